import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.web.learner.pages.paper import fit_picture

SIDES = st.integers(1, 10_000)


@pytest.mark.parametrize(
    ("size", "shown"),
    [((640, 420), (432, 283)), ((520, 600), (249, 288)), ((100, 50), (100, 50)), ((432, 288), (432, 288))],
)
def test_a_picture_keeps_its_ratio_in_the_room_that_a_paper_has(
    size: tuple[int, int], shown: tuple[int, int]
) -> None:
    assert fit_picture(size) == shown


@given(SIDES, SIDES)
def test_a_picture_never_leaves_its_room_and_never_grows(width: int, height: int) -> None:
    shown = fit_picture((width, height))

    assert 1 <= shown[0] <= min(width, 432)
    assert 1 <= shown[1] <= min(height, 288)
