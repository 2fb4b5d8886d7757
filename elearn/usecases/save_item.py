"""An editor saves a Russian text: wording leaves its translations fresh, meaning does not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind, DraftEntry, EntryState
from elearn.domain.editing_errors import EntryChangedMeanwhile
from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.domain.entry_sources import hash_source
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.storage.drafts import add_draft_entry, change_draft_entry
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.own_changes import speaks_for_all
from elearn.usecases.save_entry import Save, plain_copy, save_entry

#: Whose translations name the hash of the text that they were made from.
TRANSLATED_AS: Mapping[EntryKind, EntryKind] = {
    EntryKind.ITEM: EntryKind.TRANSLATION,
    EntryKind.LESSON: EntryKind.LESSON,
}


def save_item(
    session: Session, loaded: LoadedDraft, save: Save, *, account_id: AccountId, now: datetime
) -> DraftEntry:
    """Store the text; where only its wording changed, translations that were fresh name the new one.

    Somebody who alone changed the entry, before anybody approved it, may still say that all of it is wording
    only; or that it is not.

    Raises:
        EntryChangedMeanwhile: the entry has another version now; nothing was stored.

    """
    save = replace(save, is_about_all=speaks_for_all(session, loaded, save.key, account_id))
    entry = save_entry(session, loaded.draft, save, account_id=account_id, now=now)
    if entry.data is not None:
        now_there = Entry(key=entry.key, file=entry.file, data=entry.data)
        rename = _fresh_again if entry.change is ChangeKind.WORDING else _stale_again
        for translation in rename(loaded, now_there):
            if translation != loaded.entries[translation.key]:
                _renew(session, loaded, translation, now)
    return entry


def _fresh_again(loaded: LoadedDraft, entry: Entry) -> Iterator[Entry]:
    """Let the translations that were fresh name the text of now."""
    expected = hash_source(entry)
    for translation in _fresh_ones(loaded, entry.key):
        yield replace(translation, data={**translation.data, "source": expected})


def _stale_again(loaded: LoadedDraft, entry: Entry) -> Iterator[Entry]:
    """Take back what a save as wording renewed; what a translator read since then stays fresh."""
    before, changed, base = loaded.entries.get(entry.key), loaded.changed.get(entry.key), loaded.base
    was_wording = changed is not None and changed.change is ChangeKind.WORDING
    is_same_text = before is not None and hash_source(before) == hash_source(entry)
    is_as_base = entry.key in base and hash_source(base[entry.key]) == hash_source(entry)
    if is_as_base or (is_same_text and not was_wording):
        return
    for translation in _translations(loaded, entry.key):
        old = base.get(translation.key)
        is_fresh = translation.data.get("source") == hash_source(entry)
        if old and is_fresh and _texts(old) == _texts(translation):
            yield replace(translation, data={**translation.data, "source": old.data.get("source")})


def _texts(translation: Entry) -> Mapping[str, Any]:
    return {name: text for name, text in translation.data.items() if name not in {"source", "state"}}


def _fresh_ones(loaded: LoadedDraft, key: EntryKey) -> Iterator[Entry]:
    """Yield the translations of what was there before, or of what the release that serves now has."""
    sources = (loaded.entries.get(key), loaded.base.get(key))
    fresh = {hash_source(source) for source in sources if source is not None}
    return (each for each in _translations(loaded, key) if each.data.get("source") in fresh)


def _translations(loaded: LoadedDraft, key: EntryKey) -> Iterator[Entry]:
    kind = TRANSLATED_AS.get(key.kind)
    for language in WRITTEN_LANGUAGES[1:] if kind else ():
        translation = loaded.entries.get(EntryKey(kind, key.id, language)) if kind else None
        if translation is not None:
            yield translation


def _renew(session: Session, loaded: LoadedDraft, translation: Entry, now: datetime) -> None:
    """Store the hash alone: it is nobody's text, and how far the translation's own review is stays."""
    before, draft_id = loaded.changed.get(translation.key), loaded.draft.id
    data = plain_copy(translation.data)
    if before is None:
        new = DraftEntry(
            key=translation.key,
            file=translation.file,
            data=data,
            version=1,
            state=EntryState.DRAFT,
            change=ChangeKind.WORDING,
            changed_at=now,
            changed_by=(),
        )
        is_stored = add_draft_entry(session, draft_id, new)
    else:
        renewed = replace(before, data=data, version=before.version + 1)
        is_stored = change_draft_entry(session, draft_id, renewed, version=before.version)
    if not is_stored:
        raise EntryChangedMeanwhile(entry_id=translation.key.id, version=loaded.version_of(translation.key))
