from datetime import timedelta

from sqlalchemy import Engine

from elearn.domain.attempts import Attempt, AttemptKind, LearnerId, Mode, Response
from elearn.domain.scoring import AttemptOutcome, score_attempt
from elearn.storage.attempts import add_attempt
from elearn.storage.engine import reading, transaction
from elearn.storage.tallies import list_test_tallies, raise_test_result, record_test_result
from tests.builders import NOW, an_attempt, an_item
from tests.conftest import Recorder

ITEMS = {item.id: item for item in (an_item(n) for n in range(1, 4))}


def outcome_of(attempt: Attempt, right: int) -> AttemptOutcome:
    given = {n: Response(position=n, value="a" if n <= right else "b") for n in range(1, 4)}
    return score_attempt(attempt.paper, ITEMS, given)


def record(engine: Engine, attempt: Attempt, right: int) -> None:
    with transaction(engine) as session:
        record_test_result(session, attempt, outcome_of(attempt, right))


def test_the_best_attempt_and_a_pass_are_kept(engine: Engine, learner_id: LearnerId) -> None:
    attempt = an_attempt(learner_id)
    for right in (1, 3, 2):
        record(engine, attempt, right)

    with reading(engine) as session:
        tally = list_test_tallies(session, learner_id=learner_id)["history-01"]
    assert (tally.attempts, tally.best_score, tally.max_score, tally.has_passed) == (3, 3, 3, True)
    assert tally.open_attempt_id is None


def test_later_marks_raise_the_best_result_without_another_attempt(
    engine: Engine, learner_id: LearnerId
) -> None:
    attempt = an_attempt(learner_id)
    record(engine, attempt, 1)
    with transaction(engine) as session:
        raise_test_result(session, attempt, outcome_of(attempt, 2))
        raise_test_result(session, attempt, outcome_of(attempt, 0))

    with reading(engine) as session:
        tally = list_test_tallies(session, learner_id=learner_id)["history-01"]
    assert (tally.attempts, tally.best_score, tally.has_passed) == (1, 2, True)


def test_the_newest_open_attempt_of_each_test_is_shown(
    engine: Engine, learner_id: LearnerId, statements: Recorder
) -> None:
    old = an_attempt(learner_id, started_at=NOW - timedelta(minutes=1))
    new = an_attempt(learner_id)
    begun = an_attempt(learner_id, test_id="history-02")
    exam = an_attempt(learner_id, kind=AttemptKind.MOCK_EXAM, mode=Mode.EXAM, test_id=None)
    with transaction(engine) as session:
        for attempt in (new, old, begun, exam):
            add_attempt(session, attempt)
    record(engine, old, 1)

    with statements(engine) as recorded, reading(engine) as session:
        tallies = list_test_tallies(session, learner_id=learner_id)

    assert {test_id: tally.open_attempt_id for test_id, tally in tallies.items()} == {
        "history-01": new.id,
        "history-02": begun.id,
    }
    assert (tallies["history-02"].attempts, tallies["history-02"].max_score) == (0, 3)
    assert len(recorded) == 2
