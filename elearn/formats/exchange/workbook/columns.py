"""The columns of the sheets: how a field of an entry stands in a cell, and how it is read back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from elearn.domain.entries import EntryData
from elearn.formats.exchange.workbook import lines

Parser = Callable[[str], Any]
Writer = Callable[[Any], object]


class BadCell(ValueError):
    """The cell cannot be what its column holds."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: `list_name` is the drop-down that it has; `part` the choice that it belongs to."""

    name: str
    parse: Parser = str
    write: Writer = str
    width: int = 14
    list_name: str = ""
    field: str = ""  # of the entry; its name if it is not said
    part: str = ""


def parse_number(cell: str) -> int:
    """Read a whole number."""
    if not (cell.isascii() and cell.isdigit() and len(cell) <= 6):
        raise BadCell(cell)
    return int(cell)


def parse_day(cell: str) -> str:
    """Read a day: 2026-11-21, or 21.11.2026 as people here type it."""
    parts = cell.split(".")
    try:
        text = "-".join(f"{int(part):02}" for part in reversed(parts)) if len(parts) == 3 else cell
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadCell(cell) from error


def write_day(value: object) -> object:
    """Give a day as a day, so that a spreadsheet shows it as one."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return str(value)


def _parse_fields(cell: str) -> list[dict[str, str]]:
    return [{"id": name, "label": label} for name, label in lines.parse_named(cell).items()]


def _write_fields(fields: list[EntryData]) -> str:
    return lines.write_named({each["id"]: each.get("label", "") for each in fields})


def _write_answer(value: Any) -> str:
    return lines.write_named(value) if isinstance(value, Mapping) else str(value)


def _of_choice(letter: str) -> tuple[Column, ...]:
    texts = (Column(name=f"{name}_{letter}", width=30) for name in ("choice", "misunderstanding"))
    named = Column(name=f"misconception_{letter}", width=24, list_name="misconceptions")
    return tuple(replace(column, field="choices", part=letter) for column in (*texts, named))


ITEM_COLUMNS = (
    Column(name="id"),
    Column(name="topic", width=26, list_name="topics"),
    Column(name="level", list_name="levels"),
    Column(name="task", width=22, list_name="tasks"),
    Column(name="interaction", width=16, list_name="interactions"),
    Column(name="stimulus", list_name="stimuli"),
    Column(name="stem", width=50),
    *(column for letter in "abc" for column in _of_choice(letter)),
    Column(name="key", width=8, list_name="keys"),
    Column(name="misunderstanding", width=30),
    Column(name="misconception", width=24, list_name="misconceptions"),
    Column(name="accepted", width=20, parse=lines.split_lines, write=lines.join_lines),
    Column(name="explanation", width=60),
    Column(name="grammar_point", width=30),
    Column(name="laws", width=30, parse=lines.parse_laws, write=lines.write_laws),
    Column(name="checked_on", parse=parse_day, write=write_day),
    Column(name="review_by", parse=parse_day, write=write_day),
    Column(name="sources", width=40, parse=lines.split_lines, write=lines.join_lines),
    Column(name="fields", width=30, parse=_parse_fields, write=_write_fields),
    Column(name="model_answer", width=40, write=_write_answer),
    Column(name="min_words", width=10, parse=parse_number, write=int),
    Column(name="prepare_seconds", width=10, parse=parse_number, write=int),
    Column(name="speak_seconds", width=10, parse=parse_number, write=int),
    Column(name="rubric", width=40, parse=lines.parse_rubric, write=lines.write_rubric),
)
STIMULUS_COLUMNS = (
    Column(name="id"),
    Column(name="kind", list_name="kinds"),
    Column(name="title", width=30),
    Column(name="text", width=60),
    Column(name="media", list_name="media"),
)
RUSSIAN = "russian"  # what is translated, for the eye only
TRANSLATION_COLUMNS = (
    Column(name="id"),
    Column(name=RUSSIAN, width=50),
    Column(name="state", list_name="states"),
    Column(name="source", width=20),
    Column(name="stem", width=50),
    *(Column(name=f"choice_{letter}", width=30, field="choices", part=letter) for letter in "abc"),
    Column(name="rubric", width=40, parse=lines.parse_named, write=lines.write_named),
    Column(name="explanation", width=60),
)
