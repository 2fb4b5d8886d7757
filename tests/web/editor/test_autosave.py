"""What is typed is saved by itself, and checked at the field; and how a learner would see it."""

import json

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from elearn.domain.permissions import Role
from tests.usecases.editing_desk import item_key
from tests.web.editor.draft_desk import Browser, DraftDesk

ITEM = "legislation/items/law-0001"
AUTOSAVE = f"{ITEM}/autosave"
PREVIEW = "legislation/preview/law-0001"
KEY = item_key("law-0001")


def test_typing_is_saved_again_and_again(drafts: DraftDesk, vera: Browser) -> None:
    typed = vera.fill(ITEM, stem="Новый воп")
    first = vera.send(AUTOSAVE, typed).json
    assert first
    typed |= {"stem": "Новый вопрос?", "version": str(first["version"]), "seen": first["seen"]}
    second = vera.send(AUTOSAVE, typed).json

    assert second
    assert (first["version"], second["version"]) == (1, 2)
    assert json.loads(second["seen"])["stem"] == "Новый вопрос?"
    assert drafts.desk.load().entries[KEY].data["stem"] == "Новый вопрос?"


def test_defects_come_back_by_field(vera: Browser) -> None:
    long = vera.send(AUTOSAVE, vera.fill(ITEM, explanation="слово " * 50)).json
    keyless = vera.send(AUTOSAVE, vera.fill(ITEM, key="")).json

    assert long
    assert keyless
    assert "at most 45" in long["defects"]["explanation"][0]
    assert "no key" in keyless["defects"]["key"][0]


def test_the_page_shows_them_too(drafts: DraftDesk, vera: Browser) -> None:
    drafts.desk.change_item("law-0001", explanation="слово " * 50)

    assert "at most 45" in vera.get(ITEM).text


def test_what_would_spoil_a_test_or_has_no_field_is_shown_too(drafts: DraftDesk, vera: Browser) -> None:
    choices = drafts.desk.load().entries[KEY].data["choices"]
    longest = [{**each, "text": each["text"] + "а" * 90 * (each["id"] == "c")} for each in choices]
    drafts.desk.change_item("law-0001", level="vnzh", choices=longest, key="c")

    page = vera.get(ITEM).text

    assert "item law-0001 is of level vnzh, the test of patent" in page
    assert "the key is much longer than the other choices" in page


def test_a_conflict_is_told_and_stores_nothing(drafts: DraftDesk, vera: Browser) -> None:
    typed = vera.fill(ITEM, stem="Вера?")
    drafts.desk.change_item("law-0001", stem="Анна?")

    answer = vera.send(AUTOSAVE, typed)

    assert (answer.status_code, answer.json) == (409, {"conflict": True})
    assert drafts.desk.load().entries[KEY].data["stem"] == "Анна?"
    assert vera.send(ITEM, typed).status_code == 409


def test_what_somebody_stores_a_moment_after_my_save_is_not_what_i_have_seen(
    drafts: DraftDesk, vera: Browser
) -> None:
    typed = vera.fill(ITEM, stem="Вера?")

    within: list[Session] = []

    def follow(session: Session, *_: object) -> None:
        if not within:
            within.append(session)
            if drafts.desk.load().version_of(KEY) == 1:
                drafts.desk.change_item("law-0001", stem="Анна?")
            within.clear()

    event.listen(Session, "after_begin", follow)
    try:
        answer = vera.send(AUTOSAVE, typed).json
    finally:
        event.remove(Session, "after_begin", follow)

    assert answer
    assert (answer["version"], json.loads(answer["seen"])["stem"]) == (1, "Вера?")
    again = {**typed, "explanation": "Позже.", "version": "1", "seen": answer["seen"]}
    assert vera.send(AUTOSAVE, again).status_code == 409
    assert drafts.desk.load().entries[KEY].data["stem"] == "Анна?"


def test_what_is_too_long_is_told_at_its_field(vera: Browser) -> None:
    answer = vera.send(AUTOSAVE, vera.fill(ITEM, stem="а" * 20_001))

    assert answer.status_code == 422
    assert answer.json
    assert list(answer.json["errors"]) == ["stem"]


def test_a_translation_is_saved_and_checked_likewise(drafts: DraftDesk, vera: Browser) -> None:
    here = f"{ITEM}/translations/uz"
    answer = vera.send(f"{here}/autosave", vera.fill(here, stem="Bu o'zbekcha savolmi?")).json

    assert answer
    assert "U+02BB" in answer["defects"]["stem"][0]


def test_translators_save_their_languages_alone(drafts: DraftDesk) -> None:
    translator = drafts.enter("tahmina", Role.TRANSLATOR)

    assert translator.send(AUTOSAVE, {"stem": "x"}).status_code == 403
    assert translator.send(f"{ITEM}/translations/uz/autosave", {"stem": "x"}).status_code == 403


def test_minutes_of_typing_are_one_text_of_the_history_and_one_entry_of_the_audit(
    drafts: DraftDesk, vera: Browser
) -> None:
    typed = vera.fill(ITEM)
    for number in range(4):
        answer = vera.send(AUTOSAVE, {**typed, "stem": f"Вопрос {number}?"}).json
        assert answer
        typed |= {"version": str(answer["version"]), "seen": answer["seen"]}

    assert vera.get(f"{ITEM}/history").text.count('class="card') == 2


@pytest.mark.parametrize("language", ["ru", "en", "uz", "uz-cyrl", "tg", "ky"])
def test_the_preview_speaks_the_learners_language(vera: Browser, language: str) -> None:
    page = vera.client.get(f"/{language}/editor/drafts/{PREVIEW}")

    assert page.status_code == 200
    assert 'class="stem"' in page.text
    assert vera.get(PREVIEW, language=language).status_code == (200 if language == "en" else 302)


def test_only_the_preview_may_stand_in_a_frame_and_only_of_this_site(vera: Browser) -> None:
    def policy(path: str) -> str:
        answer = vera.get(path)
        assert len(answer.headers.getlist("Content-Security-Policy")) == 1
        return answer.headers["Content-Security-Policy"]

    assert "frame-ancestors 'self'" in policy(PREVIEW)
    assert "frame-src" not in policy(PREVIEW)
    assert "frame-src 'self'" in policy(ITEM)
    assert "frame-ancestors 'none'" in policy(ITEM)
    assert "frame-ancestors 'none'" in policy("legislation")
    for path in (PREVIEW, ITEM):
        assert vera.get(path).headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("item_id", ["law-0016", "law-0018", "law-0036"])
def test_every_kind_of_task_has_a_preview(vera: Browser, item_id: str) -> None:
    assert vera.get(f"legislation/preview/{item_id}").status_code == 200


def test_what_is_not_sound_is_shown_all_the_same_and_runs_nowhere(drafts: DraftDesk, vera: Browser) -> None:
    drafts.desk.change_item(
        "law-0001",
        stem="<script>alert(1)</script>",
        choices="none",
        laws=["x"],
        topic=None,
        stimulus="law-s-0000",
    )

    page = vera.get(PREVIEW)

    assert page.status_code == 200
    assert "<script" not in page.text


def test_learners_see_what_is_formatted(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(ITEM, stem="Что **нужно**?\n- паспорт\n- карта", explanation="Нужна **карта**.")

    page = vera.client.get(f"/ru/editor/drafts/{PREVIEW}").text

    assert "Что <b>нужно</b>?<ul><li>паспорт</li><li>карта</li></ul></div>" in page
    assert "<p>Нужна <b>карта</b>.</p>" in page
