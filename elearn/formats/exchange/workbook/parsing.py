"""A row of a sheet as parsed values, with what is wrong in which cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from elearn.domain.entries import EntryKind
from elearn.formats.exchange.contents import MAX_TEXT, Fault, FaultKind, Place
from elearn.formats.exchange.workbook.cells import SheetCell, letter_of
from elearn.formats.exchange.workbook.columns import BadCell, Column, parse_day
from elearn.formats.exchange.workbook.lines import BadLine, parse_named
from elearn.formats.exchange.workbook.rows import COLUMNS

_SHORT = 80  # letters of a cell in a message


@dataclass
class SheetReader:
    """Reads the rows of one sheet; `places`: where its known columns stand."""

    sheet: str
    kind: EntryKind
    places: Mapping[str, int]
    faults: list[Fault] = field(default_factory=list)

    def parse_row(self, number: int, cells: Sequence[SheetCell]) -> dict[str, Any] | None:
        """Return the value of every column, None for a blank cell; None at all where a cell is wrong."""
        known = len(self.faults)
        columns = [column for column in COLUMNS[self.kind] if column.name in self.places]
        values = {column.name: self._parse(number, cells, column) for column in columns}
        if values.get("interaction") == "form" and values.get("model_answer"):
            values["model_answer"] = self._parse_answers(number, str(values["model_answer"]))
        return values if len(self.faults) == known else None

    def blame(self, number: int, column: str, kind: FaultKind, **details: str | int) -> None:
        """Say that a cell is wrong; a column that the sheet has not: the row is."""
        place = self.places.get(column, self.places["id"])
        where = Place(file=self.sheet, line=number, column=letter_of(place))
        self.faults.append(Fault(place=where, kind=kind, details={"field": column, **details}))

    def _parse(self, number: int, cells: Sequence[SheetCell], column: Column) -> Any:
        place = self.places[column.name]
        cell = cells[place] if place < len(cells) else SheetCell("")
        if cell.fault:
            self.blame(number, column.name, cell.fault, value=cell.text)
        elif len(cell.text) > MAX_TEXT:
            self.blame(number, column.name, FaultKind.TOO_LONG, limit=MAX_TEXT)
        elif cell.text:
            try:
                return column.parse(cell.day if cell.day and column.parse is parse_day else cell.text)
            except (BadCell, BadLine):
                self.blame(number, column.name, FaultKind.BAD_VALUE, value=cell.text[:_SHORT])
        return None

    def _parse_answers(self, number: int, text: str) -> dict[str, str] | None:
        try:
            return parse_named(text)
        except BadLine:
            self.blame(number, "model_answer", FaultKind.BAD_VALUE, value=text[:_SHORT])
            return None
