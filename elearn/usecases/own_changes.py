"""What somebody says of a change, wording only or not, may be about all that changed since the base."""

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.entries import EntryKey
from elearn.storage.audit import was_done
from elearn.usecases.load_draft import LoadedDraft


def speaks_for_all(session: Session, loaded: LoadedDraft, key: EntryKey, account_id: AccountId) -> bool:
    """Whether nothing was changed before, or nobody else changed or approved the entry in this draft."""
    return _is_as_base(loaded, key) or _is_own(session, loaded, key, account_id)


def _is_as_base(loaded: LoadedDraft, key: EntryKey) -> bool:
    return key in loaded.base and loaded.base[key] == loaded.entries.get(key)


def _is_own(session: Session, loaded: LoadedDraft, key: EntryKey, account_id: AccountId) -> bool:
    before, draft = loaded.changed.get(key), loaded.draft
    if before is None or not set(before.changed_by) <= {account_id}:
        return False
    subject = " ".join(filter(None, (draft.bank_id, key.kind, key.id, key.language)))
    return not was_done(session, action="approve_entries", subject=subject, since=draft.opened_at)
