"""No page, in no state, has a word that nobody has translated."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.permissions import Role
from elearn.settings import asset_folder
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_ref
from tests.catalogues import compiled, use_catalogues
from tests.web.browsing import sign_in
from tests.web.conftest import store_account
from tests.web.learner.conftest import a_rich_bank
from tests.web.learner.reading import read_page
from tests.web.learner.walking import Learner

TRANSLATIONS = asset_folder("translations")
CYRILLIC = ("ru", "uz-cyrl", "tg", "ky")
ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
#: Latin words that stand in every language: names, abbreviations, what sources of the guide are called.
NAMES = {"elearn", "editor", "QR", "TOTP", "Ru", "Pygal"}
#: Addresses, and the secret that an app on the phone is told.
NO_WORDS = re.compile(r"https?://\S+|([A-Z2-7]{4} ){7}[A-Z2-7]{4}")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")


@pytest.fixture(scope="module")
def catalogue_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(TRANSLATIONS, tmp_path_factory.mktemp("translations"))


@pytest.fixture
def site(make_app: Callable[..., Flask], sqlite_engine: Engine, catalogue_folder: Path) -> Flask:
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    store_account(sqlite_engine, "editor", Role.EDITOR)
    app = make_app()
    use_catalogues(app, catalogue_folder)
    return app


@pytest.mark.parametrize("language", [*CYRILLIC, "uz"])
def test_every_word_of_every_page_is_translated(site: Flask, language: str) -> None:
    pages = [(name, text) for name, html in visit_everything(site, language) for text in read_page(html)]
    assert len(pages) > 1_000
    messages = untranslated_pieces(language)

    left = {f"{name}: {text}" for name, text in pages if any(message in text for message in messages)}
    assert left == set()
    in_english = {f"{name}: {text}" for name, text in pages if language in CYRILLIC and has_english(text)}
    assert in_english == set()


def has_english(text: str) -> bool:
    """Whether there is a word in Latin letters that is no name, address or secret."""
    return not set(ENGLISH_WORD.findall(NO_WORDS.sub("", text))) <= NAMES


def untranslated_pieces(language: str) -> list[str]:
    """List what would stand on a page if a message were not translated: its parts of three words or more."""
    folder = {"uz-cyrl": "uz_Cyrl"}.get(language, language)
    catalogue = polib.pofile(str(TRANSLATIONS / folder / "LC_MESSAGES/messages.po"))
    texts = [text for entry in catalogue for text in (entry.msgid, entry.msgid_plural)]
    pieces = {piece.strip() for text in texts for piece in PLACEHOLDER.split(text)}
    return sorted(piece for piece in pieces if len(piece.split()) > 2)


def visit_everything(site: Flask, language: str) -> Iterator[tuple[str, str]]:
    """Open every page in every state that says something of its own."""
    yield from _visit_as_stranger(site.test_client(), language)
    yield from _visit_as_learner(Learner(site.test_client()), language)
    yield from _visit_as_staff(site.test_client(), language)


def _visit_as_stranger(client: FlaskClient, language: str) -> Iterator[tuple[str, str]]:
    paths = ["", "tests", "tests/history-01", "exams", "syllabus", "topics/history-state-symbols", "guide"]
    paths += ["guide/rvp", "guide/vnzh", "progress", "code", "my-data", "account/sign-in"]
    paths += ["nothing-here", "tests/none-99", "topics/none", "guide/none", "attempts/none"]
    for path in paths:
        yield path, client.get(f"/{language}/{path}").text
    yield "wrong method", client.get(f"/{language}/exam-choice").text
    yield "no token", client.post(f"/{language}/code").text
    stale = client.post(f"/{language}/code", headers={"Sec-Fetch-Site": "same-origin"}, data={"x": "y"})
    yield "no token, own form", stale.text


def _visit_as_learner(learner: Learner, language: str) -> Iterator[tuple[str, str]]:
    site = f"/{language}"

    def page(name: str, path: str) -> tuple[str, str]:
        answer = learner.client.get(path, follow_redirects=True)
        assert answer.status_code in {200, 404, 409, 422}, (name, answer.status_code)
        return name, answer.text

    learner.send(f"{site}/exam-choice", profile="patent", exam_on="2999-01-31")
    yield page("exam chosen", f"{site}/")
    paper = learner.start("practice").replace("/en/", f"{site}/")
    in_english = paper.replace(f"{site}/", "/en/")
    for position, value in ((1, "a"), (3, "right"), (5, "Прошу.")):
        learner.save(in_english, position, value, feedback=language)
    yield page("practice", paper)
    yield "told by the API", learner.save(in_english, 4, "газету", feedback=language).text
    learner.send(f"{paper}/translations/2")
    yield page("translation", paper)
    yield page("hand in?", f"{paper}/submit")
    learner.send(f"{paper}/submit")
    yield page("outcome", f"{paper}/outcome")
    yield page("review", f"{paper}/review")
    learner.send(f"{paper}/marks/5", granted="task")
    yield page("marked", f"{paper}/review")
    exam = learner.start("exam").replace("/en/", f"{site}/")
    yield page("exam", exam)
    yield page("begun", f"{site}/tests")
    yield page("begun cover", f"{site}/tests/history-01")
    yield page("too early", f"{exam}/outcome")
    learner.send(f"{exam}/submit")
    yield page("failed", f"{exam}/outcome")
    drill = learner.send(f"{site}/topics/history-state-symbols/attempts").headers["Location"]
    yield page("drill", drill)
    learner.send(f"{site}/mistakes/attempts")
    for path in ("", "tests", "tests/history-01", "syllabus", "topics/history-state-symbols", "progress"):
        yield page(f"with progress: {path}", f"{site}/{path}")
    yield "scores", learner.open(f"{site}/progress/scores.svg").text
    learner.send(f"{site}/code")
    yield page("code", f"{site}/code")
    for path, fields in (
        ("code/resume", {"code": "1"}),
        ("my-data/erase", {}),
        ("exams/patent/attempts", {}),
    ):
        yield path, learner.send(f"{site}/{path}", **fields).text
    yield page("my data", f"{site}/my-data")
    learner.send(f"{site}/my-data/erase", sure="1")
    yield page("erased", f"{site}/")


def _visit_as_staff(client: FlaskClient, language: str) -> Iterator[tuple[str, str]]:
    yield "sign in refused", sign_in_in(client, language, password="wrong password")
    yield "sign in empty", sign_in_in(client, language, password="")
    sign_in(client, "editor")
    for path in ("", "password", "totp"):
        yield f"account/{path}", client.get(f"/{language}/account/{path}").text
    token = re.search(r'csrf-token" content="([^"]+)"', client.get(f"/{language}/account/").text)
    assert token
    for path in ("password", "totp"):
        for fields in (
            {},
            {"current_password": "x", "new_password": "y", "password": "x", "one_time_code": "1"},
        ):
            answer = client.post(f"/{language}/account/{path}", data={"csrf_token": token[1], **fields})
            yield f"account/{path} refused", answer.text


def sign_in_in(client: FlaskClient, language: str, password: str) -> str:
    page = client.get(f"/{language}/account/sign-in").text
    token = re.search(r'csrf-token" content="([^"]+)"', page)
    assert token
    fields = {"csrf_token": token[1], "user_name": "editor", "password": password}
    return client.post(f"/{language}/account/sign-in", data=fields).text
