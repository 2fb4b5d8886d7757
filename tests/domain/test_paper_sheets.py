"""Sheets: what one key means, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import is_acceptable
from elearn.domain.items import Choice, Interaction, Item, ItemId
from elearn.domain.paper_sheets import (
    LETTERS,
    LONGEST_WORD,
    ON_PAPER,
    date_sheet,
    key_letter,
    letter_signs,
    offered_choices,
    read_sheet,
    stand_in,
)
from tests.builders import an_item
from tests.domain.papers import a_choice_item, a_letter_item, a_typed_item

JUDGED = an_item(interaction=Interaction.RIGHT_OR_WRONG, choices=(), key="wrong")
SPOKEN = an_item(interaction=Interaction.SPEAKING, choices=(), key=None)
MOSCOW = ZoneInfo("Europe/Moscow")
MADE = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)  # 18:00 in Moscow
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def four_choices() -> Item:
    return an_item(choices=tuple(Choice(id=letter, text=letter) for letter in "wxyz"), key="z")


def read_one(item: Item, text: str) -> str | None:
    reading = read_sheet({1: item}, {1: text})
    return "refused" if reading.refused else reading.values.get(1)


@pytest.mark.parametrize("text", ["1", "a", "A", "а", "А", " а ", "f", "ф"])
def test_the_first_choice_is_typed_in_either_alphabet_by_digit_and_by_key(text: str) -> None:
    assert read_one(a_choice_item(1), text) == "a"


@pytest.mark.parametrize("text", ["2", "b", "B", "б", "Б", ",", "и"])
def test_the_second_choice_likewise(text: str) -> None:
    assert read_one(a_choice_item(1), text) == "b"


@pytest.mark.parametrize("text", ["3", "c", "в", "В", "с", "v", "d"])
def test_the_third_choice_likewise(text: str) -> None:
    assert read_one(a_choice_item(1), text) == "c"


@pytest.mark.parametrize(("text", "choice"), [("d", "z"), ("г", "z"), ("4", "z"), ("u", "z"), ("в", "y")])
def test_a_slip_counts_only_where_its_letter_is_free(text: str, choice: str) -> None:
    assert read_one(four_choices(), text) == choice


@pytest.mark.parametrize("text", ["", " ", "-", "–", "0", "\u200b"])
def test_no_answer_is_typed_as_nothing_a_dash_or_nought(text: str) -> None:
    assert read_one(a_choice_item(1), text) is None


@pytest.mark.parametrize("text", ["4", "г", "x", "ab", "right", "a" * 5000, "\x00"])
def test_what_means_no_choice_is_refused(text: str) -> None:
    assert read_one(a_choice_item(1), text) == "refused"


def test_right_or_wrong_has_two_letters() -> None:
    assert [read_one(JUDGED, text) for text in "аб12в"] == ["right", "wrong", "right", "wrong", "refused"]
    assert key_letter(JUDGED) == "б"


def test_a_word_is_kept_as_it_was_typed() -> None:
    assert read_one(a_typed_item("еду"), " Еду ") == "Еду"
    assert read_one(a_typed_item("еду"), "е" * LONGEST_WORD) == "е" * LONGEST_WORD
    assert read_one(a_typed_item("еду"), "е" * (LONGEST_WORD + 1)) == "refused"


def test_what_a_person_marks_is_not_typed() -> None:
    assert read_one(a_letter_item(), "Здравствуйте") is None
    assert (stand_in(a_letter_item()), stand_in(SPOKEN)) == (ON_PAPER, "spoken")
    assert key_letter(a_letter_item()) is None


def test_places_that_the_paper_has_not_are_not_read() -> None:
    assert read_sheet({1: a_choice_item(1)}, {2: "a", -1: "b"}).values == {}


@given(st.dictionaries(st.integers(0, 4), st.text(max_size=6)))
def test_whatever_is_typed_an_item_takes_what_was_read(texts: dict[int, str]) -> None:
    items = {1: a_choice_item(1), 2: JUDGED, 3: a_typed_item("еду"), 4: a_letter_item()}
    reading = read_sheet(items, texts)

    assert all(is_acceptable(items[position], value) for position, value in reading.values.items())
    assert not set(reading.values) & set(reading.refused)


@given(st.integers(0, 8))
def test_every_letter_and_digit_means_its_own_place(count: int) -> None:
    signs = letter_signs(count)

    offered = min(count, len(LETTERS))
    assert [signs[letter] for letter in LETTERS[:offered]] == list(range(offered))
    assert [signs[str(n)] for n in range(1, offered + 1)] == list(range(offered))
    assert set(signs.values()) == set(range(offered))


def test_the_letters_are_those_of_the_choices_in_order() -> None:
    item = an_item(id=ItemId("i"), key="c")

    assert [choice.id for choice in offered_choices(item)] == ["a", "b", "c"]
    assert key_letter(item) == "в"


def test_a_sheet_of_today_is_of_now() -> None:
    assert date_sheet(date(2026, 11, 22), made_at=MADE, now=NOW, zone=MOSCOW) == NOW


def test_a_sheet_of_another_day_is_of_its_noon_but_not_before_the_form() -> None:
    noon = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    assert date_sheet(date(2026, 11, 21), made_at=MADE, now=NOW, zone=MOSCOW) == noon
    assert date_sheet(date(2026, 11, 20), made_at=MADE, now=NOW, zone=MOSCOW) == MADE


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2026, 11, 23), date.min, date.max])
def test_no_sheet_is_of_tomorrow_or_of_before_its_form(day: date) -> None:
    assert date_sheet(day, made_at=MADE, now=NOW, zone=MOSCOW) is None


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_sheet_lies_between_its_form_and_now(hours: int, later: int) -> None:
    made_at, now = MADE, MADE + timedelta(hours=hours + later)
    day = (MADE + timedelta(hours=hours)).astimezone(MOSCOW).date()
    sat_at = date_sheet(day, made_at=made_at, now=now, zone=MOSCOW)

    assert sat_at is not None
    assert made_at <= sat_at <= now
