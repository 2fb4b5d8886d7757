"""An editor saves a Russian text: wording leaves its translations fresh, meaning does not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind, DraftEntry
from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.domain.entry_sources import source_of
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.bank_files.hashes import source_hash
from elearn.storage.drafts import change_draft_entry
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.save_entry import Save, save_entry

#: Whose translations name the hash of the text that they were made from.
TRANSLATED_AS: Mapping[EntryKind, EntryKind] = {
    EntryKind.ITEM: EntryKind.TRANSLATION,
    EntryKind.LESSON: EntryKind.LESSON,
}


def save_item(
    session: Session, loaded: LoadedDraft, save: Save, *, account_id: AccountId, now: datetime
) -> DraftEntry:
    """Store the text; where only its wording changed, translations that were fresh name the new one.

    Somebody who alone changed the entry may still say that all of it is wording only.

    Raises:
        EntryChangedMeanwhile: the entry has another version now; nothing was stored.

    """
    before = loaded.changed.get(save.key)
    is_own = before is not None and set(before.changed_by) <= {account_id}
    entry = save_entry(
        session, loaded.draft, replace(save, is_about_all=is_own), account_id=account_id, now=now
    )
    if entry.change is ChangeKind.WORDING and entry.data is not None:
        expected = source_hash(source_of(Entry(key=entry.key, file=entry.file, data=entry.data)))
        for translation in _fresh_ones(loaded, save.key):
            renewed = {**translation.data, "source": expected}
            if renewed != translation.data:
                _renew(session, loaded, replace(translation, data=renewed), account_id, now)
    return entry


def _fresh_ones(loaded: LoadedDraft, key: EntryKey) -> Iterator[Entry]:
    """Yield the translations of what was there before, or of what the release that serves now has."""
    sources = (loaded.entries.get(key), loaded.base.get(key))
    fresh = {source_hash(source_of(source)) for source in sources if source is not None}
    kind = TRANSLATED_AS.get(key.kind)
    for language in WRITTEN_LANGUAGES[1:] if kind else ():
        translation = loaded.entries.get(EntryKey(kind, key.id, language)) if kind else None
        if translation is not None and translation.data.get("source") in fresh:
            yield translation


def _renew(
    session: Session, loaded: LoadedDraft, translation: Entry, account_id: AccountId, now: datetime
) -> None:
    """Store the hash alone; how far the translation's own review is does not change."""
    before = loaded.changed.get(translation.key)
    if before is not None:
        entry = replace(before, data=dict(translation.data), version=before.version + 1)
        if change_draft_entry(session, loaded.draft.id, entry, version=before.version):
            return
    save = Save(
        key=translation.key,
        data=translation.data,
        version=loaded.version_of(translation.key),
        file=translation.file,
        change=ChangeKind.WORDING,
    )
    save_entry(session, loaded.draft, save, account_id=account_id, now=now)
