"""An editor puts an earlier text of an entry back, or takes the entry out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind, DraftEntry
from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.bank_files.entry_files import choose_file
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.load_entry_history import find_last_released, find_text
from elearn.usecases.save_entry import Save
from elearn.usecases.save_item import follow_wording, save_item


@dataclass(frozen=True)
class Restore:
    """Which text of which entry, of a revision or a release; `version`: of the entry as the editor saw it."""

    key: EntryKey
    revision_id: int
    version: int
    release: str = ""


def restore_entry(
    session: Session, loaded: LoadedDraft, restore: Restore, *, account_id: AccountId, now: datetime
) -> DraftEntry:
    """Store an earlier text as the newest one; an item that was out comes back with its translations.

    It counts as another meaning, but for the text that learners have: translations of that are fresh again.

    Raises:
        EntryNotFound: there is no such text.
        EntryChangedMeanwhile: the entry is not what the editor saw.

    """
    data = find_text(session, loaded, restore.key, restore.revision_id, restore.release)
    was_out = restore.key not in loaded.entries
    entry = _save(session, loaded, restore.key, restore.version, data, account_id, now)
    if was_out and data is not None:
        for key in _translations(restore.key):
            last = loaded.base.get(key) or find_last_released(session, loaded, key)
            if key not in loaded.entries and last is not None:
                _save(session, loaded, key, loaded.version_of(key), last.data, account_id, now)
    return entry


def take_entry_out(
    session: Session,
    loaded: LoadedDraft,
    key: EntryKey,
    version: int,
    *,
    account_id: AccountId,
    now: datetime,
) -> None:
    """Let the next release be without an entry and its translations; its texts stay in the history.

    Raises:
        EntryNotFound: it is not in the draft.
        EntryChangedMeanwhile: the entry is not what the editor saw.

    """
    if key not in loaded.entries:
        raise EntryNotFound(entry_id=key.id)
    _save(session, loaded, key, version, None, account_id, now)
    for each in _translations(key):
        if each in loaded.entries:
            _save(session, loaded, each, loaded.version_of(each), None, account_id, now)


def _translations(key: EntryKey) -> Iterator[EntryKey]:
    if key.kind is EntryKind.ITEM:
        yield from (EntryKey(EntryKind.TRANSLATION, key.id, code) for code in WRITTEN_LANGUAGES[1:])


def _save(
    session: Session,
    loaded: LoadedDraft,
    key: EntryKey,
    version: int,
    data: EntryData | None,
    account_id: AccountId,
    now: datetime,
) -> DraftEntry:
    entry = loaded.entries.get(key) or loaded.base.get(key) or loaded.changed.get(key)
    last = entry or find_last_released(session, loaded, key)
    file = last.file if last else choose_file(key)
    save = Save(key=key, data=data, version=version, file=file, change=_change(loaded, key, data))
    stored = save_item(session, loaded, save, account_id=account_id, now=now)
    return follow_wording(session, loaded, stored)


def _change(loaded: LoadedDraft, key: EntryKey, data: EntryData | None) -> ChangeKind:
    """Say what the text of now is to this one: as to the base's, it has been said."""
    is_known = any(key in each and each[key].data == data for each in (loaded.base, loaded.entries))
    said = loaded.said_of(key) if is_known else None
    return said or ChangeKind.MEANING
