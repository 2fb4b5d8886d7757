"""What somebody says of a change, wording only or not, may be about all that changed since the base."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.entries import EntryData, EntryKey
from elearn.storage.audit import was_done
from elearn.usecases.load_draft import LoadedDraft


def speaks_for_all(
    session: Session, loaded: LoadedDraft, key: EntryKey, account_id: AccountId, data: EntryData
) -> bool:
    """Whether nothing was changed before this save; or nothing is changed by it, and it was all their own."""
    if _is_as_base(loaded, key):
        return True
    before = loaded.entries.get(key)
    is_unchanged = before is not None and before.data == data
    return is_unchanged and is_own(session, loaded, key, account_id)


def is_own(session: Session, loaded: LoadedDraft, key: EntryKey, account_id: AccountId) -> bool:
    """Whether nobody else changed or approved the entry in this draft."""
    before = loaded.changed.get(key)
    if before is None or not set(before.changed_by) <= {account_id}:
        return False
    return not was_approved(session, loaded, key, loaded.draft.opened_at)


def was_approved(session: Session, loaded: LoadedDraft, key: EntryKey, since: datetime) -> bool:
    """Whether anybody approved the entry since then."""
    subject = " ".join(filter(None, (loaded.draft.bank_id, key.kind, key.id, key.language)))
    return was_done(session, action="approve_entries", subject=subject, since=since)


def _is_as_base(loaded: LoadedDraft, key: EntryKey) -> bool:
    return key in loaded.base and loaded.base[key] == loaded.entries.get(key)
