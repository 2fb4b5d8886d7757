"""Entries as a workbook: a sheet of items, one of what they share, and one for each language."""

import io
from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook

from elearn.domain.entries import Entry, EntryKind
from elearn.domain.entry_sources import source_text
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.exchange.contents import Exported, Loss
from elearn.formats.exchange.workbook.lists import gather_lists
from elearn.formats.exchange.workbook.rows import COLUMNS, write_row
from elearn.formats.exchange.workbook.sheets import add_lists, add_sheet

ITEMS, STIMULI = "items", "texts"
#: Sheets by the names that they have, in their order.
SHEETS: Mapping[str, tuple[EntryKind, str]] = {
    ITEMS: (EntryKind.ITEM, ""),
    STIMULI: (EntryKind.STIMULUS, ""),
    **{language: (EntryKind.TRANSLATION, language) for language in WRITTEN_LANGUAGES[1:]},
}
_CARRIED = {kind for kind, _ in SHEETS.values()}


def write(entries: Sequence[Entry], media: Mapping[str, bytes]) -> Exported:
    """Write the items, texts and translations; media stay where they are."""
    del media
    losses = (Loss(entry.key, "") for entry in entries if entry.key.kind not in _CARRIED)
    return Exported(content=_write_book(entries, entries), losses=tuple(losses))


def write_template(entries: Sequence[Entry]) -> bytes:
    """Write the sheets without rows, with the drop-downs of this bank."""
    return _write_book((), entries)


def _write_book(entries: Sequence[Entry], known: Sequence[Entry]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    russian = {entry.key.id: source_text(entry.data) for entry in entries if entry.key.kind is EntryKind.ITEM}
    for name, (kind, language) in SHEETS.items():
        add_sheet(book, name, COLUMNS[kind], _rows(entries, kind, language, russian))
    add_lists(book, gather_lists(known))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _rows(
    entries: Sequence[Entry], kind: EntryKind, language: str, russian: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    there = {
        entry.key.id: entry.data
        for entry in entries
        if entry.key.kind is kind and entry.key.language == language
    }
    if kind is not EntryKind.TRANSLATION:
        yield from (write_row(kind, data) for data in there.values())
        return
    for item_id in {**russian, **there}:
        cells = write_row(kind, there.get(item_id, {}), russian=russian.get(item_id, ""))
        yield {**cells, "id": item_id}
