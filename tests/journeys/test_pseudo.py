"""Text that is 40 % longer, and pages from right to left, on a phone: nothing sticks out or is cut off."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from flask import Flask
from playwright.sync_api import Locator
from werkzeug.serving import make_server

from elearn.app import create_app
from elearn.domain.languages import LANGUAGES, Language
from elearn.settings import asset_folder, read_settings
from elearn.web.database import current_engine
from tests.catalogues import compiled, extract, use_catalogues
from tests.journeys.conftest import Regular, Visit
from tests.journeys.examples import Examples
from tests.journeys.page_rules import clipped, overflow, overflow_in_largest_text
from tests.journeys.pages import PAGES, PageCase, reach
from tests.journeys.prepared import Prepared
from tests.journeys.site import Site
from tests.pseudo import LONG, MIRRORED, write_catalogues

pytestmark = pytest.mark.xdist_group("pseudo")  # one worker makes the tower for all
SAMPLE = {"start, later", "paper, exam", "paper, practice", "outcome, failed", "progress", "plan", "review"}
_PLACES = """box => {
  const range = document.createRange();
  const node = document.createTreeWalker(box, NodeFilter.SHOW_TEXT).nextNode();
  return Array.from(node.data.trim(), (_, index) => {
    range.setStart(node, node.data.search(/\\S/) + index);
    range.setEnd(node, node.data.search(/\\S/) + index + 1);
    return range.getBoundingClientRect().left;
  });
}"""


@pytest.fixture(scope="module")
def tower(tmp_path_factory: pytest.TempPathFactory, prepared: Prepared) -> Iterator[Site]:
    """A server that speaks two languages more than are shipped."""
    data, catalogues = tmp_path_factory.mktemp("tower"), tmp_path_factory.mktemp("catalogues")
    prepared.copy_to(data)
    compiled(asset_folder("translations"), catalogues)
    write_catalogues(extract(tmp_path_factory.mktemp("pot")), catalogues)
    with _serving(data, catalogues) as url:
        yield Site(url, data, prepared.code)


@pytest.fixture(scope="module")
def residents(prepared: Prepared, tower: Site) -> Examples:
    """People who were here before."""
    return prepared.examples_at(tower)


def _pairs() -> Iterator[tuple[PageCase, Language]]:
    """Take every page from right to left, where text is longer too, and some from left to right."""
    for case in PAGES:
        yield case, MIRRORED
        if case.name in SAMPLE:
            yield case, LONG


@pytest.mark.parametrize(
    ("case", "language"), [pytest.param(*pair, id=f"{pair[0].name}-{pair[1].code}") for pair in _pairs()]
)
def test_a_page_holds_longer_text_and_the_other_direction(
    regular: Regular, tower: Site, residents: Examples, case: PageCase, language: Language
) -> None:
    visitor = regular(case, language.code, site=tower, people=residents)

    reach(visitor, case, residents)

    page = visitor.page
    assert page.evaluate("document.documentElement.dir") == language.direction
    faults = [*overflow(page), *clipped(page), *overflow_in_largest_text(page)]
    assert not faults, "\n".join(faults)


def test_the_clock_and_the_code_keep_their_order_from_right_to_left(
    visit: Visit, tower: Site, residents: Examples
) -> None:
    visitor = visit(MIRRORED.code, site=tower, storage_state=residents.browsers["learner"])

    visitor.open("code")
    assert _is_in_order(visitor.page.locator("p.code"))
    visitor.open(f"attempts/{residents.names['exam']}")
    assert _is_in_order(visitor.page.locator(".clock-face"))
    answered, count = visitor.page.locator("#answered-count"), visitor.page.locator(".overview summary")
    assert _left(answered) < _left(count.locator("span:has(> #answered-count)")) + 20


def test_russian_stays_from_left_to_right_in_a_page_from_right_to_left(
    visit: Visit, tower: Site, residents: Examples
) -> None:
    visitor = visit(MIRRORED.code, site=tower, storage_state=residents.browsers["learner"])

    visitor.open(f"attempts/{residents.names['history']}")

    for selector in (".stem", ".choice-text"):
        direction = visitor.page.locator(selector).first.evaluate("box => getComputedStyle(box).direction")
        assert direction == "ltr"


def _left(box: Locator) -> float:
    left: float = box.evaluate("box => box.getBoundingClientRect().left")
    return left


def _is_in_order(box: Locator) -> bool:
    places: list[float] = box.evaluate(_PLACES)
    return len(places) > 3 and places == sorted(places)


def _closing_files(app: Flask) -> WSGIApplication:
    """Read a file whole: this server leaves one open whose browser went away (waitress closes it)."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.file_wrapper"] = _read_whole
        return app(environ, start_response)

    return answer


def _read_whole(file: IO[bytes], size: int = 0) -> list[bytes]:
    with file:
        return [file.read()]


@contextmanager
def _serving(data: Path, catalogues: Path) -> Iterator[str]:
    settings = read_settings({"ELEARN_DATA": str(data), "ELEARN_NEW_LEARNERS_PER_HOUR": "0"})
    app = create_app(settings, languages=(*LANGUAGES, LONG, MIRRORED))
    use_catalogues(app, catalogues)
    server = make_server("127.0.0.1", 0, _closing_files(app), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        with app.app_context():
            current_engine().dispose()
