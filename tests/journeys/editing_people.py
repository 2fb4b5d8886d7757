"""Editors, a translator and a reviewer at a site of their own, and what they do on its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.cli.serving import elearn
from tests.journeys.conftest import Visit
from tests.journeys.examples import PASSWORD
from tests.journeys.site import Site
from tests.journeys.visitor import COMPUTER, Visitor

BANK = "legislation"
DRAFT = f"editor/drafts/{BANK}"


@dataclass(frozen=True)
class Desk:
    """Anna edits, Dilnoza translates into Uzbek and Tajik, Boris approves and publishes."""

    site: Site
    visit: Visit
    anna: Visitor
    boris: Visitor
    dilnoza: Visitor

    def learner(self, language: str = "ru") -> Visitor:
        """Let somebody new come by."""
        return self.visit(language, site=self.site)


def gather(visit: Visit, site: Site) -> Desk:
    """Give everybody an account and let them sign in."""
    for name, role in (("anna", "editor"), ("boris", "editor"), ("dilnoza", "translator")):
        elearn(site.data, "users", "add", name, "--role", role, "--password", PASSWORD)
    elearn(site.data, "users", "languages", "dilnoza", "--translates", "uz", "--translates", "tg")
    elearn(site.data, "users", "languages", "boris", "--reviews", "uz", "--reviews", "tg")
    people = {name: _enter(visit, site, name) for name in ("anna", "boris", "dilnoza")}
    return Desk(site, visit, **people)


def _enter(visit: Visit, site: Site, name: str) -> Visitor:
    visitor = visit("ru", site=site, viewport=COMPUTER)
    visitor.open("account/sign-in")
    visitor.page.locator("[name=user_name]").fill(name)
    visitor.page.locator("[name=password]").fill(PASSWORD)
    visitor.follow("form[action$='/account/sign-in'] button")
    return visitor


def begin_draft(editor: Visitor) -> None:
    """Begin the draft from the page of the banks."""
    editor.open("editor/")
    editor.follow(f"form[action$='/drafts/{BANK}'] button")


def write(editor: Visitor, texts: Mapping[str, str]) -> None:
    """Type over fields of the open item or translation, and save."""
    for name, text in texts.items():
        editor.page.locator(f"#entry [name='{name}']").fill(text)
    editor.follow("#entry button.button--main")


def hand_in_all(editor: Visitor) -> None:
    """Hand in every change of the draft."""
    editor.open(f"{DRAFT}/review")
    editor.follow("form[action$='/review/hand-in'] button")


def approve_all(reviewer: Visitor) -> int:
    """Read and tick what waits for this person, and approve it; return how many changes it were."""
    reviewer.open(f"{DRAFT}/review")
    boxes = reviewer.page.locator("form[action$='/review/approve'] [name=entry]")
    for box in boxes.all():
        box.check()
    count = boxes.count()
    reviewer.follow("form[action$='/review/approve'] button.button--main")
    return count


def publish_for_tomorrow(editor: Visitor) -> None:
    """Publish the draft; learners get it from tomorrow on."""
    editor.open(f"{DRAFT}/publish")
    editor.page.locator("[name=notes]").fill("Выдуманная поправка к статье 13.3")
    editor.page.locator("[name=when][value=day]").check()
    editor.follow("form[action$='/publish'] button.button--main")


def roll_back(editor: Visitor, release: str, reason: str) -> None:
    """Give learners an earlier release again."""
    editor.open(f"editor/releases/{BANK}")
    line = editor.page.locator("li", has=editor.page.locator(f"input[name=release][value='{release}']"))
    line.locator("summary").click()
    line.locator("[name=reason]").fill(reason)
    with editor.page.expect_navigation():
        line.locator("form button").click()


def withdraw_and_accept(editor: Visitor, item_id: str, answer: str) -> None:
    """Withdraw an item, and let another answer count as right, too."""
    editor.open(f"editor/items/{item_id}/withdraw")
    editor.page.locator("[name=reason]").fill("Два ответа верны")
    editor.follow("main form button.button--main")
    editor.page.locator("[name=decision][value=accept_both]").check()
    editor.page.locator(f"[name=accepted][value='{answer}']").check()
    editor.follow("form[action$='/decide'] button.button--main, main form.card button.button--main")
