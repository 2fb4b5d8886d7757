"""What the drop-downs offer: what the formats allow, and the ids that the bank has."""

from collections.abc import Iterable, Mapping
from typing import get_args

from elearn.domain.entries import Entry, EntryData, EntryKind
from elearn.domain.items import Interaction
from elearn.formats.bank_files.models.base import Level, State
from elearn.formats.bank_files.models.items import Task

_FIXED = {
    "levels": get_args(Level),
    "tasks": get_args(Task),
    "interactions": tuple(str(each) for each in Interaction),
    "keys": ("a", "b", "c", "right", "wrong"),
    "kinds": ("text", "notice", "recording", "picture"),
    "states": get_args(State),
}
_OF_ENTRIES = {
    "stimuli": EntryKind.STIMULUS,
    "misconceptions": EntryKind.MISCONCEPTION,
    "media": EntryKind.MEDIUM,
}


def gather_lists(entries: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    """Return the values of every drop-down by its name."""
    entries = list(entries)
    found = {
        name: tuple(entry.key.id for entry in entries if entry.key.kind is kind)
        for name, kind in _OF_ENTRIES.items()
    }
    topics = next((entry.data["topics"] for entry in entries if entry.key.kind is EntryKind.TOPICS), ())
    return {**_FIXED, **found, "topics": tuple(_leaves(topics))}


def _leaves(topics: Iterable[EntryData]) -> Iterable[str]:
    for topic in topics:
        yield from _leaves(topic["topics"]) if "topics" in topic else (topic["id"],)
