import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.handouts import LONGEST_TEXT, find_text_before, is_fit_for_handout, summarise_lesson
from elearn.domain.item_bank import Stimulus
from elearn.domain.items import Interaction, StimulusId
from tests.builders import a_bank, an_item

LESSON = """# Title

Intro **one**. Then [two](/x)! Then three.

| a | b |
|---|---|
| 1 | 2 |

**A heading.** In the middle:

- a list

Remember: the end. And more."""


def test_a_lesson_is_told_by_its_first_sentences_and_its_last_ones() -> None:
    assert summarise_lesson(LESSON, 200) == "Intro one. Then two! Remember: the end. And more."


def test_whole_sentences_are_kept_as_far_as_they_fit() -> None:
    assert summarise_lesson(LESSON, 39) == "Intro one. Then two! Remember: the end."
    assert summarise_lesson(LESSON, 38) == "Intro one. Then two!"
    assert summarise_lesson(LESSON, 1) == "Intro one."


def test_a_heading_inside_a_paragraph_is_no_sentence() -> None:
    assert summarise_lesson("**What to do.** Call **112**.", 90) == "Call 112."


def test_an_abbreviation_before_a_small_letter_ends_no_sentence() -> None:
    assert summarise_lesson("В 1917 г. было две революции. Конец.", 90).startswith(
        "В 1917 г. было две революции."
    )


@given(st.text(alphabet="aA.!? \n*|#-_[]()", max_size=200), st.integers(0, 100))
def test_any_text_is_told_in_some_way(markdown: str, limit: int) -> None:
    assert isinstance(summarise_lesson(markdown, limit), str)


@pytest.mark.parametrize(("length", "fits"), [(1, True), (LONGEST_TEXT, True), (LONGEST_TEXT + 1, False)])
def test_a_task_goes_on_a_handout_with_its_text_if_that_is_short(length: int, fits: bool) -> None:
    text = Stimulus(id=StimulusId("s"), kind="text", text="т" * length)
    item = an_item(stimulus_id=text.id)
    bank = a_bank(items=(item,), stimuli=(text,))

    assert is_fit_for_handout(item, bank) is fits
    if fits:
        assert find_text_before(item, bank) == text.text


def test_what_people_mark_stays_off_a_handout() -> None:
    item = an_item(interaction=Interaction.LETTER, choices=(), key=None)

    assert not is_fit_for_handout(item, a_bank(items=(item,)))
