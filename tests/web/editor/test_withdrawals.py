"""Pages of withdrawn tasks: what a withdrawal touches, the decision, and what learners read of it."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.permissions import Role
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import add_release, set_current_release
from elearn.usecases import repair_scores
from tests.builders import NOW, a_ref
from tests.web.browsing import send, sign_in
from tests.web.conftest import store_account
from tests.web.learner.conftest import a_rich_bank
from tests.web.learner.walking import Learner

LIST = "/en/editor/withdrawals"
ITEM = "/en/editor/items/hist-0001/withdraw"


@pytest.fixture
def site(app: Flask, sqlite_engine: Engine) -> Flask:
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    return app


@pytest.fixture
def vera(site: Flask, sqlite_engine: Engine) -> FlaskClient:
    """An editor."""
    return enter(site, sqlite_engine, Role.EDITOR)


@pytest.fixture
def ali(site: Flask) -> Learner:
    """Somebody who answered task 1 with b, and handed in."""
    learner = Learner(site.test_client())
    hand_in(learner, learner.start("exam"), "b")
    return learner


def enter(site: Flask, engine: Engine, role: Role) -> FlaskClient:
    store_account(engine, role.value, role)
    client = site.test_client()
    sign_in(client, role.value)
    return client


def hand_in(learner: Learner, paper: str, value: str) -> str:
    learner.save(paper, 1, value)
    return learner.send(f"{paper}/submit").headers["Location"]


def withdraw(client: FlaskClient, reason: str = "b is right as well") -> str:
    return send(client, ITEM, {"reason": reason}).headers["Location"]


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_an_empty_list_says_so_and_finds_tasks_by_their_number(vera: FlaskClient) -> None:
    assert "No task is withdrawn." in vera.get(LIST).text
    assert vera.get(f"{LIST}/find?item=hist-0001").headers["Location"] == ITEM

    unknown = vera.get(f"{LIST}/find?item=<b>")
    assert unknown.status_code == 404
    assert "There is no such task." in unknown.text


@pytest.mark.usefixtures("ali")
def test_before_one_confirms_one_sees_what_it_touches(vera: FlaskClient) -> None:
    page = words(vera.get(ITEM).text)

    assert "Tests handed in: 1" in page
    assert "ответ b 1" in page


def test_a_reason_is_asked_for(vera: FlaskClient) -> None:
    answer = send(vera, ITEM, {"reason": " "})

    assert answer.status_code == 422
    assert "Say it in up to 500 letters." in answer.text
    assert "No task is withdrawn." in vera.get(LIST).text


def test_accept_both_changes_the_result_and_its_learner_is_told_until_they_read_it(
    vera: FlaskClient, ali: Learner, sqlite_engine: Engine
) -> None:
    page = withdraw(vera)
    assert "Waits for a decision" in vera.get(LIST).text
    assert "Your result changed" not in ali.open("/en/").text

    done = send(vera, page, {"decision": "accept_both", "accepted": "b"}, follow_redirects=True)

    assert "Counted anew: 1 of 1 results" in done.text
    assert "changed: 1" in done.text
    for first_page in ("/en/", "/en/progress"):
        assert "Before: 0 of 10 marks. Now: 1 of 10 marks." in words(ali.open(first_page).text)
    ali.send("/en/news")
    assert "Your result changed" not in ali.open("/en/").text
    outcome = re.search(r'href="(/en/attempts/[^"]+/outcome)"', ali.open("/en/progress").text)
    assert outcome
    assert "Before: 0 of 10 marks. Now: 1 of 10 marks." in words(ali.open(outcome[1]).text)
    with reading(sqlite_engine) as session:
        actions = [entry.action for entry in list_audit_entries(session)]
    assert actions[:3] == ["repair_scores", "decide_withdrawal", "withdraw_item"]


def test_a_long_count_shows_how_far_it_is_and_goes_on_by_a_button(
    site: Flask, vera: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        learner = Learner(site.test_client())
        hand_in(learner, learner.start("exam"), "b")
    page = withdraw(vera)
    monkeypatch.setattr(repair_scores, "BATCH", 1)
    views = "elearn.web.editor.views.withdrawals._COUNTING_SECONDS"
    vera.get(page)  # the module is there from now on
    monkeypatch.setattr(views, 0.0)
    waiting = send(vera, page, {"decision": "void"}, follow_redirects=True).text
    assert "Counted anew: 0 of 3 results" in waiting
    assert "Count on now" in waiting

    monkeypatch.setattr(views, 60.0)
    done = send(vera, f"{page}/recount", follow_redirects=True).text

    assert "Counted anew: 3 of 3 results" in done
    assert "Count on now" not in done


@pytest.mark.parametrize(
    "fields",
    [{}, {"decision": "erase"}, {"decision": "accept_both"}, {"decision": "accept_both", "accepted": "z"}],
)
def test_what_cannot_be_decided_is_said(vera: FlaskClient, fields: dict[str, str]) -> None:
    page = withdraw(vera)

    answer = send(vera, page, fields)

    assert answer.status_code == 422
    assert "This cannot be decided." in answer.text
    assert "Waits for a decision" in answer.text


def test_what_was_decided_is_offered_no_more(vera: FlaskClient) -> None:
    page = withdraw(vera)
    send(vera, page, {"decision": "void"})

    assert "What do past answers count for?" not in vera.get(page).text
    assert send(vera, page, {"decision": "keep"}).status_code == 422
    assert vera.get(ITEM).headers["Location"] == page


def test_practice_and_the_review_do_not_teach_a_wrong_key(vera: FlaskClient, ali: Learner) -> None:
    practice = Learner(ali.client.application.test_client())
    paper = practice.start("practice")
    withdraw(vera)

    told = practice.save(paper, 1, "b", feedback="en").text

    assert "This task was taken out because of a mistake. It costs you nothing." in told
    assert "Потому что" not in told
    review = practice.open(hand_in(practice, paper, "b").replace("/outcome", "/review")).text
    assert "This task was taken out because of a mistake." in review
    assert "choice--key" not in review.split('id="task-2"')[0]


def test_a_test_without_a_task_to_stand_in_is_shorter_and_says_so(vera: FlaskClient, ali: Learner) -> None:
    withdraw(vera)

    paper = ali.open(ali.start("practice")).text

    assert "Вопрос 1?" not in paper
    assert "Вопрос 2?" in paper


def test_unknown_tasks_and_withdrawals_are_not_found(vera: FlaskClient) -> None:
    nowhere = f"{LIST}/{'0' * 64}"
    assert vera.get(nowhere).status_code == 404
    assert vera.get("/en/editor/items/none/withdraw").status_code == 404
    for address in (nowhere, f"{nowhere}/recount", "/en/editor/items/none/withdraw"):
        assert send(vera, address, {"decision": "void", "reason": "x"}).status_code == 404


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.CENTRE_STAFF])
def test_only_editors_withdraw_and_decide(
    site: Flask, vera: FlaskClient, sqlite_engine: Engine, role: Role
) -> None:
    page = withdraw(vera)
    other = enter(site, sqlite_engine, role)

    assert other.get(LIST).status_code == (200 if role is Role.TRANSLATOR else 403)
    assert [other.get(address).status_code for address in (page, ITEM, f"{LIST}/find?item=x")] == [403] * 3
    for address in (page, f"{page}/recount", ITEM):
        assert send(other, address, {"decision": "void", "reason": "x"}).status_code == 403


def test_a_task_that_a_roll_back_took_away_is_found_withdrawn_and_decided_about(
    vera: FlaskClient, ali: Learner, sqlite_engine: Engine
) -> None:
    bank = a_rich_bank()
    without = tuple(replace(test, item_ids=test.item_ids[1:]) for test in bank.tests)
    with transaction(sqlite_engine) as session:
        older = replace(bank, release="2025.9", items=bank.items[1:], tests=without)
        add_release(session, older, sha256="c" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(release="2025.9"), now=NOW)
    assert vera.get(f"{LIST}/find?item=hist-0001").headers["Location"] == ITEM
    assert "Tests handed in: 1" in words(vera.get(ITEM).text)

    page = withdraw(vera)
    send(vera, page, {"decision": "void"})

    assert "hist-0001" in vera.get(LIST).text
    assert "Your result changed" in ali.open("/en/").text


def test_a_task_that_was_mended_first_is_withdrawn_as_it_read_before(
    vera: FlaskClient, ali: Learner, sqlite_engine: Engine
) -> None:
    bank = a_rich_bank()
    mended = (replace(bank.items[0], key="b"), *bank.items[1:])
    with transaction(sqlite_engine) as session:
        newer = replace(bank, release="2026.2", items=mended)
        add_release(session, newer, sha256="c" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(release="2026.2"), now=NOW)
    assert "Tests handed in: 0" in words(vera.get(ITEM).text)
    assert "Tests handed in: 1" in words(vera.get(f"{ITEM}?release=2026.1").text)
    assert vera.get(f"{ITEM}?release=2020.1").status_code == 404

    page = send(vera, f"{ITEM}?release=2026.1", {"reason": "b"}).headers["Location"]
    send(vera, page, {"decision": "void"})

    assert "Mended in the release that learners have" in vera.get(LIST).text
    assert "Your result changed" in ali.open("/en/").text
    assert "Вопрос 1?" in ali.open(ali.start("practice")).text
