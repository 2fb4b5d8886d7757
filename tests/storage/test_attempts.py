import re
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode
from elearn.domain.errors import AttemptNotFound
from elearn.storage.attempts import (
    add_attempt,
    find_open_attempt,
    list_attempts,
    list_open_attempts,
    list_scored_attempts,
    load_attempt,
)
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import add_learner
from elearn.storage.tallies import list_test_tallies
from tests.builders import NOW, a_cut_score, a_learner, a_paper, an_attempt, an_item
from tests.conftest import Recorder


def test_an_attempt_comes_back_as_it_was_stored(engine: Engine, learner_id: LearnerId) -> None:
    cuts = [a_cut_score(id="total", part_id=None), a_cut_score(id="pictures", tasks=("history_picture",))]
    attempt = an_attempt(learner_id, paper=a_paper(an_item(3), an_item(1), an_item(2), cut_scores=cuts))
    with transaction(engine) as session:
        add_attempt(session, attempt)

    with reading(engine) as session:
        assert load_attempt(session, attempt.id, learner_id=learner_id) == attempt


def test_a_drill_has_no_thresholds_and_no_clock(engine: Engine, learner_id: LearnerId) -> None:
    drill = an_attempt(
        learner_id,
        kind=AttemptKind.DRILL,
        mode=Mode.PRACTICE,
        topic_id="history-state-symbols",
        test_id=None,
        profile_id=None,
        deadline_at=None,
        paper=a_paper(cut_scores=[]),
    )
    with transaction(engine) as session:
        add_attempt(session, drill)

    with reading(engine) as session:
        assert load_attempt(session, drill.id, learner_id=learner_id) == drill


def test_an_attempt_belongs_to_its_learner_alone(engine: Engine, attempt: Attempt) -> None:
    stranger = a_learner()
    with transaction(engine) as session:
        add_learner(session, stranger)

    with reading(engine) as session, pytest.raises(AttemptNotFound):
        load_attempt(session, attempt.id, learner_id=stranger.id)


@pytest.mark.parametrize("places", [1, 40])
def test_loading_takes_three_statements_whatever_the_paper(
    engine: Engine, learner_id: LearnerId, statements: Recorder, places: int
) -> None:
    attempt = an_attempt(learner_id, paper=a_paper(*(an_item(n) for n in range(1, places + 1))))
    with statements(engine) as adding, transaction(engine) as session:
        add_attempt(session, attempt)
    with statements(engine) as loading, reading(engine) as session:
        load_attempt(session, attempt.id, learner_id=learner_id)

    assert (len(adding), len(loading)) == (3, 3)


def test_the_open_attempt_of_a_test_is_the_newest_of_that_test_and_mode(
    engine: Engine, learner_id: LearnerId
) -> None:
    old, new, other_test, other_mode = (
        an_attempt(learner_id, started_at=NOW - timedelta(minutes=3)),
        an_attempt(learner_id, started_at=NOW - timedelta(minutes=2)),
        an_attempt(learner_id, test_id="history-02"),
        an_attempt(learner_id, mode=Mode.PRACTICE),
    )
    with transaction(engine) as session:
        for attempt in (old, new, other_test, other_mode):
            add_attempt(session, attempt)

    with reading(engine) as session:
        assert _find(session, learner_id, "history-01") == new.id
        assert _find(session, learner_id, "history-03") is None


def test_attempts_are_listed_newest_first_page_by_page(engine: Engine, learner_id: LearnerId) -> None:
    attempts = [an_attempt(learner_id, started_at=NOW - timedelta(minutes=n)) for n in range(5)]
    with transaction(engine) as session:
        for attempt in reversed(attempts):
            add_attempt(session, attempt)

    with reading(engine) as session:
        page = list_attempts(session, learner_id=learner_id, limit=2, offset=2)
        assert [summary.id for summary in page] == [attempts[2].id, attempts[3].id]
        assert (page[0].kind, page[0].mode) == (AttemptKind.PRACTICE_TEST, Mode.EXAM)
        assert (page[0].score, page[0].max_score, page[0].passed) == (None, 3, None)
        newest = list_open_attempts(session, learner_id=learner_id, limit=1)
        assert [summary.id for summary in newest] == [attempts[0].id]


def _find(session: Session, learner_id: LearnerId, test_id: str) -> AttemptId | None:
    return find_open_attempt(
        session,
        learner_id=learner_id,
        kind=AttemptKind.PRACTICE_TEST,
        mode=Mode.EXAM,
        test_id=test_id,
    )


def test_finding_open_attempts_does_not_read_the_history(sqlite_engine: Engine, statements: Recorder) -> None:
    learner = a_learner()
    with statements(sqlite_engine) as recorded, reading(sqlite_engine) as session:
        list_open_attempts(session, learner_id=learner.id)
        list_test_tallies(session, learner_id=learner.id)

    with sqlite_engine.connect() as connection:
        for statement in recorded[:2]:
            values = ("",) * statement.count("?")
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            assert "ix_attempt_open" in str(plan)


def test_the_score_history_reads_neither_drills_nor_open_attempts(
    engine: Engine, statements: Recorder, learner_id: LearnerId
) -> None:
    with statements(engine) as recorded, reading(engine) as session:
        list_scored_attempts(session, learner_id=learner_id, limit=30)

    explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    with reading(engine) as session:
        if engine.dialect.name == "postgresql":  # of a small table it would rather read everything
            session.execute(text("SET LOCAL enable_seqscan = off"))
            session.execute(text("SET LOCAL enable_bitmapscan = off"))
        cursor = session.connection().exec_driver_sql(f"{explain} {_with_values(recorded[0], learner_id)}")
        plan = str(cursor.all())
    assert "ix_attempt_scored" in plan
    assert "sort" not in plan.lower().replace("sorted", "")
    assert "TEMP B-TREE" not in plan


def _with_values(statement: str, learner_id: LearnerId) -> str:
    """Write the parameters into a recorded statement."""
    values = {"learner_id": f"'{learner_id}'", "limit": "30"}
    named = re.sub(r"%\((learner_id|limit)\)s(::\w+)?", lambda found: values[found[1]], statement)
    return re.sub(r"LIMIT \?", "LIMIT 30", named).replace("?", f"'{learner_id.hex}'", 1).replace("?", "0")
