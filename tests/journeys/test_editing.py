"""Editors type: it saves itself, survives without network, and nobody's text is lost."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.cli.serving import elearn
from tests.journeys.examples import PASSWORD
from tests.journeys.site import Site
from tests.journeys.visitor import COMPUTER, PATIENCE

BANK = "history"
ITEM = f"editor/drafts/{BANK}/items/hist-0001"
STATE = "#save-state [data-when]:visible"
SIGN_OUT = "form[action$='/sign-out'] button"
EDITORS = ("typist", "colleague")


@pytest.fixture(scope="module")
def editors(site: Site) -> Site:
    for name in EDITORS:
        elearn(site.data, "users", "add", name, "--role", "editor", "--password", PASSWORD)
    return site


def sign_in(browser: Browser, site: Site, name: str) -> Page:
    page = browser.new_context(viewport=COMPUTER, base_url=f"{site.url}/en/").new_page()
    return enter(page, name)


def enter(page: Page, name: str) -> Page:
    page.goto("account/sign-in")
    page.fill("[name=user_name]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.goto("editor/")
    button = page.locator(f"form[action$='/drafts/{BANK}'] button")
    if button.count():
        button.click()
    page.goto(ITEM)
    return page


def says(page: Page, words: str) -> None:
    expect(page.locator(STATE)).to_contain_text(re.compile(words), timeout=PATIENCE)


def test_what_is_typed_is_saved_by_itself_and_checked_at_its_field(browser: Browser, editors: Site) -> None:
    page = sign_in(browser, editors, "typist")

    page.fill("[name=stem]", "Какой **особый** день?")
    page.fill("[name=explanation]", "слово " * 46)
    says(page, "Everything is saved")

    expect(page.locator("[data-field=explanation] .error")).to_contain_text("at most 45")
    expect(page.frame_locator("#preview").locator(".stem b")).to_have_text("особый")
    page.context.close()


def test_without_network_it_says_so_keeps_the_text_and_gives_it_back(browser: Browser, editors: Site) -> None:
    page = sign_in(browser, editors, "typist")
    page.route("**/autosave", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())

    page.fill("[name=stem]", "Набрано без сети?")
    says(page, "Not saved yet")
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))  # it tries again after a while
    page.reload()
    expect(page.locator("[name=stem]")).to_have_value("Набрано без сети?")
    says(page, "is back in the fields")

    page.clock.resume()
    page.unroute("**/autosave")
    page.fill("[name=stem]", "Набрано без сети!")
    says(page, "Everything is saved")
    page.reload()
    expect(page.locator("[name=stem]")).to_have_value("Набрано без сети!")
    page.context.close()


def test_what_was_not_sent_comes_back_to_its_writer_alone(browser: Browser, editors: Site) -> None:
    page = sign_in(browser, editors, "typist")
    page.route("**/autosave", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())
    before = page.input_value("[name=stem]")
    page.fill("[name=stem]", "Чьё это?")
    says(page, "Not saved yet")

    page.context.clear_cookies()  # the session ran out, and somebody else sits down
    expect(enter(page, "colleague").locator("[name=stem]")).to_have_value(before)
    sign_out(page)
    expect(enter(page, "typist").locator("[name=stem]")).to_have_value("Чьё это?")
    sign_out(page)
    expect(enter(page, "typist").locator("[name=stem]")).to_have_value(before)
    page.context.close()


def test_who_signs_out_is_told_of_what_was_not_sent(browser: Browser, editors: Site) -> None:
    page = sign_in(browser, editors, "typist")
    page.route("**/autosave", lambda route: route.abort())
    page.fill("[name=stem]", "Ещё не отправлено?")
    says(page, "Not saved yet")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        if dialog.type == "confirm":
            asked.append(dialog.message)
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", stay)
    page.goto("account/")
    page.click(SIGN_OUT)

    assert "Not everything" in asked[0]
    expect(page).to_have_url(re.compile("/account/$"))
    page.goto(ITEM)
    expect(page.locator("[name=stem]")).to_have_value("Ещё не отправлено?")
    page.unroute("**/autosave")
    says(page, "Everything is saved")
    page.context.close()


def sign_out(page: Page) -> None:
    page.goto("account/")
    page.click(SIGN_OUT)
    page.wait_for_url("**/sign-in")


def test_two_editors_at_once_are_led_to_both_texts(browser: Browser, editors: Site) -> None:
    first, second = (sign_in(browser, editors, name) for name in EDITORS)
    first.fill("[name=stem]", "Первый вопрос?")
    says(first, "Everything is saved")

    second.fill("[name=stem]", "Второй вопрос?")
    says(second, "somebody else changed this")
    second.click("#entry .desk-foot button")

    expect(second.locator("h1")).to_contain_text("Two people")
    expect(second.locator("main")).to_contain_text("Первый")
    expect(second.locator("[name=stem]")).to_have_value("Второй вопрос?")
    second.click("main form .button--main")
    expect(second.locator("[name=stem]")).to_have_value("Второй вопрос?")
    for page in (first, second):
        page.context.close()
