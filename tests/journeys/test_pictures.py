"""A picture that comes late moves nothing: its place is kept free."""

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.visitor import COMPUTER, PHONE, Visitor

_PICTURES = ".stimulus-picture"
_BOXES = "all => all.map(one => { const box = one.getBoundingClientRect(); return [box.width, box.height]; })"
_LOAD = "all => Promise.all(all.map(one => { one.loading = 'eager'; return one.decode().catch(() => 0); }))"


@pytest.mark.parametrize(("language", "size"), [("ru", PHONE), ("uz", COMPUTER)])
def test_the_place_of_a_picture_is_as_large_before_it_is_there(
    visit: Visit, language: str, size: object
) -> None:
    visitor = visit(language, viewport=size)
    visitor.page.route("**/media/*", lambda route: route.fulfill(status=200, content_type="text/plain"))
    visitor.start_test("history-01", "practice")
    without = _boxes(visitor)
    visitor.page.unroute("**/media/*")
    visitor.page.reload()
    shown = _boxes(visitor)

    assert len(shown) >= 2
    for before, after in zip(without, shown, strict=True):
        assert before == pytest.approx(after, abs=2)  # sizes in the file are whole numbers
        assert min(after) >= 100


def _boxes(visitor: Visitor) -> list[list[float]]:
    pictures = visitor.page.locator(_PICTURES)
    pictures.evaluate_all(_LOAD)
    boxes: list[list[float]] = pictures.evaluate_all(_BOXES)
    return boxes
