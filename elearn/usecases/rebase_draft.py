"""A draft takes in the release that became current after it began."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import EntryState
from elearn.domain.entries import EntryKey
from elearn.domain.items import BankId
from elearn.storage.audit import add_audit_entry
from elearn.storage.drafts import (
    change_draft_entry,
    list_draft_entries,
    load_open_draft,
    lock_draft,
    move_base,
)
from elearn.storage.releases import load_current_refs
from elearn.usecases.load_draft import load_base


@dataclass(frozen=True, kw_only=True)
class Rebased:
    """The release that the draft stands on now, and what both had changed: the draft's text stays there."""

    release: str
    conflicts: tuple[EntryKey, ...]


def rebase_draft(session: Session, *, bank_id: BankId, account_id: AccountId, now: datetime) -> Rebased:
    """Let the draft go on from the current release.

    What the draft did not touch comes from there. What both changed keeps the draft's text and must be
    approved once more: whoever does so compares it with the release.

    Raises:
        DraftNotFound: the bank has no open draft.

    """
    draft = load_open_draft(session, bank_id)
    lock_draft(session, draft.id)
    current = load_current_refs(session)[bank_id]
    old, new = load_base(session, draft), load_base(session, replace(draft, base=current))
    conflicts = []
    for key, entry in sorted(list_draft_entries(session, draft.id).items()):
        before, after = (base[key].data if key in base else None for base in (old, new))
        if after not in (before, entry.data):
            again = replace(entry, state=EntryState.DRAFT, approved_by=None, version=entry.version + 1)
            if entry.changed_by:
                conflicts.append(key)
            else:
                again = replace(again, data=after)  # nobody wrote it: the newer release's text stands
            change_draft_entry(session, draft.id, again, version=entry.version)
    move_base(session, draft.id, release=current.release)
    add_audit_entry(
        session,
        account_id=account_id,
        action="rebase_draft",
        subject=f"{bank_id} {draft.base.release} → {current.release}",
        now=now,
    )
    return Rebased(release=current.release, conflicts=tuple(conflicts))
