"""A centre from its first link to the cards on the table and the list in Excel, with a real browser."""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, expect

from tests.cli.serving import elearn
from tests.journeys.acts import bring
from tests.journeys.conftest import Visit
from tests.journeys.examples import invite, make_account
from tests.journeys.visitor import COMPUTER, Visitor

NAMES = ["Али", "Бек", "Вали", "Гули", "Дина", "Ерлан", "Жанна", "Зарина", "Ирода", "Камол", "Лола", "Мадина"]


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_from_an_invitation_to_cards_and_a_list(visit: Visit, language: str) -> None:
    manager = visit(language, viewport=COMPUTER)
    _arrive_at_new_centre(manager, f"Центр {language}")
    _make_group(manager)
    expect(manager.page.locator(".people a")).to_have_count(12)
    group = manager.page.url

    manager.follow("a[href$='/cards']")
    _expect_twelve_cards_on_two_sheets(manager)

    manager.page.goto(group)
    with manager.page.expect_download() as download:
        manager.press("a[href$='/people.xlsx']")
    given = Path(download.value.path()).read_bytes()
    rows = list(load_workbook(io.BytesIO(given)).active.iter_rows(min_row=2, values_only=True))
    assert [row[:2] for row in rows] == list(enumerate(NAMES, start=1))

    manager.page.goto(f"{group}/add")
    manager.page.locator("[name=table]").set_input_files(
        files=[FilePayload(name="list.xlsx", mimeType="application/zip", buffer=given)]
    )
    manager.follow("form[action$='/import'] button")
    expect(manager.page.locator("form[action$='/confirm']")).to_have_count(0)


def test_a_card_opens_the_learners_own_progress(visit: Visit) -> None:
    manager, learner = visit("ru", viewport=COMPUTER), visit("ru")
    _arrive_at_new_centre(manager, "Центр карточек")
    _make_group(manager)
    manager.follow("a[href$='/cards']")
    code = manager.page.locator(".person-card .code").first.inner_text()

    learner.open("code")
    learner.page.locator("input[name=code]").fill(code)
    learner.follow("form[action$='/code/resume'] button")
    learner.start_test("history-01", "practice")

    manager.page.go_back()
    manager.page.locator(".people a").first.click()
    manager.follow("a[href$='/remove']")
    manager.follow("button[value=keep]")
    expect(manager.page.locator(".people a")).to_have_count(11)
    learner.open()
    expect(learner.page.locator("main .card--now a[href*='/attempts/']").first).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_list_is_taken_in_after_a_look(visit: Visit, language: str) -> None:
    manager = visit(language)
    manager.watch.forgive("422")
    _arrive_at_new_centre(manager, f"Центр списков {language}")
    _make_group(manager)
    add = f"{manager.page.url}/add"

    manager.page.goto(add)
    bring("name;number\n=1+1;\nНурлан;1\n")(manager)
    assert manager.page.locator("th[scope=row]").all_inner_texts() == ["2", "3"]
    expect(manager.page.locator("form[action$='/confirm']")).to_have_count(0)

    manager.page.goto(add)
    bring("name;number\nНурлан;\nОйгуль;50\n")(manager)
    manager.follow("form[action$='/confirm'] button")
    expect(manager.page.locator(".people a")).to_have_count(14)
    assert "50" in manager.page.locator(".people a").last.inner_text()


def _expect_twelve_cards_on_two_sheets(visitor: Visitor) -> None:
    cards = visitor.page.locator(".person-card")
    expect(cards).to_have_count(12)
    pins = {
        tuple(card.locator("svg").evaluate_all("all => all.map(one => one.ariaLabel)"))
        for card in cards.all()
    }
    codes = {card.locator(".code").inner_text().replace(" ", "") for card in cards.all()}
    assert len(pins) == len(codes) == 12
    assert _pages_of_cards(visitor) == 2


def _arrive_at_new_centre(visitor: Visitor, name: str) -> None:
    elearn(visitor.site.data, "centres", "add", name)
    visitor.page.goto(invite(visitor.site, name, "manager").replace("/ru/", f"/{visitor.language}/"))
    make_account(visitor, f"manager {name}")


def _make_group(visitor: Visitor) -> None:
    visitor.press(".tabs a[href$='/centre/groups']")
    visitor.page.locator("main [name=name]").fill("Утро")
    visitor.follow("main form button")
    visitor.page.locator("[name=names]").fill("\n".join(NAMES))
    visitor.follow("form[action$='/add'] button")


def _pages_of_cards(visitor: Visitor) -> int:
    printed = visitor.page.pdf(format="A4", prefer_css_page_size=True)
    return int(re.findall(rb"/Count (\d+)", printed)[0])
