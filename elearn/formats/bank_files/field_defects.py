"""Defects by the fields of a form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from elearn.domain.entries import EntryKind
from elearn.domain.entry_fields import fields_of
from elearn.domain.items import Interaction
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.documents import Document
from elearn.formats.bank_files.yaml_builder import YamlPath

_SEE_LINE = re.compile(r", \S+:\d+$")  # there is no such file
_NAMED = re.compile(r"(?:choices|rubric) [\w-]+(?=:)|\w+")
_BY_LANGUAGE = ("name", "advice")
_PARTS = ("misunderstanding", "misconception", "text")
_OF_ITEMS = frozenset(
    field.name
    for interaction in Interaction
    for field in fields_of(EntryKind.ITEM, {"interaction": interaction.value})
)
_OF_OTHERS = frozenset({"title", "text", "media", "transcript", "alt", "credit", "files"})


@dataclass(frozen=True, order=True)
class FieldDefect:
    """What is wrong with a field, named by its path as in `domain/entry_fields`; empty: the whole entry."""

    field: str
    message: str


def name_fields(document: Document, found: Iterable[Defect]) -> set[FieldDefect]:
    """Name the fields of those defects that are about this document."""
    paths = path_by_line(document)
    return {
        FieldDefect(_name(paths.get(each.line, ()), document, each.message), _say(each.message))
        for each in found
        if each.file == document.file
    }


def path_by_line(document: Document) -> Mapping[int, YamlPath]:
    """Return where each line's value stands."""
    return {line: path for path, line in document.lines.items()}


def _say(message: str) -> str:
    return _SEE_LINE.sub("", message)


def _name(path: YamlPath, document: Document, message: str) -> str:
    """Name the field at a path; a defect of the whole entry may name the field that it misses."""
    is_translation = path[:1] == ("items",)
    tail = path[2:] if is_translation else path[1:]
    words = [word.replace(" ", ".") for word in _NAMED.findall(message)]
    if is_translation or not tail:
        fields = _OF_ITEMS if document.file.startswith(("items/", "translations/")) else _OF_OTHERS
        named = next((word for word in words if word in fields or "." in word), "")
        return named or ".".join(map(str, tail))
    if tail[0] == "choices" and len(tail) > 1:
        choice = document.entry(path[:3])
        part = tail[2] if len(tail) > 2 else next((word for word in words if word in _PARTS), "text")
        return f"choices.{choice.get('id') if isinstance(choice, Mapping) else ''}.{part}"
    if tail[0] in _BY_LANGUAGE:
        return ".".join(map(str, tail))
    return str(tail[0])
