"""What the files of translators do not carry: everything but the texts of items."""

from collections.abc import Iterable, Iterator

from elearn.domain.entries import Entry, EntryKind
from elearn.formats.exchange.contents import Loss

_LEFT_OUT = {EntryKind.LESSON: "text", EntryKind.TOPICS: "title", EntryKind.MISCONCEPTION: "name"}


def find_translation_losses(entries: Iterable[Entry], language: str) -> Iterator[Loss]:
    """Name the texts in other languages that stay out: lessons, titles of topics, misconceptions."""
    for entry in entries:
        if entry.key.kind in _LEFT_OUT and entry.key.language in {"", language}:
            yield Loss(entry.key, _LEFT_OUT[entry.key.kind])
