"""Tests over a network that is cut by lot: nothing is lost, nothing counts twice.

Forty patterns in the suite; `ELEARN_CUTS=200` takes two hundred.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from random import Random
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.cutter import Cutter, cutting
from tests.journeys.site import Site
from tests.journeys.visitor import PATIENCE, PHONE

BATCHES, TASKS = 2, 20
PATTERNS = int(os.environ.get("ELEARN_CUTS", "40"))
OVERTAKEN = 13_000  # milliseconds, after which the page sends again what an older answer may have overtaken
_CHOOSE = """async choices => {
    for (const [position, value, pause] of choices) {
        document.querySelector(`[name='response-${position}'][value='${value}']`).click();
        window.dispatchEvent(new Event("online")); // a phone in the metro: there, gone, there
        await new Promise(done => setTimeout(done, pause));
    }
}"""
# What the server acknowledged stands in its database; what waits, in the phone's own.
_WAITING = """attempt => new Promise((done, fail) => {
    const opening = indexedDB.open("elearn");
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
        const reading = opening.result.transaction("answers").objectStore("answers").getAll();
        reading.onerror = () => fail(reading.error);
        reading.onsuccess = () => {
            opening.result.close();
            const found = {};
            reading.result.filter(one => one.attempt === attempt && !one.sent)
                .forEach(one => { found[one.place] = one.value; });
            const start = "elearn:answers:" + attempt + ":";
            Object.keys(localStorage).filter(key => key.startsWith(start))
                .forEach(key => { found[key.slice(start.length)] = JSON.parse(localStorage.getItem(key)); });
            done(found);
        };
    };
})"""
_IS_SENT = f"""async attempt => {{
    window.dispatchEvent(new Event("online"));
    await new Promise(done => setTimeout(done, 50));
    return Object.keys(await ({_WAITING})(attempt)).length === 0;
}}"""


@pytest.mark.parametrize("batch", range(BATCHES))
def test_acknowledged_and_waiting_answers_are_the_chosen_ones(
    browser: Browser, site: Site, batch: int
) -> None:
    random = Random(batch)
    with cutting(urlsplit(site.url).port or 0, batch) as cutter:
        address = f"http://127.0.0.1:{cutter.port}"
        for _ in range(PATTERNS // BATCHES):
            context = browser.new_context(base_url=address, viewport=PHONE, service_workers="block")
            context.set_default_timeout(PATIENCE)
            context.clock.install()
            _sit(context.new_page(), cutter, random, site)
            context.close()
    assert sum(cutter.fates.values()) >= PATTERNS // BATCHES * 2  # cuts a test


def _sit(page: Page, cutter: Cutter, random: Random, site: Site) -> None:
    attempt = _begin(page)
    chosen = _choose(page, attempt, cutter, random, site)
    assert any(page.evaluate(_IS_SENT, attempt) for _ in range(PATIENCE // 50))
    page.clock.fast_forward(OVERTAKEN)
    assert any(
        page.evaluate(_IS_SENT, attempt) and site.stored(attempt) == chosen for _ in range(PATIENCE // 50)
    )
    _hand_in_twice(page, attempt)
    assert _count_attempts(site, attempt) == 1


def _count_attempts(site: Site, attempt: str) -> int:
    query = "SELECT attempts FROM test_tally WHERE learner_id = ?"
    (row,) = site.ask(query, site.attempt(attempt)["learner_id"])
    count: int = row["attempts"]
    return count


def _begin(page: Page) -> str:
    page.goto("/ru/tests/history-01")
    with page.expect_navigation():
        page.locator("main button[name=mode][value=exam]").click()
    return page.url.split("/attempts/")[1][:36]


def _choose(page: Page, attempt: str, cutter: Cutter, random: Random, site: Site) -> dict[int, str]:
    """Choose twenty times, some tasks again; the tab closes in between by lot, and is opened again."""
    chosen: dict[int, str] = {}
    cutter.is_bad = True
    for part in range(2):
        places = random.choices(range(1, TASKS + 1), k=TASKS // 2)
        choices = [(place, random.choice("abc"), random.randrange(5)) for place in places]
        page.evaluate(_CHOOSE, choices)
        chosen.update({place: value for place, value, _ in choices})
        if part == 0 and random.random() < 0.3:
            page.reload()
    waiting = {int(place): value for place, value in page.evaluate(_WAITING, attempt).items()}
    assert set(site.stored(attempt)) | set(waiting) == set(chosen)
    assert waiting.items() <= chosen.items()
    cutter.is_bad = False
    return chosen


def _hand_in_twice(page: Page, attempt: str) -> None:
    """Send the form twice at once, past the page: it goes to its outcome by itself when a save is refused."""
    token = page.locator("meta[name=csrf-token]").get_attribute("content")
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    headers = {"Cookie": cookies, "Referer": page.url, "X-CSRFToken": token or ""}
    server = urlsplit(page.url).netloc
    address = f"/ru/attempts/{attempt}/submit"
    with ThreadPoolExecutor(2) as sending:
        assert list(sending.map(lambda _: _post(server, address, headers), range(2))) == [303, 303]


def _post(server: str, address: str, headers: dict[str, str]) -> int:
    with closing(HTTPConnection(server)) as connection:
        connection.request("POST", address, headers=headers)
        return connection.getresponse().status
