"""Learners who kept nothing are erased after thirty days; all others stay."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from elearn.domain.attempts import LearnerId
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import add_learner, lock_learner, save_learner_code
from elearn.storage.tables import Base, LearnerRow
from elearn.usecases import prune_learners as pruning
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.finish_rehearsal import finish_rehearsal
from elearn.usecases.prune_learners import prune_learners
from tests.builders import NOW, a_learner, new_id
from tests.usecases.world import World

MONTH = timedelta(days=30)
LATER = NOW + MONTH + timedelta(seconds=1)


def prune(engine: Engine, now: datetime = LATER) -> int:
    return prune_learners(lambda: transaction(engine), now=now)


def learners(engine: Engine) -> set[LearnerId]:
    with reading(engine) as session:
        return {LearnerId(found) for found in session.scalars(select(LearnerRow.__table__.c.id))}


def take_a_code(world: World) -> None:
    with world.transaction() as session:
        save_learner_code(session, world.learner_id, "123456789012")


def rehearse(world: World) -> None:
    with world.transaction() as session:
        finish_rehearsal(session, learner_id=world.learner_id, now=NOW)


def hand_in(world: World) -> None:
    world.sit(world.start(), "a")


def hand_in_a_drill(world: World) -> None:
    world.sit(world.start_drill(), "a")


def come_back_later(world: World) -> None:
    world.start(now=LATER - MONTH)


@pytest.mark.parametrize("keep", [take_a_code, rehearse, hand_in, hand_in_a_drill, come_back_later])
def test_who_kept_something_stays(each_world: World, keep: Callable[[World], None]) -> None:
    idle = each_world.another_learner()
    idle.save(idle.start(), 1, "a")  # begun, answered, never handed in
    keep(each_world)

    assert prune(each_world.engine) == 1
    assert learners(each_world.engine) == {each_world.learner_id}


def test_nobody_is_erased_before_the_month_is_over(engine: Engine) -> None:
    with transaction(engine) as session:
        begin_learner(session, learner_id=LearnerId(new_id()), now=NOW)

    assert prune(engine, NOW + MONTH) == 0
    assert prune(engine, NOW + MONTH + timedelta(microseconds=1)) == 1


def test_with_a_learner_everything_they_began_goes(each_world: World) -> None:
    each_world.save(each_world.start(), 1, "a")
    assert prune(each_world.engine) == 1

    with each_world.reading() as session:
        for name in ("learner", "attempt", "attempt_item", "attempt_threshold"):
            assert session.execute(select(Base.metadata.tables[name])).first() is None


def test_many_are_erased_batch_by_batch_up_to_a_number(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "BATCH", 2)
    monkeypatch.setattr(pruning, "BATCHES", 3)
    kept = a_learner(code="123456789012")
    with transaction(engine) as session:
        for learner in [a_learner(), kept, *(a_learner() for _ in range(6))]:
            add_learner(session, learner)

    assert [prune(engine), prune(engine), prune(engine)] == [6, 1, 0]
    assert learners(engine) == {kept.id}


def test_who_comes_back_at_this_very_moment_is_left_alone(postgresql_engine: Engine) -> None:
    learner = a_learner()
    with transaction(postgresql_engine) as session:
        add_learner(session, learner)
    with ThreadPoolExecutor(1) as pool, transaction(postgresql_engine) as session:
        lock_learner(session, learner.id)  # as every start of an attempt does
        assert pool.submit(prune, postgresql_engine).result(timeout=30) == 0

    assert learners(postgresql_engine) == {learner.id}
