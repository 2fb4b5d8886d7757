"""Progress counted anew is progress as it grew, also where an attempt came or went."""

from datetime import timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from elearn.domain.attempts import AttemptId, LearnerId, Mode
from elearn.storage.moved_attempts import give_to_learner
from elearn.usecases.rebuild_progress import rebuild_progress
from tests.builders import NOW
from tests.conftest import Recorder
from tests.usecases.interleaved import Plan, Play, counted, plans
from tests.usecases.world import World, store_learner

HOUR = timedelta(hours=1)
ON_A_DATABASE = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def rebuild(world: World, learner_id: LearnerId, *changed: AttemptId) -> None:
    with world.transaction() as session:
        rebuild_progress(session, learner_id=learner_id, changed=changed)


def move(world: World, attempt_id: AttemptId, learner_id: LearnerId, to: LearnerId) -> None:
    with world.transaction() as session:
        give_to_learner(session, attempt_id, learner_id=learner_id, to=to, now=NOW)
        for each in (learner_id, to):
            rebuild_progress(session, learner_id=each, changed=[attempt_id])


def two_learners(engine: Engine) -> tuple[LearnerId, LearnerId]:
    return store_learner(engine), store_learner(engine)


@ON_A_DATABASE
@given(st.lists(plans(is_once=False), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_rebuilding_changes_nothing(world: World, sittings: list[Plan], random: Random) -> None:
    learners = two_learners(world.engine)
    Play(world, sittings, random).run([learners[plan.learner] for plan in sittings])
    for learner_id in learners:
        grown = counted(world.engine, learner_id)
        rebuild(world, learner_id)

        assert counted(world.engine, learner_id) == grown


@ON_A_DATABASE
@given(st.lists(plans(is_once=True), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_all_can_be_counted_from_the_attempts_alone(
    world: World, sittings: list[Plan], random: Random
) -> None:
    learners = two_learners(world.engine)
    attempts = Play(world, sittings, random).run([learners[plan.learner] for plan in sittings])
    for learner_id in learners:
        grown = counted(world.engine, learner_id)
        rebuild(world, learner_id, *attempts)

        assert counted(world.engine, learner_id) == grown


@ON_A_DATABASE
@given(
    st.lists(plans(is_once=True), min_size=2, max_size=5),
    st.integers(0, 3),
    st.randoms(use_true_random=False),
)
def test_after_a_move_both_are_as_if_it_had_always_been_so(
    world: World, sittings: list[Plan], moved: int, random: Random
) -> None:
    moved %= len(sittings)
    play = Play(world, sittings, random)
    learners, ideal = two_learners(world.engine), two_learners(world.engine)
    wrong, right = sittings[moved].learner, 1 - sittings[moved].learner
    attempts = play.run([learners[plan.learner] for plan in sittings])
    play.run([ideal[right if n == moved else plan.learner] for n, plan in enumerate(sittings)])

    move(world, attempts[moved], learners[wrong], learners[right])

    for learner_id, as_if in zip(learners, ideal, strict=True):
        assert counted(world.engine, learner_id) == counted(world.engine, as_if)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(plans(is_once=False), min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_both_engines_rebuild_what_grew(each_world: World, sittings: list[Plan], random: Random) -> None:
    learner_id = store_learner(each_world.engine)
    Play(each_world, sittings, random).run([learner_id] * len(sittings))
    grown = counted(each_world.engine, learner_id)
    rebuild(each_world, learner_id)

    assert counted(each_world.engine, learner_id) == grown


def test_both_engines_move(each_world: World) -> None:
    other, ideal = each_world.another_learner(), each_world.another_learner()
    for learner in (each_world, ideal):
        learner.sit(learner.start(), "b", "b", now=NOW)
    attempt_id = other.sit(other.start(now=NOW + HOUR), "a", "b", "a", now=NOW + HOUR)
    ideal.sit(ideal.start(now=NOW + HOUR), "a", "b", "a", now=NOW + HOUR)

    move(each_world, attempt_id, other.learner_id, each_world.learner_id)

    engine = each_world.engine
    assert counted(engine, each_world.learner_id) == counted(engine, ideal.learner_id)
    assert not any(counted(engine, other.learner_id).values()), "nothing is left of it"
    assert each_world.outcome(attempt_id).outcome.score == 2


def test_what_was_handed_in_late_counts_in_its_own_place(world: World) -> None:
    ideal = world.another_learner()
    left = world.start()
    world.save(left, 1, "b")
    world.sit(world.start(Mode.PRACTICE, now=NOW + 9 * HOUR), "a", now=NOW + 9 * HOUR)
    world.submit(left, now=NOW + 10 * HOUR)  # it closed at its deadline, long before

    early = ideal.start()
    ideal.save(early, 1, "b")
    ideal.submit(early, now=NOW + 8 * HOUR)
    ideal.sit(ideal.start(Mode.PRACTICE, now=NOW + 9 * HOUR), "a", now=NOW + 9 * HOUR)

    assert counted(world.engine, world.learner_id) == counted(world.engine, ideal.learner_id)


def test_a_hand_in_in_its_order_rebuilds_nothing(world: World, statements: Recorder) -> None:
    for turn in range(3):
        world.sit(world.start(now=NOW + turn * HOUR), "b", now=NOW + turn * HOUR)
    last = world.start(now=NOW + 9 * HOUR)
    with statements(world.engine) as recorded:
        world.submit(last, now=NOW + 9 * HOUR)

    assert not [statement for statement in recorded if statement.startswith("DELETE")]
