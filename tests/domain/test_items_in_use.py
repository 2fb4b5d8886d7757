"""What stands in for items that are out of use, and when nobody having looked takes one out of exam mode."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.assembly import assemble_practice_test
from elearn.domain.assessment import AssessmentTest, Slot, Threshold
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, ItemId
from elearn.domain.items_in_use import (
    ItemCheck,
    is_due,
    is_overdue,
    list_overdue,
    may_be_overdue,
    take_out,
)
from tests.domain.papers import HISTORY, TITLE, a_bank, a_choice_item, a_profile

DAY = timedelta(days=1)
REVIEW = date(2026, 6, 1)
ONE = Slot(task="history", items=1, marks=1)
PASS_TWO_OF_THREE = Threshold(id="history", title=TITLE, cut_score=2, part_id="history")
PROFILE = a_profile(ONE, ONE, ONE, thresholds=(PASS_TWO_OF_THREE,))


def a_test(*items: Item) -> AssessmentTest:
    return AssessmentTest(
        id="history-01",
        title=TITLE,
        bank_id=HISTORY,
        profile_id="patent",
        part_id="history",
        times=1,
        item_ids=tuple(item.id for item in items),
    )


def bank_with(test_items: list[Item], *others: Item) -> ItemBank:
    return replace(a_bank([*test_items, *others]), tests=(a_test(*test_items),))


def ids(bank: ItemBank) -> list[str]:
    return [str(item_id) for item_id in bank.tests[0].item_ids]


@pytest.mark.parametrize(("days", "gone"), [(0, False), (1, False), (90, False), (91, True)])
def test_an_item_leaves_exam_mode_on_the_ninety_first_day_after_its_review_date(
    days: int, gone: bool
) -> None:
    item = replace(a_choice_item(1), review_by=REVIEW)
    today = REVIEW + days * DAY

    assert is_overdue(item, None, today) is gone
    assert (list_overdue(a_bank([item]), {}, today) == {item.id}) is gone
    assert may_be_overdue(a_bank([item]), today) is gone
    assert is_due(item, None, today) is (days > 0)


def test_a_check_brings_it_back_and_a_newer_release_with_a_later_date_as_well() -> None:
    today = REVIEW + 200 * DAY
    item = replace(a_choice_item(1), review_by=REVIEW)
    check = ItemCheck(item_id=item.id, checked_on=today, review_by=today + DAY)

    assert not is_overdue(item, check, today)
    assert not is_overdue(replace(item, review_by=today), None, today)
    assert is_overdue(item, replace(check, review_by=REVIEW), today)
    assert not is_overdue(a_choice_item(2), None, today)


def test_a_release_without_anything_out_of_use_is_the_very_same() -> None:
    bank = bank_with([a_choice_item(1)])

    assert take_out(bank, ()) is bank
    assert take_out(bank, {ItemId("history-9999")}) is bank


def test_the_same_items_out_give_the_same_release_so_that_it_is_worked_out_once() -> None:
    bank = bank_with([a_choice_item(1), a_choice_item(2)], a_choice_item(3))

    assert take_out(bank, {ItemId("history-0001")}) is take_out(bank, [ItemId("history-0001")])


def test_another_item_of_the_same_kind_and_topic_stands_in_its_place() -> None:
    bank = bank_with(
        [a_choice_item(1), a_choice_item(2), a_choice_item(3)],
        a_choice_item(4, topic="topic-b"),
        a_choice_item(5, task="other"),
        a_choice_item(6),
    )

    reduced = take_out(bank, {ItemId("history-0002")})

    assert ids(reduced) == ["history-0001", "history-0006", "history-0003"]
    assert ItemId("history-0002") not in reduced.item_by_id
    paper = assemble_practice_test(reduced.tests[0], reduced, PROFILE)
    assert [(cut.cut_score, cut.max_score) for cut in paper.cut_scores] == [(2, 3)]


def test_one_of_another_topic_does_where_there_is_no_other() -> None:
    bank = bank_with([a_choice_item(1)], a_choice_item(4, topic="topic-b"))

    assert ids(take_out(bank, {ItemId("history-0001")})) == ["history-0004"]


def test_what_shares_a_recording_goes_together() -> None:
    pair = [a_choice_item(n, task="listening", stimulus="s-1") for n in (1, 2)]
    other = [a_choice_item(n, task="listening", stimulus="s-2") for n in (5, 6)]
    bank = bank_with([*pair, a_choice_item(3)], a_choice_item(4, task="listening"), *other)

    assert ids(take_out(bank, {ItemId("history-0002")})) == ["history-0005", "history-0006", "history-0003"]


def test_without_another_pair_the_sound_half_stays() -> None:
    pair = [a_choice_item(n, task="listening", stimulus="s-1") for n in (1, 2)]
    bank = bank_with([*pair, a_choice_item(3)], a_choice_item(4, task="listening"))

    assert ids(take_out(bank, {ItemId("history-0002")})) == ["history-0001", "history-0003"]


@pytest.mark.parametrize(("gone", "cut", "maximum"), [(1, 1, 2), (2, 1, 1)])
def test_where_none_stands_in_the_thresholds_shrink_in_proportion(gone: int, cut: int, maximum: int) -> None:
    items = [a_choice_item(n) for n in (1, 2, 3)]
    bank = bank_with(items)

    reduced = take_out(bank, {item.id for item in items[:gone]})
    paper = assemble_practice_test(reduced.tests[0], reduced, PROFILE)

    assert [(each.cut_score, each.max_score) for each in paper.cut_scores] == [(cut, maximum)]
    assert len(paper.items) == maximum
    assert [place.position for place in paper.items] == list(range(1, maximum + 1))


def test_a_test_of_which_nothing_is_left_is_none() -> None:
    assert take_out(bank_with([a_choice_item(1)]), {ItemId("history-0001")}).tests == ()


@given(st.sets(st.integers(0, 11)), st.integers(3, 8))
def test_no_item_out_of_use_is_in_a_test_and_none_twice(out: set[int], size: int) -> None:
    items = [
        a_choice_item(n, task=f"task-{n % 2}", stimulus=f"s-{n // 3}" if n % 5 else None) for n in range(12)
    ]
    bank = bank_with(items[:size], *items[size:])
    gone = {items[n].id for n in out}

    for test in take_out(bank, gone).tests:
        assert gone.isdisjoint(test.item_ids)
        assert len(set(test.item_ids)) == len(test.item_ids) <= size
        kinds = [bank.item_by_id[item_id].task for item_id in test.item_ids]
        assert len(kinds) < size or kinds == [item.task for item in items[:size]]
