"""The check of one computer, by whoever sits before it."""

import pytest
from flask.testing import FlaskClient

READY = {
    "word": "привет",
    "hears": "yes",
    "scripts": "yes",
    "store": "yes",
    "width": "1280",
    "ahead": "0",
    "ms": "12",
}


def checked(client: FlaskClient, **changes: str) -> str:
    client.get("/en/room/check")  # brings the cookies
    return client.get("/en/room/check", query_string={**READY, **changes}).text


def test_a_computer_that_does_everything_is_ready(client: FlaskClient) -> None:
    page = checked(client)

    assert "This computer is ready." in page
    assert "status--later" not in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"word": "ghbdtn"}, "The word was not right."),
        ({"hears": "no"}, "Recordings cannot be heard."),
        ({"scripts": "", "store": "", "ahead": "", "ms": ""}, "The scripts of the pages do not run."),
        ({"store": "no"}, "Answers do not stay here while the network is away."),
        ({"width": "200"}, "The window is too narrow."),
        ({"ahead": "-7200"}, "The clock differs from the clock of the server."),
        ({"ms": "3000"}, "The server answers slowly."),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(
    client: FlaskClient, change: dict[str, str], said: str
) -> None:
    page = checked(client, **change)

    assert "This computer is not ready yet." in page
    assert page.count("status--later") == 1
    assert said in page


def test_a_browser_that_keeps_no_cookie_is_found_out(client: FlaskClient) -> None:
    page = client.application.test_client(use_cookies=False).get("/en/room/check", query_string=READY).text

    assert "The browser does not remember who sits here." in page


def test_a_computer_is_named_by_its_card(client: FlaskClient) -> None:
    assert "Computer 7" in client.get("/en/room/check/7").text
    ready = client.get("/en/room/check/7", query_string=READY).text
    assert "/en/centre/computer?number=7" in ready
    for number in (0, 100, 2**31 - 1):
        assert "Computer " not in client.get(f"/en/room/check/{number}").text


@pytest.mark.parametrize(
    "query",
    ["word=%F0%9F%98%80", "word=" + "x" * 5000, "word=a&width=x&ahead=1e9&ms=-", "word=&ahead=" + "9" * 5000],
)
def test_whatever_the_address_says_there_is_an_answer(client: FlaskClient, query: str) -> None:
    assert client.get(f"/en/room/check?{query}").status_code == 200
