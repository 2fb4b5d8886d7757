"""What is handed in enters the tallies of its items once, whichever way it comes."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.withdrawals import Decision
from elearn.storage.engine import reading
from elearn.storage.tables import AttemptRow, ItemTallyRow
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.note_language import note_language
from elearn.usecases.peek_translation import peek_translation
from elearn.usecases.start_drill import start_drill
from tests.builders import NOW, new_id
from tests.conftest import Recorder
from tests.usecases.interleaved import Plan, Play, plans
from tests.usecases.item_counts import count_noted, recount, tallied, told
from tests.usecases.repair_world import decide, repair, withdraw
from tests.usecases.test_rebuild_progress import move, two_learners
from tests.usecases.world import SYMBOLS, World

HOUR = timedelta(hours=1)
ON_A_DATABASE = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_an_attempt_is_counted_when_it_is_handed_in(each_world: World) -> None:
    attempt_id = each_world.start(Mode.PRACTICE)
    each_world.save(attempt_id, 1, "a")
    assert not told(each_world.engine)
    each_world.sit(attempt_id, None, "b", None, "c")

    assert told(each_world.engine) == {
        ("hist-0001", "practice", "a"): 1,
        ("hist-0002", "practice", "b"): 1,
        ("hist-0003", "practice", ""): 1,
        ("hist-0004", "practice", "c"): 1,
    }
    assert count_noted(each_world.engine) == 4


def test_a_second_hand_in_counts_nothing(world: World) -> None:
    attempt_id = world.sit(world.start(), "a", "b")
    before = tallied(world.engine)

    assert not world.submit(attempt_id, now=NOW + HOUR)
    assert tallied(world.engine) == before


def test_only_the_first_answer_of_a_learner_counts(each_world: World) -> None:
    each_world.sit(each_world.start(), "b")
    each_world.sit(each_world.start(now=NOW + HOUR), "a", "a", now=NOW + HOUR)

    assert told(each_world.engine) == {("hist-0001", "exam", "b"): 1, ("hist-0002", "exam", "a"): 1}


def test_learners_are_counted_together(world: World) -> None:
    for learner in (world, world.another_learner()):
        learner.sit(learner.start(), "a", "b", "a", "a", "a", "a")
    with reading(world.engine) as session:
        row = session.execute(select(ItemTallyRow).where(ItemTallyRow.item_id == "hist-0001")).scalar_one()

    assert (row.times, row.rested, row.rest_sum, row.rest_squares) == (2, 2, 1_600, 2 * 800**2)


def test_an_item_is_left_out_once_by_one_learner(each_world: World) -> None:
    for hour in range(3):
        now = NOW + hour * HOUR
        each_world.sit(each_world.start(now=now), None, "a", now=now)
    now = NOW + 3 * HOUR
    each_world.sit(each_world.start(now=now), "a", now=now)

    assert told(each_world.engine) == {
        ("hist-0001", "exam", ""): 1,
        ("hist-0002", "exam", "a"): 1,
        ("hist-0001", "exam", "a"): 1,
    }


def test_who_has_answered_before_does_not_leave_out(world: World) -> None:
    world.sit(world.start(), "a")
    world.sit(world.start(now=NOW + HOUR), None, "a", now=NOW + HOUR)

    assert ("hist-0001", "exam", "") not in told(world.engine)


def test_an_aided_answer_counts_neither_now_nor_later(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    with world.transaction() as session:
        peek_translation(
            session, attempt_id=attempt_id, learner_id=world.learner_id, position=1, language="en"
        )
    world.sit(attempt_id, "a", "a")
    world.sit(world.start(now=NOW + HOUR), "a", now=NOW + HOUR)

    assert told(world.engine) == {("hist-0002", "practice", "a"): 1}


def test_drills_count_as_practice(world: World) -> None:
    attempt_id = AttemptId(new_id())
    with world.transaction() as session:
        start_drill(
            session,
            learner_id=world.learner_id,
            topic_id=SYMBOLS,
            attempt_id=attempt_id,
            random=Random(1),
            now=NOW,
        )
    world.sit(attempt_id, "a")

    assert [mode for _, mode, _ in told(world.engine)] == ["practice"]


def test_tasks_that_a_person_marks_are_not_counted(world: World) -> None:
    world.sit(world.start(test_id="language-01"), "иду", "wrong", None, "Здравствуйте!")

    assert told(world.engine) == {("lang-0001", "exam", "right"): 1, ("lang-0002", "exam", "wrong"): 1}


def test_the_language_is_that_in_which_it_was_begun(each_world: World) -> None:
    attempt_id = each_world.start()
    for language in ("tg", "ru"):
        with each_world.transaction() as session:
            note_language(session, attempt_id=attempt_id, language=language)
    each_world.sit(attempt_id, "a")
    with each_world.reading() as session:
        assert session.scalars(select(AttemptRow.language)).all() == ["tg"]
        assert session.scalars(select(ItemTallyRow.language)).all() == ["tg"]


def test_times_are_counted(world: World) -> None:
    attempt_id = world.start()
    for position, seconds in ((1, 10), (2, 30)):
        world.save(attempt_id, position, "a", now=NOW + timedelta(seconds=seconds))
    world.submit(attempt_id, now=NOW + timedelta(seconds=40))
    with world.reading() as session:
        rows = {row.item_id: row for row in session.scalars(select(ItemTallyRow))}

    assert (rows["hist-0001"].seconds_12, rows["hist-0002"].seconds_27) == (1, 1)  # type: ignore[attr-defined]


def test_what_a_learner_told_stays_without_them(each_world: World) -> None:
    each_world.sit(each_world.start(), "a", "b")
    before = tallied(each_world.engine)
    with each_world.transaction() as session:
        erase_learner(session, learner_id=each_world.learner_id)

    assert tallied(each_world.engine) == before
    recount(each_world.engine)
    assert not tallied(each_world.engine), "what is counted anew is of what is stored"


@pytest.mark.parametrize("decision", [Decision.VOID, Decision.ACCEPT_BOTH, Decision.KEEP])
def test_a_withdrawn_item_keeps_its_statistics(world: World, decision: Decision) -> None:
    for learner, value in ((world, "b"), (world.another_learner(), "a")):
        learner.sit(learner.start(), value, "a", "a", "a", "a")
    grown = tallied(world.engine)

    accepted = "b" if decision is Decision.ACCEPT_BOTH else None
    repair(world, decide(world, withdraw(world), decision, *filter(None, [accepted])).version)

    assert tallied(world.engine) == grown, "they are what tells that something is wrong"
    recount(world.engine)
    assert tallied(world.engine) == grown


@ON_A_DATABASE
@given(st.lists(plans(is_once=False), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_counting_anew_gives_what_grew(world: World, sittings: list[Plan], random: Random) -> None:
    learners = two_learners(world.engine)
    Play(world, sittings, random).run([learners[plan.learner] for plan in sittings])
    grown = tallied(world.engine)
    recount(world.engine)

    assert tallied(world.engine) == grown


@ON_A_DATABASE
@given(
    st.lists(plans(is_once=True), min_size=2, max_size=5),
    st.integers(0, 3),
    st.randoms(use_true_random=False),
)
def test_after_moves_too(world: World, sittings: list[Plan], moved: int, random: Random) -> None:
    moved %= len(sittings)
    learners = two_learners(world.engine)
    attempts = Play(world, sittings, random).run([learners[plan.learner] for plan in sittings])
    wrong = sittings[moved].learner
    move(world, attempts[moved], learners[wrong], learners[1 - wrong])
    grown = tallied(world.engine)
    recount(world.engine, limit=2)

    assert tallied(world.engine) == grown


def test_both_engines_move_and_count_anew(each_world: World) -> None:
    other = each_world.another_learner()
    each_world.sit(each_world.start(), "b", "b")
    attempt_id = other.sit(other.start(now=NOW + HOUR), "a", "b", "a", now=NOW + HOUR)
    assert told(each_world.engine)["hist-0001", "exam", "a"] == 1

    move(each_world, attempt_id, other.learner_id, each_world.learner_id)

    counts = {("hist-0001", "exam", "b"): 1, ("hist-0002", "exam", "b"): 1, ("hist-0003", "exam", "a"): 1}
    assert told(each_world.engine) == counts
    move(each_world, attempt_id, each_world.learner_id, other.learner_id)
    assert told(each_world.engine)["hist-0002", "exam", "b"] == 2
    grown = tallied(each_world.engine)
    recount(each_world.engine)
    assert tallied(each_world.engine) == grown


def test_what_is_handed_in_late_takes_its_place(world: World) -> None:
    left = world.start()
    world.save(left, 1, "b")
    world.sit(world.start(Mode.PRACTICE, now=NOW + 9 * HOUR), None, "a", now=NOW + 9 * HOUR)
    assert ("hist-0001", "practice", "") in told(world.engine)
    world.submit(left, now=NOW + 10 * HOUR)  # it closed at its deadline, long before

    assert told(world.engine) == {("hist-0001", "exam", "b"): 1, ("hist-0002", "practice", "a"): 1}


def test_counting_takes_three_statements_however_many_items(world: World, statements: Recorder) -> None:
    attempt_id = world.start()
    for position in range(1, 7):
        world.save(attempt_id, position, "a")
    with statements(world.engine) as recorded:
        world.submit(attempt_id)
    about_items = [each for each in recorded if "item_tally" in each or "is_tallied" in each]

    assert [each.split()[0] for each in about_items] == ["SELECT", "INSERT", "UPDATE"]
