"""Editors write what learners read after a mistake, in every language; what no task names goes."""

import pytest

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.domain.permissions import Role
from elearn.storage.engine import reading
from elearn.usecases.check_draft import check_draft
from tests.usecases.publishing_desk import real_reference
from tests.web.editor.draft_desk import Browser, DraftDesk

LIST = "legislation/mistakes"
WORDS = {
    "name__ru": "Чужой срок",
    "name__en": "Another term",
    "name__uz": "Boshqa muddat",
    "name__tg": "Мӯҳлати дигар",
    "name__ky": "Башка мөөнөт",
    "advice__ru": "Найдите в вопросе срок и сравните его с законом.",
    "advice__en": "Find the term in the question and compare it with the law.",
    "advice__uz": "Savoldagi muddatni toping va qonun bilan solishtiring.",
    "advice__tg": "Мӯҳлати саволро ёбед ва бо қонун муқоиса кунед.",
    "advice__ky": "Суроодогу мөөнөттү таап, мыйзам менен салыштырыңыз.",
}


def key_of(word: str) -> EntryKey:
    return EntryKey(EntryKind.MISCONCEPTION, f"legislation-{word}")


def begin(browser: Browser, word: str) -> str:
    return str(browser.send(LIST, {"word": word}).location).rsplit("/", 1)[-1]


def defects_about(drafts: DraftDesk, word: str) -> list[str]:
    desk = drafts.desk
    with reading(desk.engine) as session:
        checked = check_draft(session, desk.load(), real_reference(), today=desk.now.date())
    return [text for text in map(str, checked.defects) if word in text]


def test_a_new_kind_of_mistake_is_written_named_by_a_task_and_sound(drafts: DraftDesk, vera: Browser) -> None:
    assert begin(vera, "Other term") == "legislation-other-term"
    here = f"{LIST}/legislation-other-term"
    assert vera.change(here, **WORDS).status_code == 303
    stored = drafts.desk.load().entries[key_of("other-term")].data
    assert list(stored["name"]) == list(stored["advice"]) == list(WRITTEN_LANGUAGES)
    assert "Another term" in vera.get(LIST).text

    vera.change("legislation/items/law-0001", choices__b__misconception="legislation-other-term")

    assert "law-0001" in vera.get(here).text
    assert defects_about(drafts, "other-term") == []


def test_what_is_wrong_is_said_at_its_field_while_typing(vera: Browser) -> None:
    here = f"{LIST}/{begin(vera, 'other-term')}"
    typed = vera.fill(here, **{**WORDS, "name__uz": "bir ikki uch toʻrt besh olti yetti sakkiz toʻqqiz"})

    answer = vera.send(f"{here}/autosave", typed).json

    assert answer
    assert answer["defects"].pop("") == ["no wrong answer has this misconception"]
    assert list(answer["defects"]) == ["name.uz"]
    assert "at most 8" in answer["defects"]["name.uz"][0]
    assert "at most 8" in vera.get(here).text


@pytest.mark.parametrize("word", ["", "срок", "a b!", "-", "x" * 41])
def test_a_word_that_no_file_could_have_is_told_and_kept(drafts: DraftDesk, vera: Browser, word: str) -> None:
    answer = vera.send(LIST, {"word": word})

    assert answer.status_code == 422
    assert "Latin letters" in answer.text
    assert not [key for key in drafts.desk.load().changed if key.kind is EntryKind.MISCONCEPTION]


def test_no_word_is_given_twice(drafts: DraftDesk, vera: Browser) -> None:
    begin(vera, "other-term")
    assert vera.send(LIST, {"word": "other-term"}).status_code == 409

    here = f"{LIST}/legislation-other-term/take-out"
    assert vera.send(here, {"draft": drafts.mark}).status_code == 303

    assert key_of("other-term") not in drafts.desk.load().entries
    assert vera.send(LIST, {"word": "other-term"}).status_code == 409


def test_what_tasks_name_stays(drafts: DraftDesk, vera: Browser) -> None:
    named = next(key.id for key in drafts.desk.load().entries if key.kind is EntryKind.MISCONCEPTION)

    assert "take-out" not in vera.get(f"{LIST}/{named}").text
    assert vera.send(f"{LIST}/{named}/take-out", {"draft": drafts.mark}).status_code == 409


def test_two_at_once_are_led_to_both_texts(drafts: DraftDesk, vera: Browser) -> None:
    here = f"{LIST}/{begin(vera, 'other-term')}"
    oleg = drafts.enter("oleg")
    typed = oleg.fill(here, name__ru="Срок Олега")
    vera.change(here, name__ru="Срок Веры")

    answer = oleg.send(here, typed)

    assert answer.status_code == 409
    assert "Олега" in answer.text
    assert "Веры" in answer.text


def test_translators_read_and_change_nothing(drafts: DraftDesk, vera: Browser) -> None:
    here = f"{LIST}/{begin(vera, 'other-term')}"
    translator = drafts.enter("tahmina", Role.TRANSLATOR)

    assert translator.get(LIST).status_code == translator.get(here).status_code == 200
    for path in (LIST, here, f"{here}/autosave", f"{here}/take-out"):
        assert translator.send(path, {"word": "more"}).status_code == 403


def test_what_is_not_there_is_not_found(vera: Browser) -> None:
    assert vera.get(f"{LIST}/legislation-none").status_code == 404
