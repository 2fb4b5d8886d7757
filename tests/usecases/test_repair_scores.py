"""Past results are counted anew: the old ones are kept, nobody's gets worse, and a power cut does no harm."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy.orm import Session

from elearn.domain.withdrawals import Decision, Withdrawal
from elearn.storage.audit import list_audit_entries
from elearn.storage.outcome_changes import list_changes
from elearn.storage.progress import list_mistakes
from elearn.usecases import repair_scores as module
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.finish_repairs import finish_repairs
from elearn.usecases.repair_scores import repair_scores
from tests.builders import NOW
from tests.usecases.repair_world import FIRST, actions, decide, news, repair, verdict, withdraw
from tests.usecases.test_marks import LETTER, mark, sat
from tests.usecases.test_submit import evidence, tally
from tests.usecases.world import SYMBOLS, World


def test_void_gives_everybody_the_mark_and_keeps_the_old_outcome(each_world: World) -> None:
    wrong, right = each_world, each_world.another_learner()
    missed = wrong.sit(wrong.start(), "b", "a")  # one short of passing
    passed = right.sit(right.start(), "a", "a")
    version = withdraw(each_world)

    stands = repair(each_world, decide(each_world, version, Decision.VOID).version)

    assert (verdict(wrong, missed), verdict(right, passed)) == ((2, True), (2, True))
    assert (tally(wrong), tally(right)) == ((1, 2, True), (1, 2, True))
    assert [(n.score, n.passed, n.new_score, n.new_passed) for n in news(wrong)] == [(1, False, 2, True)]
    assert news(right) == []
    assert (stands.recount.done, stands.recount.total, stands.recount.changed) == (2, 2, 1)
    assert stands.recount.ended_at == NOW
    assert actions(each_world, list_audit_entries)[:2] == ["repair_scores", "decide_withdrawal"]


def test_a_void_item_leaves_what_is_known_of_the_learner(world: World) -> None:
    world.sit(world.start(), "b", "a")
    assert evidence(world)[SYMBOLS].answered == 2

    repair(world, decide(world, withdraw(world), Decision.VOID).version)

    assert (evidence(world)[SYMBOLS].answered, evidence(world)[SYMBOLS].correct) == (1, 1)
    with world.reading() as session:
        assert FIRST not in list_mistakes(session, learner_id=world.learner_id, limit=9)


def test_accept_both_is_for_those_who_gave_the_other_answer(each_world: World) -> None:
    other = each_world.another_learner()
    chose_b = each_world.sit(each_world.start(), "b", "a")
    chose_c = other.sit(other.start(), "c", "a")

    repair(each_world, decide(each_world, withdraw(each_world), Decision.ACCEPT_BOTH, "b").version)

    assert (verdict(each_world, chose_b), verdict(other, chose_c)) == ((2, True), (1, False))
    assert evidence(each_world)[SYMBOLS].correct == 2
    assert evidence(other)[SYMBOLS].correct == 1


def test_marks_of_the_time_without_a_decision_are_not_taken_back(world: World) -> None:
    attempt_id = world.start()
    version = withdraw(world)
    world.sit(attempt_id, "c", "a")
    assert verdict(world, attempt_id) == (2, True)

    repair(world, decide(world, version, Decision.ACCEPT_BOTH, "b").version)

    assert verdict(world, attempt_id) == (2, True)
    assert news(world) == []


def test_a_decision_may_be_widened_and_each_step_is_kept(world: World) -> None:
    attempt_id = world.sit(world.start(), "c", "a")
    version = withdraw(world)
    for decision, accepted in ((Decision.ACCEPT_BOTH, ("b",)), (Decision.VOID, ())):
        repair(world, decide(world, version, decision, *accepted).version)

    assert verdict(world, attempt_id) == (2, True)
    with world.reading() as session:
        assert [change.new_score for change in list_changes(session, attempt_id)] == [2]


def test_hand_ins_after_the_decision_go_by_it_at_once(world: World) -> None:
    attempt_id = world.start()
    version = withdraw(world)
    decide(world, version, Decision.ACCEPT_BOTH, "b")

    world.sit(attempt_id, "b", "a")

    assert verdict(world, attempt_id) == (2, True)
    assert repair(world, version).recount.changed == 0


def test_own_marks_given_later_do_not_undo_a_repair(world: World) -> None:
    attempt_id = sat(world, "бегу", "wrong", None, "Здравствуйте!")
    version = withdraw(world, world.sitting(attempt_id).places[0].item.id)
    repair(world, decide(world, version, Decision.ACCEPT_BOTH, "бегу").version)
    assert verdict(world, attempt_id)[0] == 2

    mark(world, attempt_id, LETTER, {"c1"})

    assert verdict(world, attempt_id)[0] == 3


def test_a_void_letter_has_its_marks_whatever_its_writer_thinks_of_it(world: World) -> None:
    attempt_id = sat(world, "еду", "wrong", None, "Здравствуйте!")
    version = withdraw(world, world.sitting(attempt_id).places[LETTER - 1].item.id)
    repair(world, decide(world, version, Decision.VOID).version)
    assert verdict(world, attempt_id)[0] == 5

    mark(world, attempt_id, LETTER, ())

    assert verdict(world, attempt_id)[0] == 5


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)


@pytest.mark.usefixtures("small_batches")
def test_it_goes_on_where_it_stopped_and_a_power_cut_loses_no_more_than_a_batch(each_world: World) -> None:
    people = [each_world.another_learner() for _ in range(5)]
    attempts = [each.sit(each.start(), "b", "a") for each in people]
    version = decide(each_world, withdraw(each_world), Decision.VOID).version
    repair(each_world, version, most=1)

    @contextmanager
    def cut() -> Iterator[Session]:
        with each_world.transaction() as session:
            yield session
            raise RuntimeError("the power is gone")

    with pytest.raises(RuntimeError):
        repair_scores(cut, each_world.reading, version=version, now=NOW)

    assert sum(verdict(each, at)[0] == 2 for each, at in zip(people, attempts, strict=True)) == 2
    stands = repair(each_world, version)
    assert (stands.recount.done, stands.recount.total, stands.recount.changed) == (5, 5, 5)
    assert all(verdict(each, at) == (2, True) for each, at in zip(people, attempts, strict=True))
    assert repair(each_world, version) == stands


@pytest.mark.usefixtures("small_batches")
def test_two_who_count_at_once_count_once(each_world: World) -> None:
    people = [each_world.another_learner() for _ in range(5)]
    for each in people:
        each.sit(each.start(), "b", "a")
    version = decide(each_world, withdraw(each_world), Decision.VOID).version

    def count(_: int) -> Withdrawal:
        return repair(each_world, version)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(count, range(3)))

    stands = repair(each_world, version)
    assert (stands.recount.done, stands.recount.changed) == (5, 5)
    assert [len(news(each)) for each in people] == [1] * 5
    assert actions(each_world, list_audit_entries).count("repair_scores") == 1


@pytest.mark.usefixtures("small_batches")
def test_a_server_finishes_by_itself_and_stops_when_it_is_told_to(world: World) -> None:
    for each in [world.another_learner() for _ in range(5)]:
        each.sit(each.start(), "b", "a")
    version = decide(world, withdraw(world), Decision.VOID).version

    def finish(steps: int, version: str | None = None) -> Withdrawal | None:
        turns = iter([True] * steps)
        return finish_repairs(
            world.transaction,
            world.reading,
            clock=lambda: NOW,
            may_go_on=lambda: next(turns, False),
            version=version,
        )

    first = finish(1)
    assert first is not None
    assert first.recount.done == 2
    last = finish(9, version)
    assert last is not None
    assert last.recount.done == 5
    assert finish(9) is None


@pytest.mark.usefixtures("small_batches")
def test_it_may_be_more_than_was_thought_where_somebody_hands_in_meanwhile(world: World) -> None:
    people = [world.another_learner() for _ in range(5)]
    begun = [each.start() for each in people]
    world.sit(world.start(), "b", "a")
    version = decide(world, withdraw(world), Decision.VOID).version
    for each, attempt_id in zip(people, begun, strict=True):
        each.sit(attempt_id, "b", "a")

    stands = repair(world, version)

    assert (stands.recount.done, stands.recount.total, stands.recount.changed) == (6, 6, 1)


def test_all_attempts_of_a_learner_are_counted_anew_at_once_and_once(world: World) -> None:
    for _ in range(9):
        world.sit(world.start(), "b", "a")
    version = decide(world, withdraw(world), Decision.VOID).version

    stands = repair(world, version)

    assert (stands.recount.done, stands.recount.changed) == (9, 9)
    assert len(news(world)) == 9
    assert tally(world) == (9, 2, True)


def test_who_is_erased_meanwhile_is_left_out(world: World) -> None:
    gone = world.another_learner()
    gone.sit(gone.start(), "b", "a")
    version = decide(world, withdraw(world), Decision.VOID).version
    with world.transaction() as session:
        erase_learner(session, learner_id=gone.learner_id)

    assert repair(world, version).recount.total == 0
