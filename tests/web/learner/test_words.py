"""No page, in no state, has a word that nobody has translated."""

import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from flask import Flask
from sqlalchemy import Engine

from elearn.domain.permissions import Role
from elearn.settings import asset_folder
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_ref
from tests.catalogues import compiled, use_catalogues
from tests.web.conftest import store_account
from tests.web.learner.conftest import a_rich_bank
from tests.web.learner.reading import read_page
from tests.web.learner.visiting import visit_everything

TRANSLATIONS = asset_folder("translations")
CYRILLIC = ("ru", "uz-cyrl", "tg", "ky")
ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
#: Latin words that stand in every language: names, abbreviations, keys, what sources of the guide are called.
NAMES = {"elearn", "editor", "QR", "TOTP", "Ru", "Pygal", "Alt", "Shift", "Tab", "Backspace"}
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
