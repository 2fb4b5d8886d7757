"""An editor takes a draft, or a test of it, along as a file of another format."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.entries import Entry, EntryData, EntryKey, EntryKind
from elearn.domain.reference import Term
from elearn.formats.exchange.contents import Exported
from elearn.formats.exchange.registry import Format
from elearn.formats.exchange.translations.order import TextOrder
from elearn.storage.draft_files import list_draft_files
from elearn.storage.releases import list_release_media, load_contents
from elearn.usecases.load_draft import LoadedDraft


@dataclass(frozen=True, kw_only=True)
class ExchangeOrder:
    """What is wanted: of one test or all of it; for translators a language, and only what is open."""

    format: Format
    test_id: str = ""
    language: str = ""
    is_open_only: bool = False
    glossary: tuple[Term, ...] = ()


def write_exchange(session: Session, loaded: LoadedDraft, order: ExchangeOrder) -> Exported:
    """Write the file, with what it could not carry; no content where there is nothing to write."""
    entries = choose_entries(list(loaded.entries.values()), order.test_id)
    if order.format.is_for_translators:
        texts = TextOrder(language=order.language, is_open_only=order.is_open_only, glossary=order.glossary)
        return order.format.write_texts(entries, texts)
    return order.format.write(entries, _load_media(session, loaded, entries))


def choose_entries(entries: Sequence[Entry], test_id: str) -> list[Entry]:
    """Return the entries of a test with what they use; all of them for no test."""
    if not test_id:
        return list(entries)
    by_key = {entry.key: entry for entry in entries}
    test = by_key.get(EntryKey(EntryKind.TEST, test_id))
    if test is None:
        return []
    wanted = {test.key, *_follow(test.data.get("items") or (), by_key)}
    items = {key.id for key in wanted if key.kind is EntryKind.ITEM}
    return [entry for entry in entries if entry.key in wanted or _goes_with(entry.key, items)]


def _follow(item_ids: Sequence[str], by_key: Mapping[EntryKey, Entry]) -> Iterator[EntryKey]:
    """Yield the items, what they show or play, and the mistakes that they name."""
    for item_id in item_ids:
        key = EntryKey(EntryKind.ITEM, item_id)
        data: EntryData = by_key[key].data if key in by_key else {}
        yield key
        for each in (data, *(data.get("choices") or ())):
            if isinstance(each, Mapping) and each.get("misconception"):
                yield EntryKey(EntryKind.MISCONCEPTION, str(each["misconception"]))
        stimulus = EntryKey(EntryKind.STIMULUS, str(data.get("stimulus", "")))
        if stimulus in by_key:
            yield stimulus
            yield EntryKey(EntryKind.MEDIUM, str(by_key[stimulus].data.get("media", "")))


def _goes_with(key: EntryKey, items: set[str]) -> bool:
    return key.kind in {EntryKind.MANIFEST, EntryKind.TOPICS} or (
        key.kind is EntryKind.TRANSLATION and key.id in items
    )


def _load_media(session: Session, loaded: LoadedDraft, entries: Sequence[Entry]) -> dict[str, bytes]:
    """Return the recordings and pictures of the entries by path, with what the draft changed."""
    there = dict(list_release_media(session, loaded.draft.base))
    hashes = {**there, **list_draft_files(session, loaded.draft.id)}
    paths = {
        str(file.get("path"))
        for entry in entries
        if entry.key.kind is EntryKind.MEDIUM
        for file in entry.data.get("files") or ()
    }
    wanted = {path: hashes[path] for path in sorted(paths) if hashes.get(path)}
    contents = load_contents(session, {digest for digest in wanted.values() if digest})
    return {path: contents[digest] for path, digest in wanted.items() if digest in contents}
