"""What a person says of a change of a Russian text, and which of its texts translations are of after that."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryData
from elearn.domain.entry_sources import source_hash

_NOTHING = "-"


@dataclass(frozen=True, kw_only=True)
class OpenedPage:
    """An entry as its page showed it first; it saves itself many times, and what is said is said once.

    `data`: a hash of all of it. `source`: the hash that translations name. `change`: what was said of
    the changes until then; None: there were none.
    """

    data: str
    source: str
    change: ChangeKind | None
    at: datetime


def hash_data(data: EntryData) -> str:
    """Hash what an entry says, to see whether it says the same."""
    return source_hash(json.dumps(data, sort_keys=True, default=dict))


def write_page(page: OpenedPage) -> str:
    """Write it for a hidden field."""
    return " ".join((page.data, page.source, page.change or _NOTHING, page.at.isoformat()))


def read_page(text: str) -> OpenedPage | None:
    """Read the hidden field; None: it is none."""
    try:
        data, source, change, at = text.split(" ")
        kind = None if change == _NOTHING else ChangeKind(change)
        opened_at = datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return OpenedPage(data=data, source=source, change=kind, at=opened_at)


@dataclass(frozen=True, kw_only=True)
class SaidChange:
    """A change of a Russian text, and what was said of it; texts are named by the hashes of their sources.

    It leads from `since` to `now`; `before` is the text that this save replaces, later than `since` where a
    page has saved itself. `texts`: every text of the draft, where it is said of all of them.
    """

    kind: ChangeKind
    before: str
    since: str
    now: str
    texts: frozenset[str] = frozenset()
    is_about_all: bool = False


def source_after(said: SaidChange, *, named: str, written: str) -> str:
    """Return which text a translation is of now.

    `named`: the one that it named until now. `written`: the one that the person read who wrote it; where
    both differ, a change of wording came between.
    """
    if written == said.now:
        return written
    if said.kind is ChangeKind.WORDING:
        is_same = {named, written} & {said.before, said.since, *said.texts}
        return said.now if is_same else named
    if said.is_about_all:
        return written
    if named == written:
        return named
    if named == said.before:
        return said.since
    return written if named == said.now else named
