"""An editor sees how the items of all banks stand: as the open drafts have them, else as learners do."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.drafts import DraftEntry
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.entry_laws import list_citations, read_day
from elearn.domain.entry_sources import source_text
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, ItemId, TopicId, bank_order
from elearn.domain.languages import DERIVED_LANGUAGE, WRITTEN_LANGUAGES
from elearn.domain.law_impact import StandingItem, StandingTranslation
from elearn.formats.bank_files.hashes import source_hash
from elearn.storage.drafts import find_open_draft, list_draft_entries
from elearn.storage.releases import load_current_banks

Changed = Mapping[EntryKey, DraftEntry]
Sourced = Mapping[str, tuple[str, str]]  # language -> state, and hash of the text that it was made from


def list_standing_items(session: Session) -> list[StandingItem]:
    """List every item, in the exam's order."""
    banks = load_current_banks(session)
    return [item for id in sorted(banks, key=bank_order) for item in _list(session, banks[id])]


def _list(session: Session, bank: ItemBank) -> Iterator[StandingItem]:
    draft = find_open_draft(session, bank.id)
    changed: Changed = list_draft_entries(session, draft.id) if draft else {}
    gone = {key.id for key, entry in changed.items() if key.kind is EntryKind.ITEM and entry.data is None}
    for item in _list_of_bank(bank, changed):
        yield replace(item, is_in_draft=draft is not None and item.id not in gone)


def _list_of_bank(bank: ItemBank, changed: Changed) -> Iterator[StandingItem]:
    for item in bank.items:
        yield _stand(bank, item, changed)
    known = {item.id for item in bank.items}
    for key, entry in sorted(changed.items()):
        if key.kind is EntryKind.ITEM and key.id not in known and entry.data is not None:
            item_id = ItemId(key.id)
            fresh = _list_translations(item_id, _hash(entry.data), {}, changed)
            told = _read(entry.data)
            yield StandingItem(bank_id=bank.id, id=item_id, is_changed=True, translations=fresh, **told)


def _stand(bank: ItemBank, item: Item, changed: Changed) -> StandingItem:
    medium = bank.media_of(item)
    released_hash = source_hash(item.source_text)
    translations = {
        language: (texts[item.id].state, "" if texts[item.id].is_stale else released_hash)
        for language, texts in bank.translations.items()
        if language != DERIVED_LANGUAGE and item.id in texts
    }
    standing = StandingItem(
        bank_id=bank.id,
        id=item.id,
        stem=item.stem,
        topic_id=item.topic_id,
        laws=item.laws,
        checked_on=item.checked_on,
        recording=medium.id if medium and medium.kind == "recording" else None,
    )
    entry = changed.get(EntryKey(EntryKind.ITEM, item.id))
    if entry is None:
        return replace(
            standing, translations=_list_translations(item.id, released_hash, translations, changed)
        )
    data: EntryData = entry.data or {}  # taken out: what learners have still rests on the law
    fresh = _list_translations(item.id, _hash(data), translations, changed)
    told = _read(data) if entry.data else {"laws": ()}
    return replace(standing, **told, released=item.laws, is_changed=True, translations=fresh)


def _list_translations(
    item_id: ItemId, expected: str, released: Sourced, changed: Changed
) -> dict[str, StandingTranslation]:
    """Put the draft's translations over the released ones, each a state and the hash of its source."""
    found = dict(released)
    for language in WRITTEN_LANGUAGES:
        entry = changed.get(EntryKey(EntryKind.TRANSLATION, item_id, language))
        if entry is not None:
            found.pop(language, None)
        if entry is not None and entry.data is not None:
            data = entry.data
            found[language] = (str(data.get("state", "draft")), str(data.get("source", "")))
    return {
        language: StandingTranslation(state=state, is_fresh=source == expected)
        for language, (state, source) in sorted(found.items())
    }


def _read(data: EntryData) -> dict[str, Any]:
    return {
        "stem": str(data.get("stem", "")),
        "topic_id": TopicId(str(data.get("topic", ""))),
        "laws": list_citations(data),
        "checked_on": read_day(data.get("checked_on")),
    }


def _hash(data: EntryData) -> str:
    return source_hash(source_text(data))
