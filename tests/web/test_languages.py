import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from elearn.domain.languages import LANGUAGES

SIGN_IN = "/account/sign-in"


@pytest.mark.parametrize(
    ("header", "start"),
    [
        ("uz-Cyrl,ru;q=0.5", "/uz-cyrl/"),
        ("uz", "/uz/"),
        ("tg-TJ, en;q=0.9", "/tg/"),
        ("fr, de", "/ru/"),
        ("", "/ru/"),
    ],
)
def test_the_front_door_opens_in_the_browsers_language(client: FlaskClient, header: str, start: str) -> None:
    page = client.get("/", headers={"Accept-Language": header})

    assert (page.status_code, page.location) == (302, start)
    assert {"Accept-Language", "Cookie"} <= {word.strip() for word in page.headers["Vary"].split(",")}


def test_the_language_of_the_last_page_is_remembered(client: FlaskClient) -> None:
    client.get("/ky/account/sign-in")

    assert client.get("/", headers={"Accept-Language": "tg"}).location == "/ky/"


@pytest.mark.parametrize("cookie", ["xx", "ru/../..", "\u00fc", ""])
def test_a_language_cookie_that_is_nonsense_counts_for_nothing(client: FlaskClient, cookie: str) -> None:
    client.set_cookie("lang", cookie)

    assert client.get("/", headers={"Accept-Language": "tg"}).location == "/tg/"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_page_says_its_language_and_direction(client: FlaskClient, language: object) -> None:
    code, tag, direction = language.code, language.tag, language.direction  # type: ignore[attr-defined]

    assert f'<html lang="{tag}" dir="{direction}"' in client.get(f"/{code}{SIGN_IN}").text


def test_the_language_switch_keeps_the_page_and_where_it_leads(client: FlaskClient) -> None:
    text = client.get(f"/en{SIGN_IN}?next=/en/tests").text

    assert f'href="/tg{SIGN_IN}?next=/en/tests"' in text


def test_a_page_names_itself_in_every_language_for_search_engines(client: FlaskClient) -> None:
    links = dict(re.findall(r'hreflang="([^"]+)" href="([^"]+)"', client.get(f"/en{SIGN_IN}").text))

    assert set(links) == {language.tag for language in LANGUAGES} | {"x-default"}
    assert links["uz-Cyrl"] == f"http://localhost/uz-cyrl{SIGN_IN}"


def test_an_unknown_language_is_no_page_and_says_so_in_the_best_one(client: FlaskClient) -> None:
    page = client.get("/de/tests", headers={"Accept-Language": "ky"})

    assert page.status_code == 404
    assert '<html lang="ky"' in page.text
    assert 'href="/tg/"' in page.text  # the switch leads to the start page: there is no page to keep


@pytest.mark.parametrize("zone", ["Asia/Tashkent", "Asia/Bishkek", "UTC"])
def test_a_known_zone_is_used(app: Flask, zone: str) -> None:
    assert _noon_in(app, zone) == {"Asia/Tashkent": "17:00", "Asia/Bishkek": "18:00", "UTC": "12:00"}[zone]


@pytest.mark.parametrize("zone", ["", "Europe", "../../etc/passwd", "Mars/Base", "a" * 5000, "Europe/\u00fc"])
def test_a_zone_that_is_nonsense_means_moscow(app: Flask, zone: str) -> None:
    assert _noon_in(app, zone) == "15:00"


def _noon_in(app: Flask, zone: str) -> str:
    template = "{{ moment|time_tag('HH:mm') }}"
    with app.test_request_context("/ru/", headers={"Cookie": f"zone={zone}".encode().decode("latin-1")}):
        from_string = app.jinja_env.from_string(template)
        text = from_string.render(moment=datetime(2026, 11, 21, 12, tzinfo=UTC))
    assert 'datetime="2026-11-21T12:00:00+00:00"' in text
    return re.sub("<[^>]+>", "", text)
