"""The phone marks as the server does: words folded alike, and every shipped test scored alike."""

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from elearn.domain.assembly import assemble_practice_test
from elearn.domain.attempts import Paper, Response, is_blank
from elearn.domain.items import Item
from elearn.domain.scoring import normalise_word, score_attempt
from elearn.formats.reference import read_reference_books
from elearn.settings import asset_folder
from tests.journeys.conftest import Visit
from tests.journeys.site import all_banks

_SIGNS = "абвёЕЁйИ\u0306\u0301aceopxykmhtbACEOPXYKMHTBёñß0 \t\n\x1c\x85\u00a0\u2003\u200b\u00ad\ufeff-'«»İΣ"
_WORDS = st.text(st.sampled_from(_SIGNS) | st.characters(exclude_categories=["Cs"]), max_size=12)
_FOLD = """([address, words]) => import(address).then(it =>
    words.map(word => [it.normaliseWord(word), it.isBlank(word)]))"""
_SCORE = """([address, all]) => import(address).then(it => {
    const data = JSON.parse(document.getElementById("away-data").textContent);
    return all.map(values => it.scoreTest(data, values));
})"""
_ANSWERS = ("a", "b", "c", "right", "wrong", " ", "")
TESTS = [test.id for bank in all_banks().values() for test in bank.tests]


@pytest.fixture
def scoring(visit: Visit) -> tuple[Page, str]:
    """A page of a test that is taken along, and the address of what marks it."""
    visitor = visit("ru")
    visitor.open("tests/history-01/away/2026.1")
    return visitor.page, _address(visitor.page)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(words=st.lists(_WORDS, min_size=1, max_size=40))
def test_words_are_folded_on_the_phone_as_on_the_server(scoring: tuple[Page, str], words: list[str]) -> None:
    page, address = scoring

    told = page.evaluate(_FOLD, [address, words])

    assert told == [[normalise_word(word), is_blank(word)] for word in words]


def test_every_test_is_scored_on_the_phone_as_on_the_server(visit: Visit) -> None:
    random = Random(4)
    visitor = visit("ru")
    for test_id in TESTS:
        visitor.open(f"tests/{test_id}/away/2026.1")
        paper, items = _paper(test_id)
        sheets = [_answer(paper, items, random, share) for share in (0, 0.3, 0.6, 0.8, 1)]

        told = visitor.page.evaluate(_SCORE, [_address(visitor.page), sheets])

        assert [_read(result) for result in told] == [_score(paper, items, sheet) for sheet in sheets], (
            test_id
        )


def _address(page: Page) -> str:
    source = page.locator("script[src*='/away/sit.js']").get_attribute("src") or ""
    return source.replace("sit.js", "score.js")


def _paper(test_id: str) -> tuple[Paper, dict[int, Item]]:
    bank = next(bank for bank in all_banks().values() if any(test.id == test_id for test in bank.tests))
    test = next(test for test in bank.tests if test.id == test_id)
    profile = read_reference_books(asset_folder("question_banks")).profiles[test.profile_id]
    paper = assemble_practice_test(test, bank, profile)
    return paper, {place.position: bank.item_by_id[place.item_id] for place in paper.items}


def _answer(paper: Paper, items: dict[int, Item], random: Random, share: float) -> dict[str, str]:
    """Answer rightly with this chance, else at random or not at all."""
    sheet = {}
    for place in paper.items:
        item = items[place.position]
        right = item.key or (item.accepted[0].upper() if item.accepted else "Текст")
        value = (
            right if random.random() < share else random.choice(["a", "b", "c", "right", "wrong", " ", ""])
        )
        if value:
            sheet[str(place.position)] = value
    return sheet


def _score(paper: Paper, items: dict[int, Item], sheet: dict[str, str]) -> tuple[object, ...]:
    responses = {int(place): Response(position=int(place), value=value) for place, value in sheet.items()}
    outcome = score_attempt(paper, {item.id: item for item in items.values()}, responses)
    lines = [(line.score, line.is_met, line.cut_score.max_score) for line in outcome.thresholds]
    return outcome.score, outcome.max_score, outcome.passed, lines


def _read(result: dict[str, Any]) -> tuple[object, ...]:
    lines = [(line["score"], line["isMet"], line["max"]) for line in result["thresholds"]]
    return result["score"], result["max"], result["passed"], lines
