"""What staff print after a session fits on the paper that it is meant for, in every language."""

import re

import pytest

from elearn.domain.languages import LANGUAGES
from tests.journeys.conftest import Visit
from tests.journeys.examples import Examples
from tests.journeys.held_session import make_holder
from tests.journeys.site import Site, all_banks
from tests.journeys.visitor import Visitor

TESTS = sorted(test.id for bank in all_banks().values() for test in bank.tests)
CODES = [language.code for language in LANGUAGES]


@pytest.mark.parametrize("test_id", ["history-02", "language-01", "legislation-03"])
def test_a_handout_is_one_sheet_of_a4_per_language(
    visit: Visit, examples: Examples, site: Site, test_id: str
) -> None:
    room = make_holder(site, examples.names["group"]).hold(test_id=test_id, ability=0.1)
    visitor = visit("ru", storage_state=examples.browsers["manager"])

    for chosen in (CODES[:3], CODES[3:]):
        visitor.open(f"centre/rooms/{room}/handout?" + "&".join(f"language={code}" for code in chosen))
        assert visitor.page.locator(".handout li").count() >= 3 * len(chosen)
        assert count_pages(visitor) == len(chosen)


@pytest.mark.parametrize("language", CODES)
def test_the_fullest_progress_sheet_is_one_sheet_of_a4(
    visit: Visit, examples: Examples, busy_person: str, language: str
) -> None:
    visitor = visit(language, storage_state=examples.browsers["manager"])
    visitor.open(f"{busy_person}/progress")

    assert visitor.page.locator(".marks-list li").count() == len(TESTS) + 4
    assert count_pages(visitor) == 1


def test_the_fullest_certificate_is_one_sheet_of_a4(
    visit: Visit, examples: Examples, busy_person: str
) -> None:
    visitor = visit("ru", storage_state=examples.browsers["manager"])
    visitor.open(f"{busy_person}/certificates")
    visitor.page.locator("main [name=name]").fill("Абдурахмонова-Холматова " * 4)
    visitor.follow("main form button")
    path = visitor.page.url.partition("/ru/")[2]

    for visitor.language in CODES:
        visitor.open(path)
        assert visitor.page.locator(".practised > div").count() == 6
        assert count_pages(visitor) == 1, visitor.language


@pytest.fixture(scope="module")
def busy_person(examples: Examples, site: Site) -> str:
    """Somebody who did every test, and more mock exams than the sheet names."""
    holder = make_holder(site, examples.names["group"])
    for test_id in TESTS:
        holder.hold(test_id=test_id, people_count=1)
    for profile_id in ("patent", "rvp", "vnzh", "patent", "vnzh"):
        holder.hold(profile_id=profile_id, people_count=1)
    return "centre/groups/{group}/people/{ali}".format(**examples.names)


def count_pages(visitor: Visitor) -> int:
    printed = visitor.page.pdf(format="A4", prefer_css_page_size=True)
    return int(re.findall(rb"/Count (\d+)", printed)[0])
