"""A person with a browser: what they do, found by what they see (roles, names of fields), in any language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from elearn.domain.items import Item
from tests.journeys.site import Site
from tests.journeys.watch import Watch

Answering = Callable[[Item], str]
PHONE = ViewportSize(width=360, height=740)
COMPUTER = ViewportSize(width=1280, height=800)
PATIENCE = 60_000  # milliseconds: the machine may be busy, and a save is tried again every half a minute


@dataclass
class Visitor:
    """One page of one browser."""

    page: Page
    site: Site
    watch: Watch
    language: str

    def open(self, path: str = "") -> None:
        """Open a page below the language."""
        self.page.goto(f"/{self.language}/{path}")

    def press(self, selector: str) -> None:
        """Press the one control that the selector names."""
        self.page.locator(selector).click()

    def follow(self, selector: str) -> None:
        """Press the first such control, and wait for the whole page that it leads to."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def start_test(self, test_id: str, mode: str) -> str:
        """Start a practice test from its cover; return the attempt."""
        self.open(f"tests/{test_id}")
        self.follow(f"main button[name=mode][value={mode}]")
        attempt = self.attempt_id()
        self.see_script()
        return attempt

    def start_by(self, action: str) -> str:
        """Press the first button of the page that leads to this address; return the attempt."""
        self.follow(f"main form[action$='{action}'] button")  # the page may be about another attempt
        return self.attempt_id()

    def see_script(self) -> None:
        """See that the paper has its script, where there are scripts: before, it is a plain form."""
        if self.page.locator("html.js").count():
            expect(self.page.locator("#open-tasks")).not_to_be_empty()

    def attempt_id(self) -> str:
        """Name the attempt that the page is about."""
        self.page.wait_for_url(re.compile(r"/attempts/"))
        found = re.search(r"/attempts/([0-9a-f-]{36})", self.page.url)
        assert found, self.page.url
        return found[1]

    def task(self, position: int) -> Locator:
        """The task of this number."""
        return self.page.locator(f"#task-{position}")

    def answer(self, position: int, value: str) -> None:
        """Choose a choice or type a text, and leave the field."""
        field = self.page.locator(f"[name='response-{position}']")
        if field.first.get_attribute("type") == "radio":
            self.page.locator(f"[name='response-{position}'][value='{value}']").check()
        else:
            field.fill(value)
            field.press("Tab")

    def tap(self, position: int, value: str) -> None:
        """Choose a choice and do not look at it again: the page may lead elsewhere by it."""
        self.page.locator(f"[name='response-{position}'][value='{value}']").dispatch_event("click")

    def answer_all(self, answering: Answering) -> dict[int, str]:
        """Answer every task of the open exam paper, and see it saved; returns the answers."""
        answers = {place: answering(item) for place, item in self.site.paper(self.attempt_id()).items()}
        for position, value in answers.items():
            self.answer(position, value)
        self.expect_state("saved")
        return answers

    def practise_all(self, answering: Answering) -> None:
        """Answer every task of the open practice paper, and see each told."""
        for position, item in self.site.paper(self.attempt_id()).items():
            self.answer(position, answering(item))
            button = self.task(position).locator("button.check:visible")
            if item.accepted:
                button.click()
            expect(self.told(position)).to_be_visible()

    def told(self, position: int) -> Locator:
        """What practice mode says about the answer."""
        return self.task(position).locator(".feedback")

    def expect_state(self, state: str, position: int | None = None) -> None:
        """See how saving stands, in the page's own words: of one task, or of the whole paper."""
        place = "#save-state" if position is None else f"#task-{position} .task-state"
        template = self.page.locator(f"#state-{state}")
        words = template.evaluate("template => template.content.textContent.trim()")
        expect(self.page.locator(place)).to_have_text(words)

    def hand_in(self) -> None:
        """Hand in, say yes, and see the outcome."""
        self.press("button[name=then][value=hand-in]")
        self.page.get_by_role("dialog").get_by_role("button").first.click()
        self.page.wait_for_url(re.compile(r"/outcome$"))

    def text(self) -> str:
        """What the page says, white space folded."""
        return " ".join(self.page.locator("main").inner_text().split())

    def numbers(self, selector: str) -> list[int]:
        """The numbers in the first element of this kind."""
        return [int(number) for number in re.findall(r"\d+", self.page.locator(selector).first.inner_text())]

    def checked(self) -> dict[int, str]:
        """The choices that the paper shows as chosen."""
        pairs = self.page.locator("input[type=radio]:checked").evaluate_all(
            "boxes => boxes.map(box => [Number(box.name.slice(9)), box.value])"
        )
        return {position: value for position, value in pairs if position}

    def expect_checked(self, answers: dict[int, str]) -> None:
        """See these choices chosen and no others, once the page has asked the phone what waits there."""
        for position, value in answers.items():
            expect(self.page.locator(f"[name='response-{position}'][value='{value}']")).to_be_checked()
        assert self.checked() == answers


def arrive(browser: Browser, site: Site, language: str, **options: Any) -> Visitor:
    """Open a browser of somebody's own, by default a phone without cookies and without a service worker.

    A worker loads ten pages for each new browser: only journeys that are about it have one.
    """
    defaults = {"base_url": site.url, "viewport": PHONE, "service_workers": "block"}
    context = browser.new_context(**{**defaults, **options})
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    watch = Watch(context, site.url)
    return Visitor(context.new_page(), site, watch, language)
