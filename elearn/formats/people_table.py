"""A table of people <-> CSV and XLSX: columns number, name, id."""

import csv
import io
from collections.abc import Iterable, Sequence
from importlib import import_module
from uuid import UUID

from elearn.domain.centres import MAX_NAME_LENGTH, tidy_name
from elearn.domain.groups import Participant, ParticipantId
from elearn.domain.people_lists import MAX_NUMBER, Defect, Fault, PeopleTable, PersonRow
from elearn.formats.people_cells import MAX_ROWS, Cell, TableRefused, guard_text, read_cells

COLUMNS = ("number", "name", "id")
#: What people call the columns; the first name of each is what we write.
_CALLED = {
    "number": {"number", "no", "no.", "№", "номер", "nomer", "raqam", "рақам", "рақами", "саны"},
    "name": {"name", "имя", "фио", "ism", "исм", "ном", "ати", "аты", "ном ва насаб"},
    "id": {"id"},
}


def read_people_table(content: bytes) -> PeopleTable:
    """Read a table; whatever is wrong is said by row, and nothing else is done with it."""
    try:
        cells = read_cells(content)
    except TableRefused as refused:
        return PeopleTable(defects=(Defect(refused.fault),))
    if not cells:
        return PeopleTable(defects=(Defect(Fault.EMPTY),))
    places = _find_columns(cells[0][1])
    if "name" not in places:
        return PeopleTable(defects=(Defect(Fault.NO_NAME_COLUMN),))
    if len(cells) == 1:
        return PeopleTable(defects=(Defect(Fault.EMPTY),))
    return _gather([_read_person(number, row, places) for number, row in cells[1 : MAX_ROWS + 1]])


def write_csv(rows: Iterable[PersonRow | Participant]) -> bytes:
    """Write a table that spreadsheets of a Russian Windows open by a double click; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow((row.number or "", guard_text(row.name or ""), row.id or ""))
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(people: Iterable[Participant]) -> bytes:
    """Write a workbook; numbers are numbers, and every name is text, whatever it begins with."""
    content: bytes = import_module("elearn.formats.people_workbook").write_workbook(COLUMNS, people)
    return content


def _find_columns(header: Sequence[Cell]) -> dict[str, int]:
    titles = [cell.text.casefold() for cell in header]
    return {
        column: place
        for column, called in _CALLED.items()
        for place in [next((place for place, title in enumerate(titles) if title in called), None)]
        if place is not None
    }


def _read_person(number: int, cells: Sequence[Cell], places: dict[str, int]) -> PersonRow | Defect:
    found = {column: cells[place] for column, place in places.items() if place < len(cells)}
    texts = {column: found[column].text if column in found else "" for column in COLUMNS}
    if any(cell.is_formula for cell in found.values()):
        return Defect(Fault.FORMULA, number)
    if len(" ".join(texts["name"].split())) > MAX_NAME_LENGTH:
        return Defect(Fault.NAME_TOO_LONG, number)
    try:
        return _build_person(number, texts)
    except _BadCell as bad:
        return Defect(bad.fault, number)


def _build_person(row: int, texts: dict[str, str]) -> PersonRow:
    return PersonRow(
        row=row,
        number=_parse_number(texts["number"]),
        name=tidy_name(texts["name"]) or None,
        id=_parse_id(texts["id"]),
    )


class _BadCell(ValueError):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def _parse_number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_NUMBER)) and int(text)):
        raise _BadCell(Fault.BAD_NUMBER)
    return int(text)


def _parse_id(text: str) -> ParticipantId | None:
    try:
        return ParticipantId(UUID(text)) if text else None
    except ValueError as error:
        raise _BadCell(Fault.BAD_ID) from error


def _gather(found: Sequence[PersonRow | Defect]) -> PeopleTable:
    return PeopleTable(
        rows=tuple(row for row in found if isinstance(row, PersonRow)),
        defects=tuple(row for row in found if isinstance(row, Defect)),
    )
