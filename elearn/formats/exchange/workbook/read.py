"""A workbook as patches of entries; whatever is wrong is said by its cell."""

from collections.abc import Mapping, Sequence
from typing import Any

from elearn.domain.entries import EntryKey, EntryKind, Patch
from elearn.formats.exchange.contents import MAX_FAULTS, Fault, FaultKind, Imported, Place
from elearn.formats.exchange.workbook.cells import BookRefused, Row, letter_of, read_sheets
from elearn.formats.exchange.workbook.parsing import SheetReader
from elearn.formats.exchange.workbook.rows import COLUMNS, read_row
from elearn.formats.exchange.workbook.validity import find_bad_columns
from elearn.formats.exchange.workbook.write import SHEETS

_TEXTS = ("stem", "choices", "rubric", "explanation")


def read(content: bytes) -> Imported:
    """Read a workbook of our sheets; others in it are left alone."""
    try:
        sheets = read_sheets(content, tuple(SHEETS))
    except BookRefused as refused:
        return Imported(faults=(refused.fault,))
    if not sheets:
        return Imported(faults=(Fault(place=Place(), kind=FaultKind.OTHER_FORMAT),))
    patches: list[Patch] = []
    faults: list[Fault] = []
    for name, rows in sheets.items():
        _read_sheet(name, rows, patches, faults)
    return Imported(patches=tuple(patches), faults=tuple(faults[:MAX_FAULTS]))


def _read_sheet(name: str, rows: Sequence[Row], patches: list[Patch], faults: list[Fault]) -> None:
    kind, language = SHEETS[name]
    if not rows:
        return
    places, unknown = _find_columns(name, rows[0], kind)
    faults += unknown
    if "id" not in places:
        place = Place(file=name, line=rows[0][0])
        faults.append(Fault(place=place, kind=FaultKind.MISSING, details={"field": "id"}))
        return
    reader = SheetReader(name, kind, places)
    found: dict[str, Patch] = {}
    for number, cells in rows[1:]:
        values = reader.parse_row(number, cells)
        if values is not None:
            _take_row(reader, number, values, language, found)
    patches += found.values()
    faults += reader.faults


def _find_columns(sheet: str, header: Row, kind: EntryKind) -> tuple[dict[str, int], list[Fault]]:
    known = {column.name for column in COLUMNS[kind]}
    places: dict[str, int] = {}
    faults = []
    number, cells = header
    for place, cell in enumerate(cells):
        name = cell.text.lower()
        if name in known and name not in places:
            places[name] = place
        elif name:
            where = Place(file=sheet, line=number, column=letter_of(place))
            fault = FaultKind.TWICE if name in known else FaultKind.NOT_KNOWN
            faults.append(Fault(place=where, kind=fault, details={"value": cell.text[:80]}))
    return places, faults


def _take_row(
    reader: SheetReader, number: int, values: Mapping[str, Any], language: str, found: dict[str, Patch]
) -> None:
    data = read_row(reader.kind, values)
    entry_id = data.pop("id") if language else data["id"]
    if entry_id is None:
        reader.blame(number, "id", FaultKind.MISSING)
    elif entry_id in found:
        reader.blame(number, "id", FaultKind.TWICE, value=entry_id)
    elif language and not any(data.get(name) for name in _TEXTS):
        return  # nobody translated it: that takes no translation away
    elif _is_sound(reader, number, data):
        found[entry_id] = Patch(key=EntryKey(reader.kind, entry_id, language), data=data)


def _is_sound(reader: SheetReader, number: int, data: Mapping[str, Any]) -> bool:
    """Look at the fields that the sheet has; what it leaves out, the draft may have."""
    before = len(reader.faults)
    is_checkable = {EntryKind.ITEM: "interaction", EntryKind.STIMULUS: "kind"}.get(reader.kind, "explanation")
    if is_checkable in data:
        for column, fault, details in find_bad_columns(reader.kind, data):
            if fault is not FaultKind.MISSING or column in reader.places:
                reader.blame(number, column, fault, **details)
    return len(reader.faults) == before
