"""Statistics of tasks: a list of a release, and one task."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.item_tallies import Tally, TallyKey
from elearn.domain.permissions import Role
from elearn.storage.engine import transaction
from elearn.storage.item_tallies import add_to_tallies
from tests.domain.tallies import a_tally
from tests.usecases.world import history_bank, language_bank, store_release
from tests.web.editor.test_home import enter

LIST, ITEM = "/en/editor/statistics", "/en/editor/items/hist-0001/statistics"
SUSPECT = "The key may be wrong"
EVERYTHING = [f"hist-000{n}" for n in range(1, 7)]


@pytest.fixture
def client(app: Flask, sqlite_engine: Engine) -> FlaskClient:
    """An editor, where one task of three was answered a lot, and by its answers has the wrong key."""
    store_release(sqlite_engine, history_bank("2025.9"), is_current=False)
    store_release(sqlite_engine, history_bank("2026.2"))
    store_release(sqlite_engine, language_bank())
    with transaction(sqlite_engine) as session:
        add_to_tallies(session, _suspect("2026.2"))
        add_to_tallies(session, [(_key("2025.9", "tg", "a"), a_tally(1, is_correct=True))])
    return enter(app, sqlite_engine, Role.EDITOR)


def _suspect(release: str) -> list[tuple[TallyKey, Tally]]:
    timed = Tally(is_correct=False, times=3, seconds=(0, 0, 3, *[0] * 10))
    return [
        (_key(release, "ru", "a"), a_tally(800, rest=300, is_correct=True)),
        (_key(release, "tg", "b"), a_tally(1_200, rest=900) + timed),
        (_key(release, "tg", ""), a_tally(40)),
    ]


def _key(release: str, language: str, answer: str) -> TallyKey:
    return TallyKey("history", release, "hist-0001", "exam", language, answer)


def test_the_current_release_of_the_first_bank_is_shown(client: FlaskClient) -> None:
    page = client.get(LIST)

    assert page.status_code == 200
    assert "lang-0001" in page.text
    assert "lang-0004" not in page.text, "what a person marks has no statistics"


def test_what_is_conspicuous_stands_first_with_its_figures(client: FlaskClient) -> None:
    text = client.get(f"{LIST}?of=history/2026.2").text

    assert text.index("hist-0001") < text.index("hist-0002")
    assert f"{SUSPECT}: " in text
    assert "ответ b" in text
    assert "40% " in text
    assert "(38% to 42%)" in text
    assert "2,003 answers" in text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("flag=any", ["hist-0001"]),
        ("flag=key_suspect", ["hist-0001"]),
        ("flag=too_easy", []),
        (
            "flag=nonsense&test=nonsense&topic=nonsense&sort=nonsense&page=nonsense",
            [f"hist-000{n}" for n in range(1, 7)],
        ),
        ("topic=history-tsars", ["hist-0005", "hist-0006"]),
        ("test=history-01&sort=right&page=99999", EVERYTHING),
        ("sort=discrimination&topic=history-tsars", ["hist-0005", "hist-0006"]),
    ],
)
def test_the_list_can_be_narrowed(client: FlaskClient, query: str, shown: list[str]) -> None:
    text = client.get(f"{LIST}?of=history/2026.2&{query}").text

    assert [each for each in EVERYTHING if f">{each} ·" in text] == shown
    assert ("There is nothing like that." in text) == (not shown)


def test_a_long_list_has_pages(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("elearn.web.editor.pages.statistics.PAGE_SIZE", 4)
    first = client.get(f"{LIST}?of=history/2026.2").text
    second = client.get(f"{LIST}?of=history/2026.2&page=2").text

    assert ("Next page" in first, "Previous page" in first) == (True, False)
    assert ("Next page" in second, "Previous page" in second) == (False, True)
    assert "page=2" in first


def test_a_task_is_shown_by_choice_language_mode_and_release(client: FlaskClient) -> None:
    text = client.get(ITEM).text

    assert SUSPECT in text
    for title in ("Choices", "By language", "By mode", "By release", "Тоҷикӣ", "2025.9"):
        assert title in text
    assert "8 sec" in text or "7 sec" in text or "6 sec" in text
    assert 'alt="Bar chart of the choices' in text


def test_an_older_release_has_its_own_figures(client: FlaskClient) -> None:
    text = client.get(f"{ITEM}?release=2025.9").text

    assert SUSPECT not in text
    assert "100%" in text


def test_a_task_that_nobody_answered_says_so(client: FlaskClient) -> None:
    assert "Nobody has answered this task yet." in client.get(ITEM.replace("0001", "0002")).text


def test_typed_words_are_told_as_right_or_wrong(client: FlaskClient, sqlite_engine: Engine) -> None:
    key = TallyKey("language", "2026.1", "lang-0001", "paper", "und", "right")
    with transaction(sqlite_engine) as session:
        add_to_tallies(session, [(key, a_tally(3, is_correct=True))])
    text = client.get(ITEM.replace("hist", "lang")).text

    assert "1. <span>Right</span>" in text
    assert "On paper" in text


@pytest.mark.parametrize("chart", ["choices", "languages"])
def test_charts_are_pictures(client: FlaskClient, chart: str) -> None:
    answer = client.get(f"{ITEM}/{chart}.svg?release=2026.2")

    assert answer.status_code == 200
    assert answer.content_type.startswith("image/svg+xml")
    assert "%" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        f"{LIST}?of=history/1999.1",
        f"{LIST}?of=none/none",
        f"{LIST}?of=history",
        "/en/editor/items/hist-9999/statistics",
        "/en/editor/items/%00/statistics",
        f"{ITEM}?release=1999.1",
        f"{ITEM}?release=",
        f"{ITEM}/nothing.svg",
    ],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.CENTRE_STAFF])
@pytest.mark.parametrize("address", [LIST, ITEM, f"{ITEM}/choices.svg"])
def test_only_editors_see_statistics(app: Flask, sqlite_engine: Engine, role: Role, address: str) -> None:
    assert enter(app, sqlite_engine, role).get(address).status_code == 403


def test_strangers_are_sent_to_sign_in(app: Flask) -> None:
    assert app.test_client().get(LIST).status_code in (302, 303, 401)


def test_without_any_bank_there_is_nothing_to_show(app: Flask, sqlite_engine: Engine) -> None:
    assert enter(app, sqlite_engine, Role.EDITOR).get(LIST).status_code == 404
