"""A save that the database refuses: the log says what broke, and not what was written."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from elearn.storage.engine import transaction
from tests.web.learner.walking import Learner

LETTER = "Здравствуйте, Анна Петровна!"


@pytest.mark.usefixtures("learner")
def test_a_failed_save_leaves_no_answer_in_the_log(
    make_app: Callable[..., Flask], sqlite_engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    sitting = Learner(make_app().test_client())
    paper = sitting.start("exam")
    with transaction(sqlite_engine) as session:
        session.execute(
            text(
                "CREATE TRIGGER full_disk BEFORE UPDATE ON attempt_item"
                " BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
            )
        )
    answer = sitting.save(paper, 5, LETTER)

    written = capsys.readouterr().err
    attempt_id = paper.rstrip("/").rsplit("/", 1)[-1]
    assert answer.status_code >= 500
    assert "disk is full" in written
    for private in (LETTER.split(maxsplit=1)[0], attempt_id, attempt_id.replace("-", "")):
        assert private not in written
