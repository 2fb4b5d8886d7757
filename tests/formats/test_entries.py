"""Releases taken apart into entries and written again."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.entries import Entry, EntryKind
from elearn.formats.bank_files.documents import read_document
from elearn.formats.bank_files.entries import split_file, split_release, to_plain
from elearn.formats.bank_files.release_files import collect_files
from elearn.formats.bank_files.write_entries import write_release
from elearn.formats.bank_files.write_yaml import write_yaml

BANKS = Path(__file__).parents[2] / "question_banks"
RELEASES = ["history/2026.1", "language/2026.1", "legislation/2026.1"]
Files = Mapping[str, bytes]


@pytest.fixture(scope="module", params=RELEASES)
def files(request: pytest.FixtureRequest) -> Files:
    return collect_files(BANKS / request.param)[0]


def change(entry: Entry, **fields: Any) -> Entry:
    return replace(entry, data={**entry.data, **fields})


def test_what_nobody_changed_is_written_byte_for_byte(files: Files) -> None:
    assert write_release(files, split_release(files)) == files


def test_every_file_can_be_written_anew_and_says_the_same(files: Files) -> None:
    entries = split_release(files)
    media = {name: content for name, content in files.items() if name.startswith("media/")}

    assert split_release(write_release({}, entries, media)) == entries


def test_one_changed_item_changes_its_own_lines_only(files: Files) -> None:
    entries = split_release(files)
    items = [entry for entry in entries if entry.key.kind is EntryKind.ITEM]
    changed = change(items[5], stem="Что: да — или «нет»?")

    written = write_release(files, [changed if entry == items[5] else entry for entry in entries])

    assert {name for name in files if written[name] != files[name]} == {changed.file}
    before, after = (each[changed.file].decode().split("\n- id: ") for each in (files, written))
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert changed in split_file(changed.file, written[changed.file])


def test_entries_come_and_go(files: Files) -> None:
    entries = split_release(files)
    first = next(entry for entry in entries if entry.key.kind is EntryKind.ITEM)
    new = replace(first, key=replace(first.key, id="hist-9999"), data={**first.data, "id": "hist-9999"})

    written = write_release(files, [entry for entry in entries if entry != first] + [new])

    left = list(split_file(first.file, written[first.file]))
    assert first not in left
    assert new in left


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40) | st.sampled_from(
    ["", " ", "yes", "null", "2026-01-01", "12", "1e3", "- a", "a: b", "# x", "{a}", "'", '"', "&a", "0x1f"]
)
VALUES = st.recursive(
    TEXTS | st.integers(-9, 9999) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcde"), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from(["stem", "text", "choices", "q"]), VALUES), min_size=1))
def test_whatever_is_written_is_read_again(data: list[dict[str, Any]]) -> None:
    document = read_document(write_yaml(data).encode(), "items/a.yaml")

    assert document.defects == ()
    assert to_plain(document.data) == data
