"""Defects of one item and of its translations, found among the other entries without writing any file.

Each entry becomes a document of its own, in which every value has its own line: the line of a defect names
the field.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.domain.entry_fields import fields_of
from elearn.domain.items import Interaction
from elearn.formats.bank_files.checks.context import Check, CheckContext
from elearn.formats.bank_files.checks.giveaway import find_giveaways
from elearn.formats.bank_files.checks.keys import find_wrong_keys
from elearn.formats.bank_files.checks.misconceptions import (
    find_wrong_misconceptions,
    find_wrong_texts_of_misconceptions,
)
from elearn.formats.bank_files.checks.sources import find_wrong_sources
from elearn.formats.bank_files.checks.stimuli import find_wrong_stimuli
from elearn.formats.bank_files.checks.texts import find_wrong_texts
from elearn.formats.bank_files.checks.topics import find_wrong_topics
from elearn.formats.bank_files.checks.translated_texts import find_wrong_texts_of_translations
from elearn.formats.bank_files.checks.translations import find_wrong_translations
from elearn.formats.bank_files.contents import ADAPTERS, ReleaseContents
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.documents import Document
from elearn.formats.bank_files.entries import from_plain
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located, validate
from elearn.formats.bank_files.yaml_builder import YamlPath

_OF_ITEMS: tuple[Check, ...] = (
    find_wrong_keys,
    find_wrong_texts,
    find_wrong_misconceptions,
    find_wrong_sources,
    find_giveaways,
    find_wrong_topics,
    find_wrong_stimuli,
)
_OF_TRANSLATIONS: tuple[Check, ...] = (find_wrong_translations, find_wrong_texts_of_translations)
_OF_MISCONCEPTIONS: tuple[Check, ...] = (find_wrong_texts_of_misconceptions,)
_KEPT = 2000  # entries as models: those of three banks
_SEE_LINE = re.compile(r", \S+:\d+$")  # there is no such file
_NAMED = re.compile(r"(?:choices|rubric) [\w-]+(?=:)|\w+")


@dataclass(frozen=True, order=True)
class FieldDefect:
    """What is wrong with a field, named by its path as in `domain/entry_fields`; empty: the whole entry."""

    field: str
    message: str


@dataclass(frozen=True)
class _Read:
    """An entry as its model, if it is sound."""

    located: Located[Any] | None
    document: Document
    defects: tuple[Defect, ...]


def check_item(
    entries: Mapping[EntryKey, Entry], bank_id: str, item_id: str, context: CheckContext
) -> list[FieldDefect]:
    """Find what is wrong with an item's Russian text and all that it refers to."""
    contents, read = _gather(entries, (EntryKind.ITEM, EntryKind.STIMULUS, EntryKind.MISCONCEPTION))
    own = read.get(EntryKey(EntryKind.ITEM, item_id))
    return _tell(_release(bank_id, contents, entries), own, _OF_ITEMS, context) if own else []


def check_misconception(
    entries: Mapping[EntryKey, Entry], bank_id: str, misconception_id: str, context: CheckContext
) -> list[FieldDefect]:
    """Find what is wrong with the name and the advice of a kind of mistake, in every language."""
    contents, read = _gather(entries, (EntryKind.MISCONCEPTION,))
    own = read.get(EntryKey(EntryKind.MISCONCEPTION, misconception_id))
    return _tell(_release(bank_id, contents, entries), own, _OF_MISCONCEPTIONS, context) if own else []


def check_translation(
    entries: Mapping[EntryKey, Entry], bank_id: str, key: EntryKey, context: CheckContext
) -> list[FieldDefect]:
    """Find what is wrong with a translation; nothing where there is none yet."""
    item = entries.get(EntryKey(EntryKind.ITEM, key.id))
    if item is None or key not in entries:
        return []
    russian, own = _read(item), _read(entries[key])
    contents = ReleaseContents(files={}, seen_ids={key.id}, defects=list(own.defects))
    contents.items = [russian.located] if russian.located else []
    contents.translations = {key.language: [own.located] if own.located else []}
    return _tell(_release(bank_id, contents, entries), own, _OF_TRANSLATIONS, context)


def _gather(
    entries: Mapping[EntryKey, Entry], kinds: tuple[EntryKind, ...]
) -> tuple[ReleaseContents, dict[EntryKey, _Read]]:
    files = {entry.file: b"" for entry in entries.values()}
    contents = ReleaseContents(files=files, seen_ids={key.id for key in entries})
    read = {key: _read(entry) for key, entry in entries.items() if key.kind in kinds}
    for key, found in read.items():
        contents.defects += found.defects
        if found.located:
            getattr(contents, _LISTS[key.kind]).append(found.located)
    for key, entry in entries.items():
        if key.kind is EntryKind.TOPICS:
            contents.topics = [topic for topic in map(_read_topic, entry.data["topics"]) if topic]
    contents.seen_ids |= {topic.value.id for topic in contents.topics}
    contents.seen_ids |= {leaf.value.id for leaf in contents.leaves()}
    return contents, read


_LISTS = {
    EntryKind.ITEM: "items",
    EntryKind.STIMULUS: "stimuli",
    EntryKind.MISCONCEPTION: "misconceptions",
}


def _release(bank_id: str, contents: ReleaseContents, entries: Mapping[EntryKey, Entry]) -> ReadRelease:
    return ReadRelease(
        bank_id=bank_id, release="", bank=None, files=contents.files, sha256="", contents=contents, defects=()
    )


@lru_cache(maxsize=_KEPT)
def _read(entry: Entry) -> _Read:
    """Read an entry once; what does not change is the same object, or equal, in every request."""
    key, data = entry.key, from_plain(entry.data)
    path: YamlPath = ("items", key.id) if key.kind is EntryKind.TRANSLATION else (0,)
    whole: Any = {"items": {key.id: data}} if key.kind is EntryKind.TRANSLATION else [data]
    folder = f"translations/{key.language}" if key.language else _LISTS.get(key.kind, str(key.kind))
    lines = {place: line for line, place in enumerate(_list_paths(whole, ()), start=1)}
    document = Document(file=f"{folder}/{key.id}.yaml", data=whole, lines=lines)
    located, defects = validate(document, ADAPTERS[key.kind], path)
    return _Read(located, document, tuple(defects))


def _read_topic(data: Any) -> Located[Any] | None:
    adapter: TypeAdapter[Any] = ADAPTERS[EntryKind.TOPICS]
    return validate(Document(file="topics.yaml", data=[data], lines={(): 1}), adapter, (0,))[0]


def _list_paths(value: Any, path: YamlPath) -> Iterator[YamlPath]:
    yield path
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _list_paths(each, (*path, name))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _list_paths(each, (*path, number))


def _tell(
    release: ReadRelease, own: _Read, checks: tuple[Check, ...], context: CheckContext
) -> list[FieldDefect]:
    found = [*own.defects, *(defect for check in checks for defect in check(release, context))]
    paths = {line: path for path, line in own.document.lines.items()}
    told = {
        FieldDefect(_name(paths.get(each.line, ()), own.document, each.message), _say(each.message))
        for each in found
        if each.file == own.document.file
    }
    return sorted(told)


def _say(message: str) -> str:
    return _SEE_LINE.sub("", message)


def _name(path: YamlPath, document: Document, message: str) -> str:
    """Name the field at a path; a defect of the whole entry may name the field that it misses."""
    is_translation = path[:1] == ("items",)
    tail = path[2:] if is_translation else path[1:]
    words = [word.replace(" ", ".") for word in _NAMED.findall(message)]
    if is_translation or not tail:
        named = next((word for word in words if word in _FIELDS or "." in word), "")
        return named or ".".join(map(str, tail))
    if tail[0] == "choices" and len(tail) > 1:
        choice = document.entry(path[:3])
        part = tail[2] if len(tail) > 2 else next((word for word in words if word in _PARTS), "text")
        return f"choices.{choice.get('id') if isinstance(choice, Mapping) else ''}.{part}"
    if tail[0] in _BY_LANGUAGE:
        return ".".join(map(str, tail))
    return str(tail[0])


_BY_LANGUAGE = ("name", "advice")
_PARTS = ("misunderstanding", "misconception", "text")
_FIELDS = frozenset(
    field.name
    for interaction in Interaction
    for field in fields_of(EntryKind.ITEM, {"interaction": interaction.value})
)
