"""The example: realistic, the same for the same seed, and never mixed with real learners."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import DatabaseInUse
from elearn.domain.mastery import Verdict
from elearn.domain.progress import AttemptSummary
from elearn.storage.attempts import list_attempts
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.fill_demo import LEARNERS, WEEKS, DemoLearner, fill_demo
from elearn.usecases.load_syllabus import load_syllabus
from elearn.usecases.resume_by_code import resume_by_code
from tests.builders import NOW
from tests.usecases.world import World, history_bank, language_bank, store_release, the_books


def fill(world: World, seed: int = 1) -> list[DemoLearner]:
    def new_id(moment: datetime, random: Random) -> UUID:
        return UUID(int=int(moment.timestamp()) << 80 | random.getrandbits(62))

    with world.transaction() as session:
        return fill_demo(session, books=world.books, now=NOW, random=Random(seed), new_id=new_id)


@pytest.fixture
def empty_world(sqlite_engine: Engine) -> World:
    """The banks, and nobody yet."""
    store_release(sqlite_engine, history_bank())
    store_release(sqlite_engine, language_bank())
    return World(sqlite_engine, LearnerId(UUID(int=0)), the_books())


def attempts_of(world: World, learner: DemoLearner) -> list[AttemptSummary]:
    with world.reading() as session:
        return list_attempts(session, learner_id=learner.id, limit=99)


def test_every_learner_has_weeks_of_attempts_and_a_code(empty_world: World) -> None:
    learners = fill(empty_world)

    assert len(learners) == len({learner.code for learner in learners}) == LEARNERS
    for learner in learners:
        attempts = attempts_of(empty_world, learner)
        assert len(attempts) == learner.attempts
        for attempt in attempts:
            assert attempt.submitted_at is not None
            assert NOW - timedelta(weeks=WEEKS) <= attempt.started_at < attempt.submitted_at <= NOW
        with empty_world.reading() as session:
            assert resume_by_code(session, code_text=learner.code) == learner.id


def test_the_able_do_better_than_the_rest(empty_world: World) -> None:
    learners = fill(empty_world)

    def mean(some: list[DemoLearner]) -> float:
        attempts = [attempt for learner in some for attempt in attempts_of(empty_world, learner)]
        return sum(attempt.score or 0 for attempt in attempts) / sum(a.max_score for a in attempts)

    by_ability = sorted(learners, key=lambda learner: learner.ability)
    assert mean(by_ability[: LEARNERS // 2]) + 0.1 < mean(by_ability[LEARNERS // 2 :])


def test_every_kind_of_page_has_something_to_show(empty_world: World) -> None:
    attempts = [a for learner in fill(empty_world) for a in attempts_of(empty_world, learner)]

    assert {attempt.kind.value for attempt in attempts} >= {"practice_test", "mock_exam"}
    assert {attempt.mode.value for attempt in attempts} == {"practice", "exam"}
    assert {attempt.passed for attempt in attempts} >= {True, False}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_busiest_learner_fails_and_passes(empty_world: World, seed: int) -> None:
    busiest = max(fill(empty_world, seed), key=lambda learner: learner.attempts)

    assert {attempt.passed for attempt in attempts_of(empty_world, busiest)} >= {True, False}


def test_weak_and_strong_topics_are_seen(empty_world: World) -> None:
    learners = fill(empty_world)
    with empty_world.reading() as session:
        banks = [bank for learner in learners for bank in load_syllabus(session, learner_id=learner.id)]

    assert {group.mastery.verdict for bank in banks for group in bank.groups} == set(Verdict)


@pytest.mark.parametrize(("seed", "is_same"), [(1, True), (2, False)])
def test_the_same_seed_gives_the_same_example(empty_world: World, seed: int, is_same: bool) -> None:
    first = [learner.code for learner in fill(empty_world, seed=1)]
    with empty_world.transaction() as session:
        for code in first:
            erase_learner(session, learner_id=resume_by_code(session, code_text=code))
    second = [learner.code for learner in fill(empty_world, seed)]

    assert (first == second) is is_same


def test_a_database_in_use_is_refused_and_left_alone(world: World) -> None:
    with pytest.raises(DatabaseInUse):
        fill(world)
    assert world.progress().scored == ()
