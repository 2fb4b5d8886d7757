"""An entry as flat texts by field: what a form shows, and what two people's work is compared by.

A field's name is its path: `stem`, `choices.b.text`, `rubric.task` of a translation.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from elearn.domain.entries import EntryData, EntryKind
from elearn.domain.languages import WRITTEN_LANGUAGES

FieldTexts = Mapping[str, str]


class Shape(StrEnum):
    """How a field's value becomes a text."""

    TEXT = "text"
    LESSON = "lesson"  # a text that ends with a line feed
    NUMBER = "number"
    LINES = "lines"  # a list of words, one on each line
    RECORDS = "records"  # a list of mappings, one on each line, columns parted by semicolons
    PAIRS = "pairs"  # a mapping, `name: text` on each line


@dataclass(frozen=True)
class Field:
    """One field; `columns` of records."""

    name: str
    shape: Shape = Shape.TEXT
    columns: tuple[str, ...] = ()


_CHOICES = tuple(
    Field(f"choices.{letter}.{part}")
    for letter in "abc"
    for part in ("text", "misunderstanding", "misconception")
)
_RUBRIC = Field("rubric", Shape.RECORDS, ("id", "marks", "text"))
_ANSWERS: Mapping[str, tuple[Field, ...]] = {
    "single_choice": (*_CHOICES, Field("key")),
    "right_or_wrong": (Field("key"), Field("misunderstanding"), Field("misconception")),
    "typed_word": (Field("accepted", Shape.LINES),),
    "form": (
        Field("fields", Shape.RECORDS, ("id", "label")),
        Field("model_answer", Shape.PAIRS),
        _RUBRIC,
    ),
    "letter": (Field("min_words", Shape.NUMBER), Field("model_answer"), _RUBRIC),
    "speaking": (
        Field("prepare_seconds", Shape.NUMBER),
        Field("speak_seconds", Shape.NUMBER),
        Field("model_answer"),
        _RUBRIC,
    ),
}
_HEAD = tuple(map(Field, ("stem",)))
_TAIL = (
    *map(Field, ("explanation", "topic", "level", "task", "stimulus", "grammar_point")),
    Field("laws", Shape.RECORDS, ("act", "article", "wording_on")),
    *map(Field, ("checked_on", "review_by")),
    Field("sources", Shape.LINES),
)
_OTHERS: Mapping[EntryKind, tuple[Field, ...]] = {
    EntryKind.TEST: (Field("items", Shape.LINES),),
    EntryKind.LESSON: (Field("text", Shape.LESSON),),
}


def fields_of(kind: EntryKind, data: EntryData, source: EntryData | None = None) -> tuple[Field, ...]:
    """List the fields of an entry that people edit, in order; `source`: the item of a translation."""
    if kind is EntryKind.ITEM:
        return (*_HEAD, *_ANSWERS.get(str(data.get("interaction")), ()), *_TAIL)
    if kind is EntryKind.TRANSLATION:
        return _translated(source or {})
    if kind is EntryKind.MISCONCEPTION:
        return tuple(
            Field(f"{part}.{language}") for part in ("name", "advice") for language in WRITTEN_LANGUAGES
        )
    if kind is EntryKind.STIMULUS:
        has_text = data.get("kind") in {"text", "notice"}
        return (Field("title"), Field("text" if has_text else "media"))
    return _OTHERS.get(kind, ())


def _translated(item: EntryData) -> tuple[Field, ...]:
    choices = [Field(f"choices.{each['id']}") for each in _named(item.get("choices"))]
    rubric = [Field(f"rubric.{each['id']}") for each in _named(item.get("rubric"))]
    return (Field("stem"), *choices, *rubric, Field("explanation"))


def _named(values: object) -> list[Mapping[str, Any]]:
    """List the mappings of a list that have an id; an import may have brought anything."""
    found = values if isinstance(values, list | tuple) else ()
    return [each for each in found if isinstance(each, Mapping) and isinstance(each.get("id"), str)]


def flatten(data: EntryData, fields: tuple[Field, ...]) -> dict[str, str]:
    """Return the text of every field; empty where there is none."""
    return {field.name: _write(_find(data, field.name), field) for field in fields}


def unflatten(texts: FieldTexts, before: EntryData, fields: tuple[Field, ...]) -> dict[str, Any]:
    """Put texts into an entry; what they do not change, stays as it is, to the last space."""
    data: dict[str, Any] = deepcopy(dict(before))
    old = flatten(before, fields)
    for field in fields:
        text = tidy(texts.get(field.name, old[field.name]))
        if text != tidy(old[field.name]):
            _put(data, field.name.split("."), _read(text, field))
    return data


def tidy(text: str) -> str:
    """Take away what a browser adds: other line ends, spaces at the ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _find(data: object, name: str) -> Any:
    for step in name.split("."):
        if isinstance(data, list | tuple):
            data = next((each for each in _named(data) if each["id"] == step), None)
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _put(data: dict[str, Any], steps: list[str], value: object) -> None:
    step, *rest = steps
    if not rest:
        data.pop(step, None) if value is None else data.__setitem__(step, value)
        return
    inner = data.get(step)
    if isinstance(inner, list):
        found = next((each for each in _named(inner) if each["id"] == rest[0]), None)
        if not isinstance(found, dict):
            found = {"id": rest[0]}
            inner.append(found)
        _put(found, rest[1:], value)
    else:
        if not isinstance(inner, dict):
            inner = data[step] = {}
        _put(inner, rest, value)
    if inner == {}:
        data.pop(step)


def _write(value: Any, field: Field) -> str:
    if value is None:
        return ""
    if field.shape is Shape.PAIRS and isinstance(value, Mapping):
        return "\n".join(f"{name}: {text}" for name, text in value.items())
    if field.shape in {Shape.LINES, Shape.RECORDS} and isinstance(value, list | tuple):
        return "\n".join(_write_line(each, field) for each in value)
    return str(value)


def _write_line(value: Any, field: Field) -> str:
    if isinstance(value, Mapping):
        return "; ".join(str(value.get(column, "")) for column in field.columns)
    return str(value)


def _read(text: str, field: Field) -> Any:
    """Read a field; what does not fit stays as it was typed, for the checks to say so."""
    if not text:
        return None
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if field.shape is Shape.NUMBER:
        return _number(text)
    if field.shape is Shape.LINES:
        return lines
    if field.shape is Shape.RECORDS:
        return [_read_record(line, field.columns) for line in lines]
    if field.shape is Shape.PAIRS:
        pairs = (line.partition(":") for line in lines)
        return {name.strip(): text.strip() for name, _, text in pairs}
    return f"{text}\n" if field.shape is Shape.LESSON else text


def _read_record(line: str, columns: tuple[str, ...]) -> dict[str, Any]:
    values = [each.strip() for each in line.split(";", len(columns) - 1)]
    record = {column: value for column, value in zip(columns, values, strict=False) if value}
    return {column: _number(value) if column == "marks" else value for column, value in record.items()}


def _number(text: str) -> int | str:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else text
