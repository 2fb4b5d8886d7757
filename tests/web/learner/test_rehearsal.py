"""The rehearsal of the computer format: its steps, its done mark, its offer on the start page."""

import re
from itertools import pairwise

import pytest

from elearn.web.learner.pages.rehearsal import CARD, KEYBOARD, LETTERS, STEPS, WORDS, Typed
from tests.web.learner.walking import Learner

OFFER = "Only used a phone so far?"


def accepts(typed: Typed, text: str) -> bool:
    return re.fullmatch(typed.pattern, text) is not None


def test_steps_lead_forward_and_back_and_can_be_skipped(learner: Learner) -> None:
    for here, after in pairwise(STEPS):
        assert f'id="skip" href="/en/rehearsal/{after}"' in learner.open(f"/en/rehearsal/{here}").text
        assert f'href="/en/rehearsal/{here}"' in learner.open(f"/en/rehearsal/{after}").text


def test_there_is_no_other_step(learner: Learner) -> None:
    assert learner.open("/en/rehearsal/step").status_code == 404


def test_the_end_is_remembered_and_told_on_start_progress_and_in_the_download(learner: Learner) -> None:
    assert OFFER in learner.open("/en/").text
    assert "not done yet" in learner.open("/en/progress").text

    answer = learner.send("/en/rehearsal")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/rehearsal")
    assert "You know the computer of the exam" in learner.open("/en/rehearsal").text
    assert OFFER not in learner.open("/en/").text
    assert "Computer rehearsal: done on" in learner.open("/en/progress").text
    assert learner.open("/en/my-data.json").get_json()["learner"][0]["rehearsed_at"]


def test_doing_it_twice_or_after_the_data_were_erased_does_no_harm(learner: Learner) -> None:
    for _ in range(2):
        assert learner.send("/en/rehearsal").status_code == 303
    learner.send("/en/my-data/erase", sure="1")

    assert OFFER in learner.open("/en/").text
    assert learner.send("/en/rehearsal").status_code == 303


@pytest.mark.parametrize("typed", [LETTERS, *WORDS, *CARD])
def test_a_field_takes_what_is_shown_and_not_what_stands_there_at_first(typed: Typed) -> None:
    assert accepts(typed, typed.text)
    assert accepts(typed, f"  {typed.text} ")
    assert not accepts(typed, typed.begun)
    assert not accepts(typed, typed.text[:-1])


@pytest.mark.parametrize(
    ("place", "text", "is_taken"),
    [
        (WORDS[0], "РАБОТА", True),
        (WORDS[1], "москва", False),
        (WORDS[2], "добрыйдень", False),
        (CARD[0], "каримов", False),
        (CARD[2], "15 . 03 . 1990", True),
        (CARD[2], "15/03/1990", False),
        (CARD[3], "+7 (900) 000-00-00", True),
        (CARD[3], "89000000000", True),
        (CARD[3], "8 900 000-00-01", False),
        (LETTERS, "А О Л Ж Щ Ы", True),
    ],
)
def test_capitals_and_signs_count_only_where_they_are_the_point(
    place: Typed, text: str, is_taken: bool
) -> None:
    assert accepts(place, text) is is_taken


def test_the_keyboard_has_every_letter_that_is_asked_for() -> None:
    letters = {key.letter for row in KEYBOARD for key in row}

    assert letters == set("абвгдежзийклмнопрстуфхцчшщъыьэюя")
    assert set(LETTERS.text + "".join(word.text.lower().replace(" ", "") for word in WORDS)) <= letters
