"""A wrong key is found: the item is out of every new paper at once, and costs nobody anything meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from elearn.domain.attempts import Mode
from elearn.domain.errors import NotEnoughItems
from elearn.domain.items import ItemId
from elearn.domain.withdrawal_errors import CheckRefused, DecisionRefused, ReasonMissing, UnknownItem
from elearn.domain.withdrawals import Decision
from elearn.storage.audit import list_audit_entries
from elearn.usecases.check_item import check_item
from elearn.usecases.check_response import check_response
from elearn.usecases.list_due_items import list_due_items
from elearn.usecases.list_withdrawn_items import list_withdrawn_items, load_withdrawn_item
from elearn.usecases.load_item_use import load_item_use
from elearn.usecases.withdraw_item import withdraw_item
from tests.builders import NOW, a_test
from tests.conftest import Recorder
from tests.usecases.repair_world import FIRST, actions, decide, repair, withdraw
from tests.usecases.test_receive_attempt import an_away_attempt, send
from tests.usecases.test_submit import evidence
from tests.usecases.world import World, history_bank, history_items

SECOND = ItemId("hist-0002")


def items_of(world: World, mode: Mode = Mode.EXAM) -> list[str]:
    attempt = world.sitting(world.start(mode)).attempt
    return [str(place.item_id) for place in attempt.paper.items]


def test_no_new_paper_holds_it_and_none_that_is_under_way_changes(world: World) -> None:
    before = world.start()
    withdraw(world)

    assert FIRST in [place.item.id for place in world.sitting(before).places]
    other = world.another_learner()
    assert FIRST not in items_of(other)
    assert FIRST not in items_of(other, Mode.PRACTICE)
    papers = (other.start_drill(), other.start_exam())
    assert all(FIRST not in other.sitting(each).items for each in papers)


def test_meanwhile_it_costs_nobody_anything_and_says_nothing_about_anybody(each_world: World) -> None:
    attempt_id = each_world.start()
    withdraw(each_world)

    each_world.sit(attempt_id, "b", "a")

    scores = each_world.outcome(attempt_id).outcome.item_scores
    assert [(score.score, score.is_void) for score in scores[:3]] == [(1, True), (1, False), (0, False)]
    assert [each.answered for each in evidence(each_world).values()] == [1]


def test_practice_does_not_teach_the_wrong_key(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    world.save(attempt_id, 1, "b")
    withdraw(world)

    with world.reading() as session:
        told = check_response(session, attempt_id=attempt_id, learner_id=world.learner_id, position=1)

    assert told.is_correct is None
    assert told.place.ruling is not None
    assert told.place.ruling.hides_key


def test_two_clicks_withdraw_once(each_world: World) -> None:
    with ThreadPoolExecutor(4) as pool:
        versions = set(pool.map(lambda _: withdraw(each_world), range(4)))

    assert len(versions) == 1
    assert actions(each_world, list_audit_entries) == ["withdraw_item"]


def test_a_reason_and_a_known_item_are_asked_for(world: World) -> None:
    with world.transaction() as session:
        for reason in ("", " ", "x" * 501):
            with pytest.raises(ReasonMissing):
                withdraw_item(session, item_id=FIRST, reason=reason, account_id=None, now=NOW)
        with pytest.raises(UnknownItem):
            withdraw_item(session, item_id=ItemId("none"), reason="x", account_id=None, now=NOW)


def test_a_release_that_mends_it_brings_it_back_and_one_that_does_not_leaves_it_out(world: World) -> None:
    version = withdraw(world)
    world.release(history_bank("2026.2"))
    assert FIRST not in items_of(world)

    first, *others = history_items()
    world.release(history_bank("2026.3", items=(replace(first, key="b"), *others)))

    assert FIRST in items_of(world.another_learner())
    with world.reading() as session:
        assert load_withdrawn_item(session, version).is_mended


def test_what_was_no_mistake_is_put_back_and_may_be_withdrawn_again(world: World) -> None:
    version = withdraw(world)
    decide(world, version, Decision.PUT_BACK)
    assert FIRST in items_of(world)

    assert withdraw(world) == version
    with world.reading() as session:
        (listed,) = list_withdrawn_items(session)
    assert listed.withdrawal.decision is Decision.PENDING
    assert FIRST not in items_of(world.another_learner())


def test_a_decision_stands_unless_it_gives_more(world: World) -> None:
    version = withdraw(world)
    for accepted in ((), ("z",), ("a", "z")):
        with pytest.raises(DecisionRefused):
            decide(world, version, Decision.ACCEPT_BOTH, *accepted)

    decide(world, version, Decision.KEEP)
    decide(world, version, Decision.KEEP)
    decide(world, version, Decision.ACCEPT_BOTH, "b")
    decide(world, version, Decision.VOID)

    with pytest.raises(DecisionRefused):
        decide(world, version, Decision.KEEP)
    assert actions(world, list_audit_entries) == [*["decide_withdrawal"] * 3, "withdraw_item"]


def test_before_one_confirms_one_sees_what_was_answered_and_who_would_pass(each_world: World) -> None:
    each_world.sit(each_world.start(), "b", "a")  # 1 of 6, two are needed
    other = each_world.another_learner()
    other.sit(other.start(), "a", "a")
    open_one = each_world.another_learner()
    open_one.start()

    with each_world.reading() as session:
        bank = each_world.sitting(each_world.start_drill()).places[0].bank
        use = load_item_use(session, bank, bank.item_by_id[FIRST])

    assert use.test_ids == ("history-01",)
    assert {answer.value: (answer.attempts, answer.gaining, answer.would_pass) for answer in use.answers} == {
        "b": (1, 1, 1),
        "a": (1, 0, 0),
    }
    assert (use.attempts, use.gaining, use.would_pass) == (2, 1, 1)
    assert use.open_attempts >= 1


def test_ninety_days_after_its_date_an_item_leaves_exams_until_somebody_checks_it(world: World) -> None:
    due = NOW.date()
    first, *others = history_items()
    world.release(history_bank("2026.2", items=(replace(first, review_by=due), *others)))
    late = NOW + timedelta(days=91)

    def holds_it(mode: Mode) -> bool:
        someone = world.another_learner()
        return FIRST in someone.sitting(someone.start(mode, now=late)).items

    assert (holds_it(Mode.EXAM), holds_it(Mode.PRACTICE)) == (False, True)
    with world.reading() as session:
        (listed,) = list_due_items(session, today=late.date())
    assert (listed.item.id, listed.due_on, listed.is_overdue) == (FIRST, due, True)

    for _ in range(2):  # a double click
        with world.transaction() as session:
            review_by = late.date() + timedelta(days=365)
            check_item(session, item_id=FIRST, review_by=review_by, account_id=None, now=late)

    assert holds_it(Mode.EXAM)
    assert actions(world, list_audit_entries) == ["check_item"]
    with world.reading() as session:
        assert list_due_items(session, today=late.date()) == []


@pytest.mark.parametrize("review_by", [NOW.date(), date(2020, 1, 1), date(2036, 1, 1)])
def test_the_next_review_is_after_today_and_not_too_far_away(world: World, review_by: date) -> None:
    with world.transaction() as session, pytest.raises(CheckRefused):
        check_item(session, item_id=FIRST, review_by=review_by, account_id=None, now=NOW)


def test_nothing_is_counted_anew_before_or_by_a_decision_to_keep(world: World) -> None:
    world.sit(world.start(), "b")
    version = withdraw(world)
    assert repair(world, version).recount.done == 0

    decide(world, version, Decision.KEEP)

    assert not repair(world, version).is_recounting
    assert repair(world, version).recount.done == 0


def test_a_test_that_was_taken_along_before_is_marked_by_the_ruling_and_one_after_by_its_own_tasks(
    world: World,
) -> None:
    first, *others = history_items()
    spare = replace(first, id=ItemId("hist-0009"), key="c")
    tests = (a_test((first, *others), times=2),)
    world.release(history_bank("2026.2", items=(first, *others, spare), tests=tests))
    withdraw(world)
    before = an_away_attempt("b", "a", release="2026.2")
    after = an_away_attempt("c", "b", release="2026.2", out=frozenset({FIRST, SECOND}))

    for away in (before, after):
        send(world, away)

    scores = world.outcome(before.id).outcome.item_scores
    assert [(score.score, score.is_void) for score in scores[:2]] == [(1, True), (1, False)]
    places = world.sitting(after.id).places  # SECOND was never out of use: nobody may choose what is asked
    assert [place.item.id for place in places[:2]] == [spare.id, SECOND]
    assert [score.score for score in world.outcome(after.id).outcome.item_scores[:2]] == [1, 0]


def test_a_test_nobody_looked_at_for_too_long_can_be_practised_and_not_sat_as_an_exam(world: World) -> None:
    items = tuple(replace(item, review_by=NOW.date()) for item in history_items())
    world.release(history_bank("2026.2", items=items))
    late = NOW + timedelta(days=91)

    with pytest.raises(NotEnoughItems):
        world.start(now=late)

    assert len(world.sitting(world.start(Mode.PRACTICE, now=late)).places) == len(items)


def test_what_is_out_of_use_costs_no_statement_when_a_paper_is_drawn_or_read(
    world: World, statements: Recorder
) -> None:
    counts = []
    for _ in range(2):
        someone = world.another_learner()
        with statements(world.engine) as recorded:
            attempt_id = someone.start()
            someone.sitting(attempt_id)
            someone.start_exam()
        counts.append(len(recorded))
        withdraw(world)

    assert counts[0] == counts[1]
