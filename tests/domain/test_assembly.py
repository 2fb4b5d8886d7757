from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.assembly import (
    DRILL_SIZE,
    assemble_drill,
    assemble_mistakes,
    assemble_mock_exam,
    assemble_practice_test,
    can_assemble_mock_exam,
)
from elearn.domain.assessment import AssessmentTest, Slot, Threshold
from elearn.domain.errors import NotEnoughItems
from elearn.domain.items import ItemId, TopicId
from tests.domain.papers import HISTORY, TITLE, a_bank, a_choice_item, a_letter_item, a_profile

ONE = Slot(task="history", items=1, marks=1)
PAIR = Slot(task="listening_dialogue", items=2, marks=1)
PASS_ONE = Threshold(id="history", title=TITLE, cut_score=1, part_id="history")
PASS_ALL = Threshold(id="total", title=TITLE, cut_score=1)


def pairs(count: int, first: int = 100) -> list:  # type: ignore[type-arg]
    return [
        a_choice_item(first + n, task="listening_dialogue", stimulus=f"s-{n // 2}") for n in range(2 * count)
    ]


def test_a_practice_test_keeps_its_order_and_scales_its_part_threshold() -> None:
    items = [a_choice_item(n) for n in (3, 1, 2)]
    profile = a_profile(ONE, thresholds=(PASS_ALL, PASS_ONE))
    test = AssessmentTest(
        id="history-01",
        title=TITLE,
        bank_id=HISTORY,
        profile_id="patent",
        part_id="history",
        times=3,
        item_ids=tuple(item.id for item in items),
    )

    paper = assemble_practice_test(test, a_bank(items), profile)

    assert [place.item_id for place in paper.items] == [item.id for item in items]
    assert [(cut.id, cut.cut_score, cut.max_score) for cut in paper.cut_scores] == [("history", 3, 3)]
    assert paper.minutes == 240


@given(st.integers(0, 2**32), st.integers(0, 6))
def test_a_mock_exam_keeps_the_order_and_repeats_no_item_and_takes_unseen_items_first(
    seed: int, seen_count: int
) -> None:
    singles = [a_choice_item(n) for n in range(8)]
    bank = a_bank([*singles, *pairs(3)])
    seen = {item.id for item in singles[:seen_count]}
    profile = a_profile(PAIR, ONE, ONE, thresholds=(PASS_ALL,))

    paper = assemble_mock_exam(profile, {HISTORY: bank}, seen, Random(seed))

    drawn = [place.item_id for place in paper.items]
    assert [place.task for place in paper.items] == ["listening_dialogue"] * 2 + ["history"] * 2
    assert len(set(drawn)) == 4
    assert not seen & set(drawn)
    assert bank.item_by_id[drawn[0]].stimulus_id == bank.item_by_id[drawn[1]].stimulus_id


def test_the_same_draw_gives_the_same_paper() -> None:
    bank = a_bank([a_choice_item(n) for n in range(20)])
    profile = a_profile(ONE, ONE, ONE)

    first, second = (assemble_mock_exam(profile, {HISTORY: bank}, (), Random(7)) for _ in range(2))

    assert first == second


def test_a_bank_that_cannot_fill_a_slot_is_an_error_and_not_a_shorter_exam() -> None:
    profile = a_profile(ONE, ONE)

    assert not can_assemble_mock_exam(profile, {HISTORY: a_bank([a_choice_item(1)])})
    with pytest.raises(NotEnoughItems):
        assemble_mock_exam(profile, {HISTORY: a_bank([a_choice_item(1)])}, (), Random(1))


def test_a_drill_takes_unseen_items_of_its_topic_first() -> None:
    here = [a_choice_item(n, topic="topic-a") for n in range(12)]
    bank = a_bank([*here, a_choice_item(50, topic="topic-b")])
    seen = {item.id for item in here[:5]}

    drawn = {place.item_id for place in assemble_drill(TopicId("topic-a"), bank, seen, Random(1)).items}

    assert len(drawn) == DRILL_SIZE
    assert {item.id for item in here[5:]} <= drawn


def test_a_drill_keeps_items_of_one_recording_together() -> None:
    bank = a_bank(pairs(4))
    paper = assemble_drill(TopicId("topic-a"), bank, (), Random(3))
    stimuli = [bank.item_by_id[place.item_id].stimulus_id for place in paper.items]

    assert all(stimuli[n] == stimuli[n + 1] for n in range(0, 8, 2))


def test_a_drill_leaves_out_what_only_a_person_can_mark() -> None:
    with pytest.raises(NotEnoughItems):
        assemble_drill(TopicId("topic-a"), a_bank([a_letter_item()]), (), Random(1))


def test_mistakes_come_oldest_first_and_items_that_left_the_bank_are_passed_over() -> None:
    bank = a_bank([a_choice_item(n) for n in range(3)])
    wanted = [ItemId("history-0002"), ItemId("gone-0001"), ItemId("history-0000")]

    paper = assemble_mistakes(wanted, [bank])

    assert [place.item_id for place in paper.items] == ["history-0002", "history-0000"]
    with pytest.raises(NotEnoughItems):
        assemble_mistakes([], [bank])


def test_an_exam_whose_bank_is_missing_cannot_be_drawn_and_names_the_bank() -> None:
    profile = a_profile(ONE)

    assert not can_assemble_mock_exam(profile, {})
    with pytest.raises(NotEnoughItems) as refusal:
        assemble_mock_exam(profile, {}, (), Random(1))
    assert refusal.value.wanted == HISTORY


def test_an_exam_can_be_drawn_as_long_as_every_slot_finds_its_items() -> None:
    profile = a_profile(ONE, PAIR)

    assert can_assemble_mock_exam(profile, {HISTORY: a_bank([a_choice_item(1), *pairs(1)])})
    assert not can_assemble_mock_exam(profile, {HISTORY: a_bank([a_choice_item(1)])})
