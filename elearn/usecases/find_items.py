"""An editor looks for items of a draft: by words, topic, level, law, state of the work, or translation."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from elearn.domain.drafts import DraftEntry
from elearn.domain.entries import Entry, EntryData, EntryKey, EntryKind
from elearn.domain.entry_sources import source_text
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.bank_files.hashes import source_hash
from elearn.usecases.load_draft import LoadedDraft

ANY_FLAG = "any"
TRANSLATION_STATES = ("missing", "stale", "draft", "reviewed")


@dataclass(frozen=True, kw_only=True)
class ItemFilter:
    """What to look for; empty: anything.

    `state`: `changed`, or an EntryState. `translation`: one of TRANSLATION_STATES, in `language` or in any.
    `flag`: a Flag of the item's statistics, or ANY_FLAG; which items have it, the caller says (`only`).
    """

    text: str = ""
    topic: str = ""
    level: str = ""
    law: str = ""
    state: str = ""
    language: str = ""
    translation: str = ""
    flag: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundItem:
    """An item of the draft; `changed` if anybody changed it or one of its translations."""

    id: str
    data: EntryData
    changed: DraftEntry | None
    translations: Mapping[str, str]  # language -> one of TRANSLATION_STATES


def find_items(
    loaded: LoadedDraft, wanted: ItemFilter, only: Collection[str] | None = None
) -> list[FoundItem]:
    """List the items that fit, in the bank's order; of some `only`."""
    words = fold(wanted.text).split()
    found = (
        _describe(loaded, entry)
        for key, entry in loaded.entries.items()
        if key.kind is EntryKind.ITEM and _fits(loaded, entry, wanted, words)
    )
    return [item for item in found if _is_translated_so(item, wanted) and (only is None or item.id in only)]


def fold(text: str) -> str:
    """Make texts comparable: small letters, ё as е."""
    return text.lower().replace("ё", "е")


def translation_state(loaded: LoadedDraft, item_id: str, language: str, expected: str) -> str:
    """Say how far the translation of an item is; `expected`: the hash of its Russian text."""
    entry = loaded.entries.get(EntryKey(EntryKind.TRANSLATION, item_id, language))
    if entry is None:
        return "missing"
    if entry.data.get("source") != expected:
        return "stale"
    return "reviewed" if entry.data.get("state") == "reviewed" else "draft"


def _describe(loaded: LoadedDraft, entry: Entry) -> FoundItem:
    expected = source_hash(source_text(entry.data))
    return FoundItem(
        id=entry.key.id,
        data=entry.data,
        changed=loaded.changed.get(entry.key),
        translations={
            language: translation_state(loaded, entry.key.id, language, expected)
            for language in WRITTEN_LANGUAGES[1:]
        },
    )


def _fits(loaded: LoadedDraft, entry: Entry, wanted: ItemFilter, words: list[str]) -> bool:
    data = entry.data
    if wanted.topic and data.get("topic") != wanted.topic:
        return False
    if wanted.level and data.get("level") != wanted.level:
        return False
    if wanted.law and wanted.law not in _acts(data):
        return False
    if wanted.state and not _is_in_state(loaded.changed.get(entry.key), wanted.state):
        return False
    return not words or _has_words(loaded, entry, wanted.language, words)


def _acts(data: EntryData) -> set[str]:
    laws = data.get("laws")
    return {str(law.get("act")) for law in laws if isinstance(law, Mapping)} if laws else set()


def _is_in_state(changed: DraftEntry | None, state: str) -> bool:
    return changed is not None and state in {"changed", changed.state}


def _has_words(loaded: LoadedDraft, entry: Entry, language: str, words: list[str]) -> bool:
    texts = [entry.key.id, *_texts(entry.data)]
    translation = loaded.entries.get(EntryKey(EntryKind.TRANSLATION, entry.key.id, language))
    texts += _texts(translation.data) if translation else ()
    text = fold("\n".join(texts))
    return all(word in text for word in words)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _is_translated_so(item: FoundItem, wanted: ItemFilter) -> bool:
    if not wanted.translation:
        return True
    states = item.translations
    if wanted.language:
        return states.get(wanted.language) == wanted.translation
    return wanted.translation in states.values()
