"""A law changes: from the register to learners, and back; then a wrong key, and the way through files.

What the law says here is made up.
"""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from elearn.settings import asset_folder
from tests.cli.serving import elearn, serving
from tests.journeys.conftest import Visit
from tests.journeys.editing_people import (
    BANK,
    DRAFT,
    Desk,
    approve_all,
    begin_draft,
    gather,
    hand_in_all,
    publish_for_tomorrow,
    roll_back,
    withdraw_and_accept,
    write,
)
from tests.journeys.phone import wait_until
from tests.journeys.site import Site, all_items, right_answer, wrong_answer
from tests.journeys.visitor import Visitor

TEST, CHANGED, WRONG = "legislation-02", "law-0022", "law-0019"
OLD_STEM = all_items()[CHANGED].stem
NEW = {
    "stem": "Человек едет работать по новому правилу. Какую цель въезда он указывает?",
    "explanation": "По новому правилу указывают цель «работа». Проверьте карту ещё на границе.",
}
UZBEK = {"explanation": "Yangi qoidaga koʻra maqsad — «ish» (работа). Kartani chegarada tekshiring."}
TAJIK = {"explanation": "Аз рӯи қоидаи нав мақсад — «кор» (работа). Кортро дар сарҳад тафтиш кунед."}


def test_a_law_changes(visit: Visit, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with serving(data) as server:
        desk = gather(visit, Site(f"http://127.0.0.1:{server.port}", data))
        early = desk.learner()
        early_attempt = early.start_test(TEST, "exam")
        early.answer(1, wrong_answer(all_items()[WRONG]))
        _change_the_item(desk)
        _translate(desk)
        hand_in_all(desk.anna)
        assert approve_all(desk.boris) == 3
        publish_for_tomorrow(desk.boris)
        assert _stem_for(desk.learner()) == OLD_STEM
        _let_tomorrow_come(desk.site, desk.boris.page)
        _expect_new_text(desk)
        _finish_on_the_old_text(early, early_attempt)
        roll_back(desk.boris, "2026.1", "Поправку отложили")
        assert _stem_for(desk.learner()) == OLD_STEM
        _mend_the_key(desk, early, early_attempt)
    _bring_through_files(data, tmp_path)


def _change_the_item(desk: Desk) -> None:
    """Find by the article what depends on it, and change the item's meaning."""
    anna = desk.anna
    begin_draft(anna)
    anna.open("editor/laws/changes/new?act=115-fz&article=13.3")
    anna.page.locator("[name=takes_effect_on]").fill("2027-03-01")
    anna.page.locator("[name=words]").fill("Выдуманная поправка.")
    anna.follow("main form button")
    assert TEST.replace("legislation-0", "") in anna.text()
    anna.follow("form[action$='/queue'] button")
    anna.follow(f"a[href$='/items/{CHANGED}']")
    write(anna, NEW)
    expect(anna.page.locator("[name='stem']")).to_have_value(NEW["stem"])


def _translate(desk: Desk) -> None:
    """See that the translations are stale, and renew two of them."""
    translator = desk.dilnoza
    for language, texts in (("uz", UZBEK), ("tg", TAJIK)):
        translator.open(f"{DRAFT}/items/{CHANGED}")
        assert translator.page.locator(".status--later").count() >= 1
        translator.open(f"{DRAFT}/items/{CHANGED}/translations/{language}")
        write(translator, texts)
    translator.watch.forgive("status of 403")
    translator.open(f"{DRAFT}/items/{CHANGED}/translations/ky")
    assert translator.page.locator("#entry fieldset[disabled]").count() == 1


def _stem_for(learner: Visitor) -> str:
    """Begin the test and read the changed item's question."""
    attempt = learner.start_test(TEST, "practice")
    return _stem_of(learner, attempt)


def _stem_of(learner: Visitor, attempt: str) -> str:
    position = next(place for place, item in learner.site.paper(attempt).items() if item.id == CHANGED)
    return " ".join(learner.task(position).locator(".stem").first.inner_text().split())


def _let_tomorrow_come(site: Site, page: Page) -> None:
    """Move the order to now, and wait until the server has seen it by itself."""
    assert _current(site) == "2026.1"
    moment = (datetime.now(UTC) - timedelta(seconds=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
    site.change("UPDATE release_switch SET starts_at = ? WHERE done_at IS NULL", moment)
    wait_until(page, lambda: _current(site) == "2026.2")


def _current(site: Site) -> str:
    (row,) = site.ask("SELECT release FROM current_release WHERE bank_id = ?", BANK)
    return str(row["release"])


def _expect_new_text(desk: Desk) -> None:
    """A learner who comes now has the new question, and its new explanation in Uzbek."""
    learner = desk.learner("uz")
    attempt = learner.start_test(TEST, "practice")
    assert _stem_of(learner, attempt) == NEW["stem"]
    position = next(place for place, item in learner.site.paper(attempt).items() if item.id == CHANGED)
    learner.answer(position, right_answer(all_items()[CHANGED]))
    expect(learner.told(position)).to_contain_text(UZBEK["explanation"])


def _finish_on_the_old_text(learner: Visitor, attempt: str) -> None:
    """Who began before goes on with the text of then, and hands it in."""
    learner.page.reload()
    assert _stem_of(learner, attempt) == OLD_STEM
    for position, item in learner.site.paper(attempt).items():
        if item.id != WRONG:
            learner.answer(position, right_answer(item))
    learner.expect_state("saved")
    learner.hand_in()
    assert learner.site.attempt(attempt)["score"] == 17


def _mend_the_key(desk: Desk, learner: Visitor, attempt: str) -> None:
    """A key was wrong: the other answer counts too, and who chose it is told."""
    answer = wrong_answer(all_items()[WRONG])
    withdraw_and_accept(desk.boris, WRONG, answer)
    wait_until(desk.boris.page, lambda: bool(desk.site.attempt(attempt)["score"] == 18))
    (kept,) = desk.site.ask("SELECT score FROM outcome_change")
    assert kept["score"] == 17
    learner.open("")
    assert learner.page.locator(f"main a[href*='{attempt}']").count() >= 1
    later = desk.learner()
    later_attempt = later.start_test(TEST, "exam")
    assert WRONG not in {item.id for item in later.site.paper(later_attempt).values()}


def _bring_through_files(data: Path, folder: Path) -> None:
    """The release goes out as files and comes in elsewhere; it is the same to the last byte."""
    files, elsewhere = folder / "question_banks", folder / "elsewhere"
    elsewhere.mkdir()
    shutil.copytree(asset_folder("question_banks"), files)
    elearn(data, "banks", "export", f"{BANK}@2026.2", str(files))
    elearn(elsewhere, "db", "upgrade")
    loaded = elearn(elsewhere, "banks", "load", str(files), check=False)
    there, here = Site("", elsewhere), Site("", data)
    query = "SELECT sha256 FROM bank_release WHERE bank_id = ? AND release = '2026.2'"
    assert there.ask(query, BANK) == here.ask(query, BANK) != [], loaded.stdout + loaded.stderr
