"""Out to Moodle's formats and in again: equal, up to what the loss report names and nothing else."""

import pytest
from hypothesis import given, settings

from elearn.domain.entries import Entry, EntryKind, apply_patch
from elearn.formats.exchange.contents import Imported
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.made_entries import put_in
from tests.formats.exchange.moodle.carried import (
    brought,
    by_key,
    real_entries,
    real_media,
    without_losses,
)
from tests.formats.exchange.moodle.made_releases import nasty_releases

ALL = pytest.mark.parametrize("name", ["gift", "moodle_xml", "moodle_xml_languages"])
BANKS = pytest.mark.parametrize("bank_id", ["language", "history", "legislation"])


@ALL
@BANKS
def test_a_real_bank_put_into_its_own_draft_changes_nothing(name: str, bank_id: str) -> None:
    entries = real_entries(bank_id)

    found = FORMATS[name].read(FORMATS[name].write(entries, real_media(bank_id)).content)

    assert (found.faults, found.losses, found.foreign) == ((), (), frozenset())
    assert put_in(entries, found.patches) == by_key(entries)


@ALL
@BANKS
def test_a_real_bank_put_into_an_empty_draft_lacks_what_the_report_names_and_no_more(
    name: str, bank_id: str
) -> None:
    entries = real_entries(bank_id)
    written = FORMATS[name].write(entries, real_media(bank_id))

    found = FORMATS[name].read(written.content)

    assert without_losses(brought(found), written) == without_losses(by_key(entries), written)


@BANKS
def test_moodle_xml_brings_the_files_of_recordings_and_pictures_along(bank_id: str) -> None:
    media = real_media(bank_id)

    found = FORMATS["moodle_xml"].read(FORMATS["moodle_xml"].write(real_entries(bank_id), media).content)

    assert found.media.items() <= media.items()
    assert {path.partition(".")[0] for path in found.media} == {path.partition(".")[0] for path in media}


def test_all_items_and_their_translations_are_in_the_file() -> None:
    entries = real_entries("history")

    found = FORMATS["moodle_xml_languages"].read(FORMATS["moodle_xml_languages"].write(entries, {}).content)

    kinds = {EntryKind.ITEM, EntryKind.TRANSLATION}
    assert {key for key in brought(found) if key.kind in kinds} == {
        entry.key for entry in entries if entry.key.kind in kinds
    }


@ALL
@given(entries=nasty_releases())
@settings(max_examples=40)
def test_nasty_texts_come_back_up_to_the_report(name: str, entries: list[Entry]) -> None:
    written = FORMATS[name].write(entries, {})

    found = FORMATS[name].read(written.content)

    assert found.faults == ()
    assert without_losses(brought(found), written) == without_losses(by_key(entries), written)


@ALL
@given(entries=nasty_releases())
@settings(max_examples=20)
def test_what_came_back_once_comes_back_the_same_ever_after(name: str, entries: list[Entry]) -> None:
    first = FORMATS[name].read(FORMATS[name].write(entries, {}).content)
    second = _through(name, entries, first)

    assert brought(second) == brought(first)


def _through(name: str, entries: list[Entry], patches: Imported) -> Imported:
    """Write what a first round trip made of entries, and read that."""
    by_key_patches = {patch.key: patch.data for patch in patches.patches}
    changed = [
        Entry(key=each.key, file=each.file, data=apply_patch(each.data, by_key_patches.get(each.key, {})))
        for each in entries
    ]
    return FORMATS[name].read(FORMATS[name].write(changed, {}).content)
