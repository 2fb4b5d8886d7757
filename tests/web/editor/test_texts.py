"""Editors change texts that items share, and lessons."""

import pytest
from flask import Flask
from sqlalchemy import Engine

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.domain.permissions import Role
from tests.web.editor.draft_desk import Browser, DraftDesk, open_draft_desk


@pytest.fixture
def topic(drafts: DraftDesk) -> str:
    return next(key.id for key in drafts.desk.load().entries if key.kind is EntryKind.LESSON)


def lesson(drafts: DraftDesk, topic: str, language: str) -> dict[str, str]:
    return dict(drafts.desk.load().entries[EntryKey(EntryKind.LESSON, topic, language)].data)


def test_a_text_that_items_share_is_changed(app: Flask, sqlite_engine: Engine) -> None:
    language = open_draft_desk(app, sqlite_engine, BankId("language"))
    olga = language.enter("olga")
    found = language.desk.load().entries.values()
    key = next(e.key for e in found if e.key.kind is EntryKind.STIMULUS and e.data["kind"] == "notice")

    page = olga.get(f"language/stimuli/{key.id}").text
    assert "lang-0" in page
    assert olga.change(f"language/stimuli/{key.id}", text="Закрыто на обед.").status_code == 303
    assert language.desk.load().entries[key].data["text"] == "Закрыто на обед."
    typed = olga.fill(f"language/stimuli/{key.id}", text="Открыто.")
    assert olga.send(f"language/stimuli/{key.id}/autosave", typed).status_code == 200
    assert language.desk.load().entries[key].data["text"] == "Открыто."
    assert olga.get("language/stimuli/lang-s-9999").status_code == 404


def test_what_is_wrong_with_a_shared_text_is_said_at_its_field_while_typing(
    app: Flask, sqlite_engine: Engine
) -> None:
    olga = open_draft_desk(app, sqlite_engine, BankId("language")).enter("olga")
    twin = olga.fill("language/stimuli/lang-s-0005")["text"]
    here = "language/stimuli/lang-s-0006"

    answer = olga.send(f"{here}/autosave", olga.fill(here, text=twin)).json

    assert answer
    assert answer["defects"] == {"text": ["duplicate text: see lang-s-0005"]}
    assert "duplicate text: see lang-s-0005" in olga.get(here).text


@pytest.mark.parametrize("kind", ["text", "notice"])
def test_a_new_text_is_begun_written_and_taken_out(drafts: DraftDesk, vera: Browser, kind: str) -> None:
    begun = vera.send(f"legislation/stimuli/new/{kind}", {})
    stimulus_id = begun.location.rsplit("/", 1)[-1]
    here = f"legislation/stimuli/{stimulus_id}"
    key = EntryKey(EntryKind.STIMULUS, stimulus_id)

    assert 'id="other-defects"><p class="error" lang="en" dir="ltr">no item uses' not in vera.get(here).text
    assert vera.change(here, text="Касса закрыта.").status_code == 303
    assert 'id="other-defects"><p class="error" lang="en" dir="ltr">no item uses' in vera.get(here).text
    assert drafts.desk.load().entries[key].data == {
        "id": stimulus_id,
        "kind": kind,
        "text": "Касса закрыта.",
    }

    assert vera.send(f"{here}/take-out", {"draft": drafts.mark}).status_code == 303
    assert key not in drafts.desk.load().entries


def test_a_text_of_another_kind_is_not_begun(drafts: DraftDesk, vera: Browser) -> None:
    assert vera.send("legislation/stimuli/new/film", {}).status_code == 404
    translator = drafts.enter("tahmina", Role.TRANSLATOR)
    assert translator.send("legislation/stimuli/new/text", {}).status_code == 403


def test_lessons_are_listed_with_their_languages(vera: Browser, topic: str) -> None:
    assert f"lessons/{topic}/uz" in vera.get("legislation/lessons").text


def test_a_lesson_is_changed_and_its_translations_are_stale(
    drafts: DraftDesk, vera: Browser, topic: str
) -> None:
    vera.change(f"legislation/lessons/{topic}/ru", text="# Урок\n\nНовый текст.")

    assert lesson(drafts, topic, "ru")["text"] == "# Урок\n\nНовый текст.\n"
    assert "has changed since" in vera.get(f"legislation/lessons/{topic}/uz").text

    vera.change(f"legislation/lessons/{topic}/uz", text="# Dars\n\nYangi matn.")
    assert "has changed since" not in vera.get(f"legislation/lessons/{topic}/uz").text
    assert lesson(drafts, topic, "uz")["state"] == "draft"


def test_a_lesson_saves_itself(drafts: DraftDesk, vera: Browser, topic: str) -> None:
    here = f"legislation/lessons/{topic}/uz"
    answer = vera.send(f"{here}/autosave", vera.fill(here, text="# Dars")).json

    assert answer
    assert answer["version"] == 1
    assert lesson(drafts, topic, "uz")["text"] == "# Dars\n"


def test_wording_alone_leaves_them_fresh(drafts: DraftDesk, vera: Browser, topic: str) -> None:
    vera.change(f"legislation/lessons/{topic}/ru", text="# Урок\n\nТот же.", change="wording")

    assert "has changed since" not in vera.get(f"legislation/lessons/{topic}/uz").text


def test_two_at_once_lose_nothing(drafts: DraftDesk, vera: Browser, topic: str) -> None:
    here = f"legislation/lessons/{topic}/ru"
    oleg = drafts.enter("oleg")
    typed = oleg.fill(here, text="# Урок Олега")
    vera.change(here, text="# Урок Веры")

    answer = oleg.send(here, typed)

    assert answer.status_code == 409
    assert "Олега" in answer.text
    assert "Веры" in answer.text


@pytest.mark.parametrize("language", ["uz-cyrl", "xx", "ru"])
def test_translators_change_only_what_is_theirs(drafts: DraftDesk, topic: str, language: str) -> None:
    translator = drafts.enter("tahmina", Role.TRANSLATOR)

    answer = translator.send(f"legislation/lessons/{topic}/{language}", {"text": "x"})

    assert answer.status_code == (403 if language == "ru" else 404)


def test_a_lesson_that_is_not_there_is_not_found(vera: Browser) -> None:
    assert vera.get("legislation/lessons/no-such-topic/ru").status_code == 404
