"""People who were here before, as saved browsers, and the things that they left behind."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyotp
from playwright.sync_api import Browser, StorageState

from elearn.domain.items import Item
from tests.cli.serving import elearn
from tests.journeys.editor_examples import make_draft
from tests.journeys.law_examples import make_law_change
from tests.journeys.report_examples import make_reports
from tests.journeys.room_examples import make_rooms
from tests.journeys.site import Site, right_answer, wrong_answer
from tests.journeys.visitor import Visitor, arrive

PASSWORD = "correct horse battery"
TOPIC = "history-holidays"


@dataclass(frozen=True)
class Examples:
    """`browsers`: who comes, as saved cookies; `names`: what stands for `{name}` in a page's path."""

    browsers: Mapping[str, StorageState | None]
    names: Mapping[str, str]


def make_examples(browser: Browser, site: Site) -> Examples:
    """Let a learner, an editor and a careful administrator use the site."""
    learner = arrive(browser, site, "ru")
    _resume(learner)
    names = {**_hand_in_papers(learner), **_leave_papers(learner), "topic": TOPIC}
    manager, group = make_centre(browser, site)
    seated, rooms = make_rooms(manager, browser, site, group["group"])
    names |= {**group, **rooms, **make_reports(manager, site, group)}
    editor = _sign_in(arrive(browser, site, "ru"), "editor")
    names |= make_draft(editor)
    names |= make_law_change(editor)
    people = {
        **seated,
        "learner": learner,
        "manager": manager,
        "editor": editor,
        "administrator": _secure(_sign_in(arrive(browser, site, "ru"), "administrator")),
    }
    browsers: dict[str, StorageState | None] = {"nobody": None}
    for who, visitor in people.items():
        browsers[who] = visitor.page.context.storage_state()
        visitor.page.context.close()
    return Examples(browsers, names)


def _resume(visitor: Visitor) -> None:
    visitor.open("code")
    visitor.page.locator("input[name=code]").fill(visitor.site.code)
    visitor.follow("form[action$='/code/resume'] button")


def _hand_in_papers(visitor: Visitor) -> dict[str, str]:
    """Pass a test, fail another one, finish a drill."""
    passed = visitor.start_test("history-01", "exam")
    visitor.answer_all(right_answer)
    visitor.hand_in()
    failed = visitor.start_test("language-01", "exam")
    visitor.answer_all(_answer_language_badly)
    visitor.hand_in()
    visitor.open(f"topics/{TOPIC}")
    drill = visitor.start_by(f"/topics/{TOPIC}/attempts")
    visitor.practise_all(right_answer)
    visitor.hand_in()
    return {"passed": passed, "failed": failed, "drill": drill}


def _answer_language_badly(item: Item) -> str:
    return right_answer(item) if item.task == "grammar" else wrong_answer(item)


def _leave_papers(visitor: Visitor) -> dict[str, str]:
    """Begin an exam and two practices, with answers of every kind."""
    exam = visitor.start_test("language-01", "exam")
    visitor.answer(1, "a")
    visitor.task(2).locator("[name=flag-2]").check()
    visitor.expect_state("saved")
    language = _practise_a_little(visitor, "language-01")
    history = _practise_a_little(visitor, "history-01")
    law = _practise_a_little(visitor, "legislation-01")
    return {"exam": exam, "language": language, "history": history, "law": law}


def _practise_a_little(visitor: Visitor, test_id: str) -> str:
    attempt = visitor.start_test(test_id, "practice")
    items = visitor.site.paper(attempt)
    typed = next((position for position, item in items.items() if item.accepted), None)
    visitor.answer(1, right_answer(items[1]))
    visitor.answer(2, wrong_answer(items[2]))
    visitor.told(2).wait_for()
    if typed:
        visitor.answer(typed, wrong_answer(items[typed]))
        visitor.task(typed).locator("button.check").click()
        visitor.told(typed).wait_for()
    return attempt


def make_centre(browser: Browser, site: Site, name: str = "Центр") -> tuple[Visitor, dict[str, str]]:
    """Let somebody who was invited make a group: Али has results, Бек has none."""
    visitor = arrive(browser, site, "ru")
    elearn(site.data, "centres", "add", name)
    path = invite(site, name, "manager")
    visitor.page.goto(path)
    make_account(visitor, f"manager-{len(name)}")
    visitor.open("centre/groups")
    visitor.page.locator("main [name=name]").fill("Утро")
    visitor.follow("main form button")
    visitor.page.locator("[name=names]").fill("Али\nБек")
    visitor.page.locator("[name=count]").fill("10")
    visitor.follow("form[action$='/add'] button")
    group = visitor.page.url.rpartition("/")[2]
    people = [link.get_attribute("href") or "" for link in visitor.page.locator(".people a").all()]
    ali, bek = (address.rpartition("/")[2] for address in people[:2])
    names = {"group": group, "ali": ali, "bek": bek, "invitation": invite(site, name, "trainer")[4:]}
    return visitor, {**names, "form": _put_on_paper(visitor)}


def _put_on_paper(visitor: Visitor) -> str:
    """Make two forms of a test that has every kind of task; returns the first."""
    visitor.open("centre/paper")
    visitor.page.locator("#subject").select_option("test:language-09")
    visitor.page.locator("input[name=count][value='2']").check()
    visitor.follow("main form[method=post] button")
    return visitor.page.url.rpartition("/")[2]


def invite(site: Site, centre: str, role: str) -> str:
    """Print a link for somebody new; return its path."""
    return elearn(site.data, "centres", "invite", centre, "--role", role).stdout.strip()


def make_account(visitor: Visitor, user_name: str) -> None:
    """Fill in the form of an invitation."""
    visitor.page.locator("[name=user_name]").fill(user_name)
    visitor.page.locator("[name=password]").fill(PASSWORD)
    visitor.follow("main form button")
    visitor.page.locator(".tabs a[href$='/centre/groups']").wait_for()


def _sign_in(visitor: Visitor, role: str) -> Visitor:
    elearn(visitor.site.data, "users", "add", role, "--role", role, "--password", PASSWORD)
    visitor.open("account/sign-in")
    visitor.page.locator("[name=user_name]").fill(role)
    visitor.page.locator("[name=password]").fill(PASSWORD)
    visitor.follow("form[action$='/account/sign-in'] button")
    visitor.page.locator("form[action$='/account/sign-out']").wait_for()
    return visitor


def _secure(visitor: Visitor) -> Visitor:
    """Turn the second step on."""
    visitor.open("account/totp")
    secret = "".join(visitor.page.locator("main .code").inner_text().split())
    visitor.page.locator("[name=password]").fill(PASSWORD)
    visitor.page.locator("[name=one_time_code]").fill(pyotp.TOTP(secret).now())
    visitor.follow("form[action$='/account/totp'] button")
    visitor.page.locator("form[action$='/account/sign-out']").wait_for()
    return visitor
