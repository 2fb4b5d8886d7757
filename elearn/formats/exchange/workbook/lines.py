"""Values that take several lines of a cell: one thing on each line."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_LAW = re.compile(
    r"(?P<act>\S+)\s+(?P<article>\S(?:.*\S)?)\s+(?P<wording_on>[0-9]{4}-[0-9]{2}-[0-9]{2})", re.DOTALL
)
_CRITERION = re.compile(r"(?P<id>\S+)\s+(?P<marks>[0-9]{1,3})\s+(?P<text>.*\S.*)", re.DOTALL)
_NAMED = re.compile(r"(?P<id>[^\s:]+)\s*:[ \t]?(?P<text>.*\S.*)", re.DOTALL)


class BadLine(ValueError):
    """A line does not have the parts that it must have."""


def split_lines(cell: str) -> list[str]:
    """Return the lines of a cell that say something."""
    return [_unfold(line.strip()) for line in cell.split("\n") if line.strip()]


def join_lines(values: Iterable[object]) -> str:
    """Put each value on a line of its own."""
    return "\n".join(_fold(str(value)) for value in values)


def parse_laws(cell: str) -> list[dict[str, Any]]:
    """Read lines `115-fz 13.3 2025-08-14`: act, article, day of the wording."""
    return [dict(_match(_LAW, line)) for line in split_lines(cell)]


def write_laws(laws: Iterable[Mapping[str, Any]]) -> str:
    """Write one line for each law."""
    return join_lines(_row(law, "act", "article", "wording_on") for law in laws)


def parse_rubric(cell: str) -> list[dict[str, Any]]:
    """Read lines `task 1 What must be there`: id, marks, text."""
    found = [_match(_CRITERION, line) for line in split_lines(cell)]
    return [{"id": each["id"], "text": each["text"], "marks": int(each["marks"])} for each in found]


def write_rubric(rubric: Iterable[Mapping[str, Any]]) -> str:
    """Write one line for each criterion."""
    return join_lines(_row(line, "id", "marks", "text") for line in rubric)


def parse_named(cell: str) -> dict[str, str]:
    """Read lines `surname: Иванов`."""
    found = [_match(_NAMED, line) for line in split_lines(cell)]
    if len({each["id"] for each in found}) < len(found):
        raise BadLine(cell)
    return {each["id"]: each["text"] for each in found}


def write_named(values: Mapping[str, object]) -> str:
    """Write one line for each name."""
    return join_lines(f"{name}: {value}" for name, value in values.items())


def _match(pattern: re.Pattern[str], line: str) -> dict[str, str]:
    found = pattern.fullmatch(line)
    if found is None:
        raise BadLine(line)
    return found.groupdict()


def _row(values: Mapping[str, Any], *names: str) -> str:
    return " ".join(str(values.get(name, "")) for name in names)


def _fold(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _unfold(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)
