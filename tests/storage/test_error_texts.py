"""What a database error says goes to the log, and must not quote what somebody wrote."""

from collections.abc import Callable
from traceback import format_exception

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, ResponseChange
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import add_learner
from elearn.storage.responses import save_response
from tests.builders import NOW, a_learner

LETTER = "Здравствуйте, Анна Петровна! "
CODE = "123456789012"


def save_too_long(session: Session, attempt: Attempt) -> None:
    save_response(session, ResponseChange(attempt.id, attempt.learner_id, 1, LETTER * 200, NOW))


def repeat_a_code(session: Session, attempt: Attempt) -> None:
    del attempt
    for _ in range(2):
        add_learner(session, a_learner(code=CODE))


def ask_of_no_table(session: Session, attempt: Attempt) -> None:
    session.execute(text("SELECT :value FROM no_such_table"), {"value": f"{LETTER} {attempt.learner_id}"})


def store_no_number(session: Session, attempt: Attempt) -> None:
    query = text("UPDATE attempt SET score = :value WHERE learner_id IS NOT NULL")
    del attempt
    session.execute(query, {"value": LETTER})


@pytest.mark.parametrize("fail", [save_too_long, repeat_a_code, ask_of_no_table, store_no_number])
def test_a_database_error_quotes_no_answer_code_or_id(
    engine: Engine, attempt: Attempt, fail: Callable[[Session, Attempt], None]
) -> None:
    with pytest.raises(SQLAlchemyError) as caught, transaction(engine) as session:
        fail(session, attempt)

    written = "".join(format_exception(caught.value))
    for private in (LETTER.split(maxsplit=1)[0], CODE, str(attempt.learner_id), attempt.learner_id.hex):
        assert private not in written


def test_what_broke_is_still_said(engine: Engine, attempt: Attempt) -> None:
    with pytest.raises(IntegrityError, match="value_of_fair_length"), transaction(engine) as session:
        save_too_long(session, attempt)


def test_readers_quote_nothing_either(engine: Engine, attempt: Attempt) -> None:
    with pytest.raises(SQLAlchemyError) as caught, reading(engine) as session:
        ask_of_no_table(session, attempt)

    assert str(attempt.learner_id) not in str(caught.value)
    assert "no_such_table" in str(caught.value)
