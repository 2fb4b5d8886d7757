from random import Random

import pytest

from elearn.domain.errors import GroupFull
from elearn.domain.groups import PICTURES, PIN_LENGTH, Pin, draw_pin, is_pin


def test_pictures_are_drawn_until_every_order_is_taken() -> None:
    drawn: list[Pin] = []
    for _ in range(12 * 11 * 10):
        drawn.append(draw_pin(drawn, Random(1)))

    assert len(set(drawn)) == len(drawn)
    assert all(is_pin(pin) for pin in drawn)
    with pytest.raises(GroupFull):
        draw_pin(drawn, Random(1))


def test_the_pictures_are_twelve_and_three_of_them_are_enough() -> None:
    assert len(set(PICTURES)) == 12
    assert PIN_LENGTH == 3


@pytest.mark.parametrize(
    ("pictures", "fits"),
    [
        (("sun", "moon", "fish"), True),
        (("fish", "moon", "sun"), True),
        (("sun", "moon"), False),
        (("sun", "sun", "moon"), False),
        (("sun", "moon", "dragon"), False),
        (("sun", "moon", "fish", "cup"), False),
        ((), False),
    ],
)
def test_three_different_pictures_that_exist_can_be_somebodys(pictures: Pin, fits: bool) -> None:
    assert is_pin(pictures) is fits
