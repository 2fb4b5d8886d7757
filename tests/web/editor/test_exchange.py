"""Drafts go out as files and come in again: compared, confirmed, all of it or nothing."""

import io

import pytest
from openpyxl import load_workbook

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.permissions import Role
from elearn.formats.exchange.contents import MAX_PACKAGE_BYTES
from elearn.formats.exchange.registry import FORMATS
from elearn.storage.account_languages import set_account_languages
from elearn.storage.audit import list_audit_entries
from elearn.storage.drafts import list_revisions
from elearn.usecases.load_draft import load_draft
from tests.web.editor.exchange_desk import DeskMaker, change_cell

ITEM = EntryKey(EntryKind.ITEM, "law-0001")
UZBEK = EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")
STEM = "G2"  # of law-0001 in the sheet of items
EVERY_FORMAT = pytest.mark.parametrize("name", sorted(FORMATS))


def file_name(name: str) -> str:
    return f"bank.{FORMATS[name].extension}"


@EVERY_FORMAT
def test_every_format_says_what_it_leaves_out_and_gives_the_file(name: str, make_desk: DeskMaker) -> None:
    desk = make_desk()

    page = desk.client.get(f"{desk.address}/out?format={name}&language=uz")

    assert page.status_code == 200
    assert f"/file?format={name}" in page.text
    assert "What this file does not carry" in page.text or "This file carries everything." in page.text
    assert desk.save(format=name, language="uz")


@EVERY_FORMAT
def test_what_went_out_changes_nothing_when_it_comes_back(name: str, make_desk: DeskMaker) -> None:
    desk = make_desk()

    page = desk.bring(file_name(name), desk.save(format=name, language="uz"))

    assert page.status_code == 200, page.text
    assert "Everything in the file is in the draft already." in page.text


def test_a_changed_cell_is_shown_word_by_word_and_comes_in_when_confirmed(make_desk: DeskMaker) -> None:
    desk = make_desk()
    before = desk.entries()
    stem = str(before[ITEM]["stem"])
    assert stem.startswith("Кто, ")
    stem = stem.replace("Кто, ", "Скажите, кто ")
    page = desk.bring("bank.xlsx", change_cell(desk.book(), "items", STEM, stem))

    assert "<del>Кто</del><ins>Скажите</ins>, <ins>кто </ins>" in page.text
    assert desk.entries() == before

    assert desk.confirm(page).status_code == 303
    after = desk.entries()
    assert after.pop(ITEM) == {**before.pop(ITEM), "stem": stem}
    assert after == before


def test_the_history_says_who_brought_it_and_from_which_file_and_the_audit_too(make_desk: DeskMaker) -> None:
    desk = make_desk()
    content = change_cell(desk.book(), "items", STEM, "Новый вопрос?")

    desk.confirm(desk.bring("/home/anna/Закон весной.xlsx", content))

    with desk.desk.at_work() as session:
        (newest, *_) = list_revisions(session, desk.desk.bank_id, ITEM)
        audit = list_audit_entries(session, limit=1)[0]
    assert newest.note == "Закон весной.xlsx"
    assert (audit.action, audit.subject) == ("import_entries", "legislation xlsx 1")
    assert newest.account_id == audit.account_id


def test_a_wrong_cell_is_named_and_nothing_comes_in(make_desk: DeskMaker) -> None:
    desk = make_desk()
    before = desk.entries()
    content = change_cell(desk.book(), "items", STEM, "Новый вопрос?")
    page = desk.bring("bank.xlsx", change_cell(content, "items", "C3", "easy"))

    assert page.status_code == 422
    assert "items · C3" in page.text
    assert 'name="seen"' not in page.text
    assert desk.entries() == before

    marked = desk.client.get(f"{page.request.path}/marked.xlsx")
    assert "easy" in load_workbook(io.BytesIO(marked.data))["items"]["C3"].comment.text


def test_who_sends_the_confirmation_of_a_faulty_file_changes_nothing(make_desk: DeskMaker) -> None:
    desk = make_desk()
    before = desk.entries()
    good = desk.bring("bank.xlsx", change_cell(desk.book(), "items", STEM, "Новый вопрос?"))
    desk.bring("bank.xlsx", change_cell(desk.book(), "items", "C3", "easy"))

    assert desk.confirm(good).status_code == 404  # the new file stands in its place
    assert desk.entries() == before


def test_what_somebody_changed_since_is_shown_again_before_it_is_written_over(make_desk: DeskMaker) -> None:
    desk = make_desk()
    page = desk.bring("bank.xlsx", change_cell(desk.book(), "items", STEM, "Новый вопрос?"))
    desk.desk.change_item("law-0001", stem="Вопрос Анны?")

    again = desk.confirm(page)

    assert again.status_code == 409
    assert "Somebody changed the draft meanwhile." in again.text
    assert "Changed in this draft before" in again.text
    assert desk.entries()[ITEM]["stem"] == "Вопрос Анны?"
    assert desk.confirm(again).status_code == 303
    assert desk.entries()[ITEM]["stem"] == "Новый вопрос?"


def test_a_double_click_takes_a_file_in_once(make_desk: DeskMaker) -> None:
    desk = make_desk()
    page = desk.bring("bank.xlsx", change_cell(desk.book(), "items", STEM, "Новый вопрос?"))

    assert [desk.confirm(page).status_code for _ in range(2)] == [303, 404]
    with desk.desk.at_work() as session:
        assert len(list_revisions(session, desk.desk.bank_id, ITEM)) == 1


@pytest.mark.parametrize("name", ["xliff", "po"])
def test_a_translation_of_an_older_russian_text_is_said_to_be_stale(name: str, make_desk: DeskMaker) -> None:
    desk = make_desk()
    text = desk.entries()[UZBEK]["explanation"]
    out = desk.save(format=name, language="uz").decode().replace(text, "Yangi matn")
    desk.desk.change_item("law-0001", stem="Другой вопрос?")

    page = desk.bring(file_name(name), out.encode())

    assert "1 translation was made from an older Russian text" in page.text
    desk.confirm(page)
    assert desk.entries()[UZBEK]["explanation"] == "Yangi matn"
    assert desk.entries()[UZBEK]["state"] == "draft"


def test_only_what_is_open_goes_to_the_translator(make_desk: DeskMaker) -> None:
    desk = make_desk()
    assert desk.client.get(f"{desk.address}/file?format=xliff&language=uz&open=1").status_code == 303

    desk.desk.change_item("law-0001", stem="Другой вопрос?")
    written = desk.save(format="xliff", language="uz", open="1").decode()

    assert written.count("<file ") == 1


def test_a_test_goes_out_with_what_it_uses(make_desk: DeskMaker) -> None:
    desk = make_desk()

    book = load_workbook(io.BytesIO(desk.save(format="xlsx", test="legislation-02")))

    ids = [cell.value for cell in book["items"]["A"]][1:]
    assert ids == [*sorted(desk.entries()[EntryKey(EntryKind.TEST, "legislation-02")]["items"])]
    assert [cell.value for cell in book["uz"]["A"]][1:] == ids


@pytest.mark.parametrize(
    ("name", "content"),
    [("bank.exe", b"MZ"), ("", b"x"), ("bank.xlsx", b""), ("bank", b"PK"), ("x.xlsm", b"")],
)
def test_what_is_no_file_of_ours_is_not_kept(name: str, content: bytes, make_desk: DeskMaker) -> None:
    desk = make_desk()

    refused = desk.bring(name, content)

    assert refused.status_code == 422
    assert "Choose a file of one of these kinds." in refused.text


def test_a_file_that_is_too_large_is_refused_in_words(make_desk: DeskMaker) -> None:
    refused = make_desk().bring("bank.zip", bytes(MAX_PACKAGE_BYTES + 1))

    assert refused.status_code == 422
    assert "This file is too large." in refused.text


def test_a_file_waits_for_the_one_who_brought_it_alone(make_desk: DeskMaker) -> None:
    desk = make_desk()
    page = desk.bring("bank.xlsx", desk.book())

    other = make_desk(name="other")

    assert other.client.get(page.request.path).status_code == 404


@pytest.mark.parametrize(("languages", "status"), [({"uz": False}, 200), ({"ky": True}, 422), ({}, 422)])
def test_a_translator_brings_their_own_language_and_nothing_else(
    languages: dict[str, bool], status: int, make_desk: DeskMaker
) -> None:
    desk = make_desk(Role.TRANSLATOR)
    with desk.desk.at_work() as session:
        set_account_languages(session, desk.browser.account_id, languages)
    text = desk.entries()[UZBEK]["explanation"]

    out = desk.save(format="xliff", language="uz").decode().replace(text, "Yangi matn")
    russian = change_cell(desk.book(), "items", STEM, "Новый вопрос?")

    assert desk.bring("uz.xlf", out.encode()).status_code == status
    assert desk.bring("bank.xlsx", russian).status_code == 422


def test_where_no_draft_is_open_there_are_no_files(make_desk: DeskMaker) -> None:
    desk = make_desk()

    for path in ("", "/out", "/file", "/template.xlsx"):
        assert desk.client.get(f"/en/editor/drafts/history/exchange{path}").status_code == 404


def test_the_template_offers_what_the_bank_has(make_desk: DeskMaker) -> None:
    desk = make_desk()

    answer = desk.client.get(f"{desk.address}/template.xlsx")

    assert "law-" not in str([cell.value for cell in load_workbook(io.BytesIO(answer.data))["items"]["A"]])


def test_a_release_never_changes_by_an_import(make_desk: DeskMaker) -> None:
    desk = make_desk()
    desk.confirm(desk.bring("bank.xlsx", change_cell(desk.book(), "items", STEM, "Новый вопрос?")))

    with desk.desk.at_work() as session:
        loaded = load_draft(session, bank_id=desk.desk.bank_id)
    assert loaded.base[ITEM].data["stem"] != "Новый вопрос?"


UNFINISHED: tuple[dict[str, object], ...] = (
    {},
    {"interaction": "single_choice", "choices": [{"id": "a"}, {"text": "б"}, "в"], "key": 1},
    {"interaction": "form", "rubric": [{"text": "Имя"}, {"id": "x"}], "fields": ["a"], "model_answer": []},
    {"interaction": "typed_word", "accepted": "слово", "laws": [{}], "sources": [1], "stem": 5},
    {"interaction": "letter", "min_words": "много", "checked_on": "вчера", "stimulus": "law-s-9999"},
    {"interaction": "nothing", "explanation": ["a"], "topic": None},
)


@EVERY_FORMAT
def test_a_draft_with_unfinished_tasks_goes_out_all_the_same(name: str, make_desk: DeskMaker) -> None:
    desk = make_desk()
    for number, data in enumerate(UNFINISHED, start=9001):
        desk.desk.save(EntryKey(EntryKind.ITEM, f"law-{number}"), {"id": f"law-{number}", **data})

    assert desk.client.get(f"{desk.address}/out?format={name}&language=uz").status_code == 200
