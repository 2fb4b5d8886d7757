import re

import pytest
from flask.testing import FlaskClient

_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]+)">')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


@pytest.mark.parametrize("page", ["", "tests", "exams", "syllabus", "guide", "glossary", "rehearsal"])
def test_every_public_page_is_described_in_its_own_words(client: FlaskClient, page: str) -> None:
    described = [_DESCRIPTION.findall(client.get(f"/en/{each}").text) for each in (page, "progress")]

    assert [len(found) for found in described] == [1, 1]
    assert described[0] != described[1]


def test_a_page_with_a_query_names_the_one_address_it_stands_for(client: FlaskClient) -> None:
    assert _CANONICAL.findall(client.get("/tg/tests?from=a-friend").text) == ["http://localhost/tg/tests"]


def test_an_error_page_stands_for_no_address(client: FlaskClient) -> None:
    assert _CANONICAL.findall(client.get("/en/nowhere").text) == []


def test_search_engines_are_kept_from_what_is_one_persons_own(client: FlaskClient) -> None:
    page = client.get("/robots.txt")

    assert page.content_type.startswith("text/plain")
    lines = page.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /api/", "Disallow: /*/account/", "Disallow: /*/my-data"} <= set(lines)
    assert "Disallow: /" not in lines
