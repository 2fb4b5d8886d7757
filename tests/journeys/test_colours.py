"""Light, dark, and the colours that people set for all pages: what is told by colour stays to be told."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.page_rules import violations

DARK_GROUND = "rgb(16, 23, 30)"
_GROUND = "box => getComputedStyle(box).backgroundColor"


@pytest.mark.parametrize("language", ["ru", "uz"])
@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
def test_dark_and_light_can_be_chosen_and_stay(visit: Visit, language: str, has_scripts: bool) -> None:
    visitor = visit(language, java_script_enabled=has_scripts, color_scheme="light")
    body = visitor.page.locator("body")
    visitor.open()
    expect(body).not_to_have_css("background-color", DARK_GROUND)

    visitor.press("button[name=theme][value=dark]")
    expect(body).to_have_css("background-color", DARK_GROUND)
    expect(visitor.page.locator("meta[name=theme-color][media=all]")).to_have_attribute("data-theme", "dark")
    visitor.open("tests")
    expect(body).to_have_css("background-color", DARK_GROUND)
    expect(visitor.page.locator("button[name=theme][aria-pressed=true]")).to_have_attribute("value", "dark")
    visitor.press("button[name=theme][value=light]")
    visitor.page.emulate_media(color_scheme="dark")
    expect(body).not_to_have_css("background-color", DARK_GROUND)

    visitor.press("button[name=theme][value=system]")
    expect(body).to_have_css("background-color", DARK_GROUND)


@pytest.mark.parametrize(
    "colours", [{"forced_colors": "active"}, {"contrast": "more"}], ids=["forced", "more"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_own_colours_still_show_what_is_answered(visit: Visit, scheme: str, colours: dict[str, Any]) -> None:
    visitor = visit("ru", color_scheme=scheme, **colours)
    visitor.start_test("history-01", "exam")
    visitor.answer(1, "a")
    visitor.expect_state("saved")
    visitor.press(".overview summary")

    cells = visitor.page.locator(".cell")
    assert cells.nth(0).evaluate(_GROUND) != cells.nth(1).evaluate(_GROUND)
    chosen = visitor.page.locator("button[name=theme][value=system]")
    other = visitor.page.locator("button[name=theme][value=dark]")
    assert chosen.evaluate(_GROUND) != other.evaluate(_GROUND)
    if "contrast" in colours:  # axe-core knows only the page's own colours
        assert violations(visitor.page) == []
