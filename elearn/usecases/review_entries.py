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
from elearn.storage.account_languages import list_reviewed_languages
from elearn.storage.audit import add_audit_entry
from elearn.storage.drafts import change_draft_entry, list_draft_entries


def submit_entries(
    session: Session, draft: Draft, keys: Iterable[EntryKey], *, account: Account, now: datetime
) -> int:
    """Put drafts into review; return how many. Entries that are there already, or approved, stay."""
    entries = list_draft_entries(session, draft.id)
    waiting = [entries[key] for key in keys if key in entries and entries[key].state is EntryState.DRAFT]
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

    Raises:
        NotYoursToApprove: they changed it themselves, do not review its language, or it is not in review.
        EntryChangedMeanwhile: it is not what they read any more.

    """
    entries = list_draft_entries(session, draft.id)
    languages = list_reviewed_languages(session, account.id)
    approved = []
    for key, version in versions:
        entry = entries.get(key)
        if entry is None or not (may_approve(entry, account.id) and has_right(account, key, languages)):
            raise NotYoursToApprove(entry_id=key.id)
        if entry.version != version:
            raise EntryChangedMeanwhile(entry_id=key.id, version=entry.version)
        changes: dict[str, Any] = {"state": EntryState.APPROVED, "approved_by": account.id}
        if key.kind is EntryKind.TRANSLATION and entry.data is not None:
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
    entry = list_draft_entries(session, draft.id).get(key)
    if entry is None or not has_right(account, key, list_reviewed_languages(session, account.id)):
        raise NotYoursToApprove(entry_id=key.id)
    if entry.state is not EntryState.DRAFT:
        _change(session, draft, entry, state=EntryState.DRAFT, approved_by=None)
        _note(session, draft, "send_back", [entry], account, now)


def has_right(account: Account, key: EntryKey, languages: frozenset[str]) -> bool:
    """Whether this person approves such entries: translations by their language, the rest as an editor."""
    is_translated = key.kind is EntryKind.TRANSLATION or (
        key.kind is EntryKind.LESSON and key.language != "ru"
    )
    return key.language in languages if is_translated else may(account.role, Permission.EDIT_BANKS)


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
