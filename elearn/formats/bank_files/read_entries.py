"""Entries as documents of their own, in which every value has its own line: a line names the field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.bank_files.contents import ADAPTERS, MISCONCEPTIONS, ReleaseContents
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.documents import Document
from elearn.formats.bank_files.entries import from_plain
from elearn.formats.bank_files.validation import Located, validate
from elearn.formats.bank_files.yaml_builder import YamlPath

_KEPT = 2000  # entries as models: those of three banks
_LISTS = {
    EntryKind.ITEM: "items",
    EntryKind.STIMULUS: "stimuli",
    EntryKind.MEDIUM: "media",
    EntryKind.MISCONCEPTION: "misconceptions",
    EntryKind.TEST: "tests",
}


@dataclass(frozen=True)
class ReadEntry:
    """An entry as its model, if it is sound."""

    located: Located[Any] | None
    document: Document
    defects: tuple[Defect, ...]


@lru_cache(maxsize=_KEPT)
def read_entry(entry: Entry) -> ReadEntry:
    """Read an entry once; what does not change is the same object, or equal, in every request."""
    key, data = entry.key, from_plain(entry.data)
    path: YamlPath = ("items", key.id) if key.kind is EntryKind.TRANSLATION else (0,)
    whole: Any = {"items": {key.id: data}} if key.kind is EntryKind.TRANSLATION else [data]
    folder = f"translations/{key.language}" if key.language else _LISTS.get(key.kind, str(key.kind))
    lines = {place: line for line, place in enumerate(_list_paths(whole, ()), start=1)}
    document = Document(file=f"{folder}/{key.id}.yaml", data=whole, lines=lines)
    located, defects = validate(document, ADAPTERS[key.kind], path)
    return ReadEntry(located, document, tuple(defects))


def gather_entries(
    entries: Mapping[EntryKey, Entry], key: EntryKey, kinds: tuple[EntryKind, ...]
) -> ReleaseContents:
    """Gather what is sound of these kinds; the key's entry is last: of two alike it is the second."""
    files = {entry.file: b"" for entry in entries.values()}
    contents = ReleaseContents(files=files, seen_ids={each.id for each in entries})
    others = (entry for each, entry in entries.items() if each != key and each.kind in kinds)
    for entry in (*others, *([entries[key]] if key in entries else ())):
        _take(contents, entry.key.kind, read_entry(entry))
    for each, entry in entries.items():
        if each.kind is EntryKind.TOPICS:
            contents.topics = [topic for topic in map(_read_topic, entry.data["topics"]) if topic]
    contents.seen_ids |= {topic.value.id for topic in contents.topics}
    contents.seen_ids |= {leaf.value.id for leaf in contents.leaves()}
    return contents


def _take(contents: ReleaseContents, kind: EntryKind, read: ReadEntry) -> None:
    if read.located:
        getattr(contents, _LISTS[kind]).append(read.located)
    is_named = kind is EntryKind.MISCONCEPTION  # a check looks for the broken ones in their file
    contents.defects += [replace(each, file=MISCONCEPTIONS) if is_named else each for each in read.defects]


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
