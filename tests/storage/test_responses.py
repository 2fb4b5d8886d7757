from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from elearn.domain.attempts import GRACE, Attempt, LearnerId, Response, ResponseChange
from elearn.domain.scoring import AttemptOutcome, score_attempt
from elearn.storage.attempts import add_attempt, load_attempt, lock_attempt
from elearn.storage.engine import reading, transaction
from elearn.storage.outcomes import close_attempt
from elearn.storage.responses import (
    load_responses,
    mark_aided,
    save_flag,
    save_granted,
    save_response,
)
from tests.builders import NOW, a_learner, a_paper, an_attempt, an_item
from tests.conftest import Recorder

ITEMS = {item.id: item for item in (an_item(n) for n in range(1, 41))}


def save(
    session: Session,
    attempt: Attempt,
    position: int,
    value: str | None,
    *,
    is_final: bool = False,
    now: datetime = NOW,
    learner_id: LearnerId | None = None,
) -> bool:
    return save_response(
        session,
        ResponseChange(attempt.id, learner_id or attempt.learner_id, position, value, now, is_final=is_final),
    )


def responses(engine: Engine, attempt: Attempt) -> dict[int, Response]:
    with reading(engine) as session:
        return load_responses(session, attempt.id, learner_id=attempt.learner_id)


def hand_in(session: Session, attempt: Attempt) -> bool:
    lock_attempt(session, attempt.id, learner_id=attempt.learner_id)
    stored = load_attempt(session, attempt.id, learner_id=attempt.learner_id)
    given = load_responses(session, attempt.id, learner_id=attempt.learner_id)
    outcome: AttemptOutcome = score_attempt(stored.paper, ITEMS, given)
    return close_attempt(session, stored, outcome, submitted_at=NOW)


def test_an_answer_is_saved_changed_and_cleared(engine: Engine, attempt: Attempt) -> None:
    for value in ("a", "b", "b", None):
        with transaction(engine) as session:
            assert save(session, attempt, 2, value)
        stored = responses(engine, attempt).get(2)
        assert (stored.value if stored else None) == value


def test_a_save_is_one_statement(engine: Engine, attempt: Attempt, statements: Recorder) -> None:
    for is_final in (False, True):
        with statements(engine) as recorded, transaction(engine) as session:
            save(session, attempt, 1, "a", is_final=is_final)
        assert len(recorded) == 1, recorded


def test_a_final_answer_stands_and_may_be_repeated(engine: Engine, attempt: Attempt) -> None:
    with transaction(engine) as session:
        assert save(session, attempt, 1, "a", is_final=True)
        assert save(session, attempt, 1, "a", is_final=True)
        assert not save(session, attempt, 1, "b", is_final=True)
        assert not save(session, attempt, 1, None, is_final=True)

    assert responses(engine, attempt)[1].value == "a"


@pytest.mark.parametrize(
    ("late", "is_saved"),
    [(timedelta(0), True), (GRACE, True), (GRACE + timedelta(microseconds=1), False)],
)
def test_the_grace_after_the_deadline_is_kept_to_the_microsecond(
    engine: Engine, attempt: Attempt, late: timedelta, is_saved: bool
) -> None:
    assert attempt.deadline_at
    moment = attempt.deadline_at + late

    with transaction(engine) as session:
        assert save(session, attempt, 1, "a", now=moment) is is_saved
    assert attempt.is_out_of_time(moment) is not is_saved


def test_an_attempt_without_a_deadline_is_never_late(engine: Engine, learner_id: LearnerId) -> None:
    attempt = an_attempt(learner_id, deadline_at=None)
    with transaction(engine) as session:
        add_attempt(session, attempt)
        assert save(session, attempt, 1, "a", now=NOW + timedelta(days=99))


def test_nothing_is_saved_for_a_stranger_or_beside_the_paper(engine: Engine, attempt: Attempt) -> None:
    with transaction(engine) as session:
        assert not save(session, attempt, 1, "a", learner_id=a_learner().id)
        assert not save(session, attempt, 0, "a")
        assert not save(session, attempt, 4, "a")

    assert responses(engine, attempt) == {}


def test_responses_and_places_are_their_learners_alone(engine: Engine, attempt: Attempt) -> None:
    stranger: dict[str, Any] = {"attempt_id": attempt.id, "learner_id": a_learner().id, "position": 1}
    with transaction(engine) as session:
        assert save(session, attempt, 1, "a")
        assert not save_flag(session, **stranger, is_flagged=True)
        assert not mark_aided(session, **{**stranger, "position": 2})
        assert hand_in(session, attempt)
        assert not save_granted(session, **stranger, granted=("task",))
        assert load_responses(session, attempt.id, learner_id=stranger["learner_id"]) == {}

    assert responses(engine, attempt) == {1: Response(position=1, value="a")}


def test_a_closed_attempt_takes_no_answer_flag_or_aid_but_marks(engine: Engine, attempt: Attempt) -> None:
    place: dict[str, Any] = {"attempt_id": attempt.id, "learner_id": attempt.learner_id, "position": 1}
    with transaction(engine) as session:
        assert not save_granted(session, **place, granted=("task",))
        assert hand_in(session, attempt)

    with transaction(engine) as session:
        assert not save(session, attempt, 1, "a")
        assert not save_flag(session, **place, is_flagged=True)
        assert not mark_aided(session, **place)
        assert save_granted(session, **place, granted=("task", "grammar"))
    assert responses(engine, attempt) == {1: Response(position=1, granted=("task", "grammar"))}


def test_no_granted_criterion_differs_from_nobody_has_marked(engine: Engine, attempt: Attempt) -> None:
    with transaction(engine) as session:
        hand_in(session, attempt)
        save_granted(session, attempt_id=attempt.id, learner_id=attempt.learner_id, position=1, granted=())

    assert responses(engine, attempt)[1].granted == ()


def test_a_translation_seen_after_the_answer_does_not_aid_it(engine: Engine, attempt: Attempt) -> None:
    def peek(position: int) -> Callable[[Session], bool]:
        return lambda session: mark_aided(
            session, attempt_id=attempt.id, learner_id=attempt.learner_id, position=position
        )

    with transaction(engine) as session:
        save(session, attempt, 1, "a")
        assert not peek(1)(session)
        assert peek(2)(session)
        save(session, attempt, 2, "b")

    stored = responses(engine, attempt)
    assert (stored[1].is_aided, stored[2].is_aided) == (False, True)


def test_a_flag_is_set_and_cleared(engine: Engine, attempt: Attempt) -> None:
    for is_flagged in (True, False):
        with transaction(engine) as session:
            assert save_flag(
                session,
                attempt_id=attempt.id,
                learner_id=attempt.learner_id,
                position=3,
                is_flagged=is_flagged,
            )
        assert (3 in responses(engine, attempt)) is is_flagged


def test_answers_from_many_threads_are_all_kept(engine: Engine, learner_id: LearnerId) -> None:
    attempts = [an_attempt(learner_id, paper=a_paper(*ITEMS.values())) for _ in range(2)]
    with transaction(engine) as session:
        for attempt in attempts:
            add_attempt(session, attempt)

    def answer(job: tuple[Attempt, int]) -> bool:
        with transaction(engine) as session:
            return save(session, job[0], job[1], f"value {job[1]}")

    jobs = [(attempt, position) for position in range(1, 41) for attempt in attempts]
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(answer, jobs))

    for attempt in attempts:
        stored = responses(engine, attempt)
        assert {n: response.value for n, response in stored.items()} == {
            n: f"value {n}" for n in range(1, 41)
        }


def test_of_two_final_answers_at_once_one_stands(engine: Engine, attempt: Attempt) -> None:
    def answer(value: str) -> bool:
        with transaction(engine) as session:
            return save(session, attempt, 1, value, is_final=True)

    with ThreadPoolExecutor(8) as pool:
        saved = dict(zip("abcdefgh", pool.map(answer, "abcdefgh"), strict=True))

    assert [value for value, is_saved in saved.items() if is_saved] == [responses(engine, attempt)[1].value]
