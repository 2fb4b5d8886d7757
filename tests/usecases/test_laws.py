"""The register of laws in the database: the file comes in, editors change it, it goes out again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Engine

from elearn.domain.editing_errors import EntryChangedMeanwhile, LawNotFound
from elearn.domain.errors import NameTaken
from elearn.domain.reference import LawArticle
from elearn.formats.bank_files.reference_contents import read_reference_contents
from elearn.formats.reference import build_law
from elearn.storage.engine import reading, transaction
from elearn.storage.laws import list_acts, list_law_edits
from elearn.usecases.add_law_act import add_law_act
from elearn.usecases.check_draft import check_draft
from elearn.usecases.export_laws import export_laws
from elearn.usecases.has_new_laws import has_new_laws
from elearn.usecases.list_law_acts import list_law_acts
from elearn.usecases.load_law_act import load_law_act
from elearn.usecases.load_reference_books import load_reference_books
from elearn.usecases.take_in_laws import take_in_laws
from tests.builders import NOW
from tests.domain.test_laws import a_law
from tests.usecases.editing_desk import BANKS
from tests.usecases.law_desk import LawDesk, real_laws

ARTICLE = LawArticle(number="13.3", wording_on=date(2026, 1, 1), url="http://a.ru", note="О патенте")


@pytest.fixture
def desk(sqlite_engine: Engine) -> LawDesk:
    return LawDesk(sqlite_engine)


@pytest.fixture
def each_desk(engine: Engine) -> LawDesk:
    return LawDesk(engine)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy(BANKS / "laws.yaml", tmp_path)
    return tmp_path


def edit_file(folder: Path, old: str, new: str) -> None:
    path = folder / "laws.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def export(desk: LawDesk) -> bytes:
    with reading(desk.engine) as session:
        return export_laws(session)


def take_in(desk: LawDesk, folder: Path) -> int:
    with transaction(desk.engine) as session:
        return take_in_laws(session, folder=folder, now=NOW)


def test_the_shipped_register_comes_in_once(each_desk: LawDesk) -> None:
    with reading(each_desk.engine) as session:
        assert {act.law.id: act.law for act in list_acts(session)} == real_laws()
        assert not has_new_laws(session, folder=BANKS)
    assert take_in(each_desk, BANKS) == 0


def test_an_unchanged_register_goes_out_byte_for_byte(each_desk: LawDesk) -> None:
    assert export(each_desk) == (BANKS / "laws.yaml").read_bytes()


def test_a_changed_register_goes_out_and_comes_in_the_same(desk: LawDesk, folder: Path) -> None:
    desk.save(replace(desk.act().law, note="Новая: пометка # «x»", articles=(ARTICLE,)))
    with desk.at_work() as session:
        add_law_act(session, a_law(id="1-fz"), account_id=desk.anna, now=NOW)

    (folder / "laws.yaml").write_bytes(export(desk))

    contents = read_reference_contents(folder)
    assert [build_law(law.value).id for law in contents.laws] == [*real_laws(), "1-fz"]
    assert next(build_law(law.value) for law in contents.laws if law.value.id == "115-fz") == desk.act().law
    assert take_in(desk, folder) == 0


def test_an_act_that_the_file_gets_comes_in(desk: LawDesk, folder: Path) -> None:
    with (folder / "laws.yaml").open("a") as file:
        file.write("- {id: 1-fz, title: T, short: S, url: 'http://a.ru', wording_on: 2026-01-01}\n")

    assert take_in(desk, folder) == 1
    assert desk.act("1-fz").law.short == "S"


def test_what_an_editor_changed_stays_until_the_file_is_newer(desk: LawDesk, folder: Path) -> None:
    desk.save(replace(desk.act().law, short="115-ФЗ!"))
    edit_file(folder, "short: 115-ФЗ", "short: Закон 115")

    assert take_in(desk, folder) == 0
    assert desk.act().law.short == "115-ФЗ!"

    law = desk.act().law
    edit_file(folder, f"{law.url}\n  wording_on: {law.wording_on}", f"{law.url}\n  wording_on: 2026-05-01")

    assert take_in(desk, folder) == 1
    assert (desk.act().law.short, desk.act().version) == ("Закон 115", 3)
    with desk.reading() as session:
        newest, first = list_law_edits(session, "115-fz", limit=9)
    assert newest.user_name is None
    assert newest.edit.edits["short"] == ("115-ФЗ!", "Закон 115")
    assert (first.user_name, dict(first.edit.edits)) == ("anna", {"short": ("115-ФЗ", "115-ФЗ!")})


def test_a_file_with_mistakes_or_none_takes_nothing_away(desk: LawDesk, tmp_path: Path) -> None:
    assert take_in(desk, tmp_path) == 0

    (tmp_path / "laws.yaml").write_text("- {id: 115-fz, title: 5}\n- 7\n")

    assert take_in(desk, tmp_path) == 0
    assert desk.act().law == real_laws()["115-fz"]


def test_a_save_says_who_and_what(each_desk: LawDesk) -> None:
    changed = replace(each_desk.act().law, note=None, articles=(ARTICLE,))

    assert each_desk.save(changed)

    assert (each_desk.act().law, each_desk.act().version) == (changed, 2)
    assert each_desk.actions() == [("edit_law", "115-fz")]
    with each_desk.reading() as session:
        edits = {
            each.edit.article: set(each.edit.edits) for each in list_law_edits(session, "115-fz", limit=9)
        }
    assert edits == {"": {"note"}, "13.3": {"number", "wording_on", "url", "note"}}


def test_the_second_of_two_editors_is_told(each_desk: LawDesk) -> None:
    law = each_desk.act().law
    each_desk.save(replace(law, note="Анна"))

    with pytest.raises(EntryChangedMeanwhile) as refused:
        each_desk.save(replace(law, note="Борис"))

    assert refused.value.version == 2
    assert each_desk.act().law.note == "Анна"


def test_a_save_without_a_change_changes_nothing(desk: LawDesk) -> None:
    assert not desk.save(desk.act().law)

    assert (desk.act().version, desk.actions()) == (1, [])


def test_nothing_is_saved_of_an_act_that_is_not_there(desk: LawDesk) -> None:
    with pytest.raises(LawNotFound):
        desk.save(a_law(id="no-such"))


def test_an_act_is_added_once(each_desk: LawDesk) -> None:
    with each_desk.at_work() as session:
        add_law_act(session, a_law(id="1-fz"), account_id=each_desk.anna, now=NOW)

    with pytest.raises(NameTaken), each_desk.at_work() as session:
        add_law_act(session, a_law(id="1-fz"), account_id=each_desk.anna, now=NOW)

    assert each_desk.actions() == [("add_law", "1-fz")]


def test_a_draft_may_cite_an_act_that_was_added(desk: LawDesk) -> None:
    desk.desk.open()
    desk.desk.change_item("law-0001", laws=[{"act": "1-fz", "article": "1", "wording_on": "2026-01-01"}])
    contents = read_reference_contents(BANKS)

    def find_unknown() -> list[str]:
        loaded = desk.desk.load()
        with desk.reading() as session:
            books = load_reference_books(session, contents)
            defects = check_draft(session, loaded, books, today=NOW.date()).defects
        return [defect.message for defect in defects if "laws.yaml" in defect.message]

    assert find_unknown() == ["act '1-fz' is not in laws.yaml"]

    with desk.at_work() as session:
        add_law_act(session, a_law(id="1-fz"), account_id=desk.anna, now=NOW)

    assert find_unknown() == []


def test_the_register_says_how_many_items_cite_an_act_oldest_wording_first(desk: LawDesk) -> None:
    with desk.reading() as session:
        acts = list_law_acts(session)
        found = list_law_acts(session, words=" ПОЛИЦИИ закон ")

    wordings = [each.act.law.wording_on for each in acts]
    assert wordings == sorted(wordings)
    assert {each.act.law.id: each.item_count for each in acts}["eaes"] == 1
    assert [each.act.law.id for each in found] == ["3-fz"]


def test_an_act_lists_its_articles_with_the_items_that_cite_each(desk: LawDesk) -> None:
    note = LawArticle(number="31.1", note="x")
    desk.save(replace(desk.act().law, articles=(note,)))

    with desk.reading() as session:
        report = load_law_act(session, act_id="115-fz")

    items = {each.article.number: len(each.items) for each in report.articles}
    assert list(items) == ["2", "5", "6", "7", "8", "9", "11", "12", "13", "13.3", "31", "31.1", "31.2"]
    assert (items["13"], items["13.3"], items["31.1"]) == (7, 5, 0)
    assert [each.article for each in report.articles if each.article.number == "31.1"] == [note]


def test_a_citation_that_cannot_be_read_stands_by_itself(desk: LawDesk) -> None:
    desk.desk.open()
    desk.desk.change_item(
        "law-0001", laws=[{"act": "115-fz", "article": "преамбула", "wording_on": "x"}, 7, {"act": "115-fz"}]
    )

    with desk.reading() as session:
        report = load_law_act(session, act_id="115-fz")

    first = report.articles[0]
    assert (first.article.number, [item.id for item in first.items]) == ("", ["law-0001"])
