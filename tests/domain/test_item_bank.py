"""What a bank and an exam say about themselves."""

from typing import Any

import pytest

from elearn.domain.assessment import Part, Slot, Threshold
from elearn.domain.errors import UnknownProfile
from elearn.domain.item_bank import Stimulus
from elearn.domain.items import StimulusId
from tests.builders import a_bank, a_medium, an_item
from tests.domain.papers import HISTORY, TITLE, a_profile

PICTURE = Stimulus(id=StimulusId("s-1"), kind="picture", media="hist-pic-0001")
TEXT = Stimulus(id=StimulusId("s-2"), kind="text")


def test_an_item_shows_the_medium_of_its_stimulus_if_there_is_one() -> None:
    items = (an_item(1, stimulus_id=PICTURE.id), an_item(2, stimulus_id=TEXT.id), an_item(3))
    medium = a_medium(b"<svg/>", "a" * 64)
    bank = a_bank(*items, stimuli=(PICTURE, TEXT), media=(medium,))

    assert [bank.media_of(item) for item in items] == [medium, None, None]


def test_translations_are_made_from_question_choices_and_explanation() -> None:
    item = an_item(1, stem=" Вопрос?\n", explanation="Потому что.\n")

    assert item.source_text == "Вопрос?\nответ a\nответ b\nответ c\nПотому что."


def test_a_part_stands_as_often_as_wanted_slot_by_slot() -> None:
    slots = (Slot(task="reading", items=1, marks=1), Slot(task="listening", items=2, marks=1))
    part = Part(id="russian", bank_id=HISTORY, title=TITLE, slots=slots)

    assert part.tasks() == ("reading", "listening", "listening")
    assert part.tasks(times=2) == ("reading",) * 2 + ("listening",) * 4


def test_an_exam_knows_its_parts_and_no_others() -> None:
    profile = a_profile(Slot(task="history", items=1, marks=1))

    assert profile.part("history").id == "history"
    with pytest.raises(UnknownProfile):
        profile.part("chemistry")


@pytest.mark.parametrize(
    ("limits", "marks"),
    [
        ({}, 5),
        ({"part_id": "history"}, 5),
        ({"part_id": "russian"}, 0),
        ({"part_id": "history", "tasks": ("history_picture",)}, 4),
    ],
)
def test_a_threshold_counts_the_marks_of_what_it_covers(limits: dict[str, Any], marks: int) -> None:
    slots = (Slot(task="history", items=1, marks=1), Slot(task="history_picture", items=2, marks=2))

    assert a_profile(*slots).possible_marks(Threshold(id="t", title=TITLE, cut_score=1, **limits)) == marks
