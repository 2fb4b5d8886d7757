"""Sessions in a room: codes, how a seat stands, pictures that nobody else of the group has."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.errors import GroupFull
from elearn.domain.groups import PICTURES, Pin, draw_pin, is_pin
from elearn.domain.rooms import (
    BEAT,
    IDLE_AFTER,
    Seat,
    SeatId,
    SeatState,
    SeatWork,
    is_beat_due,
    make_join_code,
    parse_join_code,
    seat_state,
)
from tests.builders import NOW, new_id

SEAT = Seat(
    id=SeatId(new_id()),
    session_id=new_id(),  # type: ignore[arg-type]
    number=7,
    learner_id=new_id(),  # type: ignore[arg-type]
    participant_id=None,
    joined_at=NOW,
    seen_at=NOW,
)
BEGUN = SeatWork(started_at=NOW)


@given(st.integers(0, 10**6 - 1), st.lists(st.sampled_from([" ", "-", "–", "\u00a0"]), max_size=5))
def test_a_code_is_read_however_it_is_spaced(drawn: int, marks: list[str]) -> None:
    code = make_join_code(drawn)
    spaced = "".join(digit + mark for digit, mark in zip(code, [*marks, *[""] * 6], strict=False))

    assert parse_join_code(f" {spaced} ") == code


@pytest.mark.parametrize("text", ["", "12345", "1234567", "12345a", "１２３４５６", "12 34 5", "²34567"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert parse_join_code(text) is None


@given(st.text())
def test_any_text_is_a_code_of_six_digits_or_none(text: str) -> None:
    code = parse_join_code(text)

    assert code is None or (len(code) == 6 and code.isascii() and code.isdigit())


@pytest.mark.parametrize(
    ("work", "after", "state"),
    [
        (SeatWork(), timedelta(hours=1), SeatState.JOINED),
        (BEGUN, timedelta(0), SeatState.WORKING),
        (BEGUN, IDLE_AFTER - timedelta(seconds=1), SeatState.WORKING),
        (BEGUN, IDLE_AFTER, SeatState.IDLE),
        (replace(BEGUN, answered_at=NOW + timedelta(minutes=5)), timedelta(minutes=6), SeatState.WORKING),
        (replace(BEGUN, answered_at=NOW + timedelta(minutes=5)), timedelta(minutes=7), SeatState.IDLE),
        (replace(BEGUN, submitted_at=NOW), timedelta(hours=1), SeatState.FINISHED),
    ],
)
def test_a_seat_stands_by_its_last_answer(work: SeatWork, after: timedelta, state: SeatState) -> None:
    assert seat_state(SEAT, work, NOW + after) is state


def test_a_clean_seat_is_clean_whatever_was_sat_there() -> None:
    clean = replace(SEAT, cleaned_at=NOW)

    assert seat_state(clean, BEGUN, NOW) is SeatState.CLEAN


def test_a_computer_is_noted_again_after_a_while() -> None:
    assert not is_beat_due(SEAT, NOW + BEAT - timedelta(seconds=1))
    assert is_beat_due(SEAT, NOW + BEAT)


def test_pictures_are_drawn_until_every_order_is_taken() -> None:
    random, taken = Random(1), set[Pin]()
    for _ in range(12 * 11 * 10):
        pin = draw_pin(taken, random)
        assert is_pin(pin)
        assert pin not in taken
        taken.add(pin)

    with pytest.raises(GroupFull):
        draw_pin(taken, random)


def test_pictures_are_three_different_ones_in_an_order() -> None:
    assert not is_pin(PICTURES[:2])
    assert not is_pin((*PICTURES[:2], PICTURES[0]))
    assert not is_pin((*PICTURES[:2], "elephant"))
    assert draw_pin([PICTURES[:3]], Random(3)) != PICTURES[:3]
