"""One address may not make learners without end; who is one already goes on."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.web.learner.walking import Learner

NEIGHBOUR, STRANGER = "2001:db8::2", "2001:db8:0:1::2"


@pytest.fixture
def limited(make_app: Callable[..., Flask]) -> Flask:
    return make_app(new_learners_per_hour=2)


def begin(app: Flask, address: str) -> Learner:
    browser = Learner(app.test_client())
    browser.client.environ_base["REMOTE_ADDR"] = address
    return browser


@pytest.mark.usefixtures("learner")
def test_a_full_hour_refuses_new_learners_of_the_address_and_nobody_else(limited: Flask) -> None:
    known, second, third, stranger = (
        begin(limited, address) for address in ("2001:db8::1", NEIGHBOUR, NEIGHBOUR, STRANGER)
    )

    def start(browser: Learner) -> int:
        return browser.send("/en/tests/history-01/attempts", mode="exam").status_code

    refused = (start(known), start(second), start(third))
    page = third.send("/en/code")

    assert refused == (303, 303, 429)
    assert (start(known), start(stranger)) == (303, 303)
    assert (page.status_code, page.headers["Retry-After"]) == (429, "3600")
    assert "Wait 60 minutes and try again." in page.text


@pytest.mark.usefixtures("learner")
def test_an_installation_may_go_without_the_limit(make_app: Callable[..., Flask]) -> None:
    free = make_app(new_learners_per_hour=0)
    for _ in range(4):
        assert begin(free, NEIGHBOUR).start("exam")
