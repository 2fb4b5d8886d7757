"""XLIFF and gettext catalogues: out and in again is the same, and what was not ours does no harm."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.entries import Entry, EntryKind, apply_patch
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.bank_files.entries import split_release
from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.registry import FORMATS
from elearn.formats.exchange.translations.order import TextOrder
from elearn.formats.exchange.translations.units import hash_russian
from tests.formats.exchange.made_entries import items, put_in, translations
from tests.usecases.editing_desk import real_release

BOTH = pytest.mark.parametrize("name", ["xliff", "po"])
UZBEK = TextOrder(language="uz")


@cache
def real_entries(bank_id: str) -> list[Entry]:
    return split_release(real_release(bank_id).files)


def with_translation(item: Entry) -> st.SearchStrategy[list[Entry]]:
    return translations(item).map(lambda translation: [item, translation])


@BOTH
@pytest.mark.parametrize("bank_id", ["language", "history", "legislation"])
@pytest.mark.parametrize("language", WRITTEN_LANGUAGES[1:])
def test_every_translation_of_a_real_bank_comes_back_equal(name: str, bank_id: str, language: str) -> None:
    entries = real_entries(bank_id)
    written = FORMATS[name].write_texts(entries, TextOrder(language=language))

    found = FORMATS[name].read(written.content)

    wanted = {
        each.key: dict(each.data)
        for each in entries
        if each.key.kind is EntryKind.TRANSLATION and each.key.language == language
    }
    by_key = {entry.key: entry.data for entry in entries}
    assert found.faults == ()
    assert {patch.key: apply_patch(by_key[patch.key], patch.data) for patch in found.patches} == wanted


@BOTH
@given(entries=items().flatmap(with_translation))
def test_any_translation_comes_back_equal(name: str, entries: list[Entry]) -> None:
    written = FORMATS[name].write_texts(entries, UZBEK)

    found = FORMATS[name].read(written.content)

    assert found.faults == ()
    assert put_in(entries, found.patches) == {entry.key: dict(entry.data) for entry in entries}


@BOTH
@given(item=items())
def test_what_a_translator_writes_comes_in_as_it_is(name: str, item: Entry) -> None:
    blank = FORMATS[name].write_texts([item], UZBEK).content.decode()
    done = (
        blank.replace("</source></segment>", "</source><target>Ha</target></segment>")
        if name == "xliff"
        else blank.replace('msgstr ""\n\n', 'msgstr "Ha"\n\n').removesuffix('msgstr ""\n') + 'msgstr "Ha"\n'
    )

    (patch,) = FORMATS[name].read(done.encode()).patches

    assert patch.data["explanation"] == patch.data["stem"] == "Ha"
    assert patch.data["source"] == hash_russian(item.data)


@BOTH
@given(item=items())
def test_what_nobody_translated_changes_nothing(name: str, item: Entry) -> None:
    written = FORMATS[name].write_texts([item], UZBEK)

    assert FORMATS[name].read(written.content).patches == ()


@BOTH
def test_only_what_is_open_goes_out_if_asked(name: str) -> None:
    order = TextOrder(language="uz", is_open_only=True)
    entries = real_entries("history")
    assert FORMATS[name].write_texts(entries, order).content == b""

    changed = [
        Entry(key=each.key, file=each.file, data={**each.data, "stem": "Новый вопрос?"})
        if each.key.kind is EntryKind.ITEM and each.key.id == "hist-0002"
        else each
        for each in entries
    ]
    written = FORMATS[name].write_texts(changed, order).content.decode()

    assert "hist-0002" in written
    assert "hist-0001" not in written
    assert ("#, fuzzy" if name == "po" else 'subState="elearn:stale"') in written
    assert FORMATS[name].read(written.encode()).patches == ()  # nobody renewed it


BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ru" trgLang="uz">&b;</xliff>"""
FOREIGN_FILE = b"""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff>&e;</xliff>"""


@pytest.mark.parametrize(
    "content",
    [
        BILLION_LAUGHS,
        FOREIGN_FILE,
        FOREIGN_FILE.decode().encode("utf-16"),
        b"<xliff>" * 100_000,
        b"",
        b"\x00\xff",
        b"<?xml version='1.0' encoding='no-such'?><xliff/>",
    ],
)
def test_xml_that_could_do_harm_is_refused(content: bytes) -> None:
    (fault,) = FORMATS["xliff"].read(content).faults

    assert fault.kind is FaultKind.BROKEN


@pytest.mark.parametrize("content", [b"/etc/passwd", b"\xff\xfe", b'msgid "', b"msgstr", b'msgid "\\', b""])
def test_a_broken_catalogue_is_refused_and_opens_no_file(content: bytes) -> None:
    found = FORMATS["po"].read(content)

    assert found.patches == ()
    assert found.faults


@BOTH
@pytest.mark.parametrize(("tag", "is_ours"), [("uz-Cyrl", False), ("de", False), ("uz", True)])
def test_only_languages_that_people_write_come_in(name: str, tag: str, is_ours: bool) -> None:
    written = FORMATS[name].write_texts(real_entries("history"), UZBEK).content.decode()
    said = written.replace("uz_Latn", tag).replace("uz-Latn", tag)

    found = FORMATS[name].read(said.encode())

    assert bool(found.patches) is is_ours
    assert is_ours or [fault.kind for fault in found.faults] == [FaultKind.BAD_VALUE]


@BOTH
@given(data=st.data())
def test_a_damaged_file_ends_in_faults_or_patches(name: str, data: st.DataObject) -> None:
    content = bytearray(FORMATS[name].write_texts(real_entries("history")[:200], UZBEK).content[:4_000])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    FORMATS[name].read(bytes(content))
