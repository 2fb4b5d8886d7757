"""Editors hand changes in for review; a second person approves each, or sends it back with a word."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account
from elearn.domain.drafts import Draft, DraftEntry, EntryState, may_approve
from elearn.domain.editing_errors import EntryChangedMeanwhile, NotYoursToApprove
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.permissions import Permission, may
from elearn.domain.publishing import needs_approval
from elearn.storage.account_languages import list_account_languages, list_reviewed_languages
from elearn.storage.audit import add_audit_entry
from elearn.storage.drafts import change_draft_entry, hold_draft, list_draft_entries
from elearn.usecases.load_draft import load_base


def submit_entries(
    session: Session, draft: Draft, keys: Iterable[EntryKey], *, account: Account, now: datetime
) -> int:
    """Put drafts into review; return how many. Entries that are there already, or approved, stay.

    A translator hands in the languages that they translate into; the rest stays as it is, and so does what
    nobody needs to read.
    """
    _hold(session, draft)
    entries = list_draft_entries(session, draft.id)
    languages = frozenset(list_account_languages(session, account.id))
    mine = [
        key for key in keys if may(account.role, Permission.EDIT_BANKS) or has_right(account, key, languages)
    ]
    base = load_base(session, draft)
    waiting = [
        entries[key]
        for key in mine
        if key in entries
        and entries[key].state is EntryState.DRAFT
        and needs_approval(base, entries, entries[key])
    ]
    for entry in waiting:
        _change(session, draft, entry, state=EntryState.IN_REVIEW)
    _note(session, draft, "submit_entries", waiting, account, now)
    return len(waiting)


def approve_entries(
    session: Session,
    draft: Draft,
    versions: Iterable[tuple[EntryKey, int]],
    *,
    account: Account,
    now: datetime,
) -> int:
    """Approve entries as they were read: each with the version that the second person saw.

    What nobody needs to read is passed over.

    Raises:
        NotYoursToApprove: they changed it themselves, do not review its language, or it is not in review.
        EntryChangedMeanwhile: it is not what they read any more.

    """
    _hold(session, draft)
    base, entries = load_base(session, draft), list_draft_entries(session, draft.id)
    languages = list_reviewed_languages(session, account.id)
    approved = []
    for key, version in versions:
        entry = entries.get(key)
        if entry is not None and not needs_approval(base, entries, entry):
            continue
        if entry is None or not (may_approve(entry, account.id) and has_right(account, key, languages)):
            raise NotYoursToApprove(entry_id=key.id)
        if entry.version != version:
            raise EntryChangedMeanwhile(entry_id=key.id, version=entry.version)
        changes: dict[str, Any] = {"state": EntryState.APPROVED, "approved_by": account.id}
        if is_translated(key) and entry.data is not None:
            changes["data"] = {**entry.data, "state": "reviewed"}
        _change(session, draft, entry, **changes)
        approved.append(entry)
    _note(session, draft, "approve_entries", approved, account, now)
    return len(approved)


def send_back(session: Session, draft: Draft, key: EntryKey, *, account: Account, now: datetime) -> None:
    """Make an entry in review, or an approved one, a draft again; the reason stands in a comment.

    Raises:
        NotYoursToApprove: they do not review its language.

    """
    _hold(session, draft)
    entry = list_draft_entries(session, draft.id).get(key)
    if entry is None or not has_right(account, key, list_reviewed_languages(session, account.id)):
        raise NotYoursToApprove(entry_id=key.id)
    if entry.state is not EntryState.DRAFT:
        _change(session, draft, entry, state=EntryState.DRAFT, approved_by=None)
        _note(session, draft, "send_back", [entry], account, now)


def has_right(account: Account, key: EntryKey, languages: frozenset[str]) -> bool:
    """Whether this person approves such entries: translations by their language, the rest as an editor."""
    return key.language in languages if is_translated(key) else may(account.role, Permission.EDIT_BANKS)


def is_translated(key: EntryKey) -> bool:
    """Whether such an entry is a text in another language, with a state of its own."""
    return key.kind is EntryKind.TRANSLATION or (key.kind is EntryKind.LESSON and key.language != "ru")


def _hold(session: Session, draft: Draft) -> None:
    if not hold_draft(session, draft):
        raise EntryChangedMeanwhile(entry_id="", version=0)


def _change(session: Session, draft: Draft, entry: DraftEntry, **changes: Any) -> None:
    changed = replace(entry, **changes, version=entry.version + 1)
    if not change_draft_entry(session, draft.id, changed, version=entry.version):
        raise EntryChangedMeanwhile(entry_id=entry.key.id, version=entry.version + 1)


def _note(
    session: Session,
    draft: Draft,
    action: str,
    entries: Iterable[DraftEntry],
    account: Account,
    now: datetime,
) -> None:
    for entry in entries:
        subject = " ".join(filter(None, (draft.bank_id, entry.key.kind, entry.key.id, entry.key.language)))
        add_audit_entry(session, account_id=account.id, action=action, subject=subject, now=now)
