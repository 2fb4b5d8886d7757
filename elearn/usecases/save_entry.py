"""An editor saves an entry of a draft: the first of two at once wins, and the other one is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind, Draft, DraftEntry, EntryState, Revision
from elearn.domain.editing_errors import EntryChangedMeanwhile
from elearn.domain.entries import EntryData, EntryKey
from elearn.storage.audit import add_audit_entry
from elearn.storage.drafts import (
    add_draft_entry,
    add_revision,
    change_draft_entry,
    find_draft_entry,
    find_newest_revision,
    hold_draft,
    renew_revision,
)

#: Saves of one person within this time of the first are one text of the history: autosave comes every few
#: seconds.
ONE_TEXT = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Save:
    """What to store. `version`: the one that the editor saw, 0 for an entry that nobody had changed.

    `data` None takes the entry out. `file` says where a new entry belongs. `note` begins a text of its own in
    the history and says why, e.g. which file was imported. `is_about_all`: `change` is said of everything
    since the base, not of this save alone.
    """

    key: EntryKey
    data: EntryData | None
    version: int
    file: str
    change: ChangeKind = ChangeKind.MEANING
    note: str = ""
    is_about_all: bool = False


def save_entry(
    session: Session, draft: Draft, save: Save, *, account_id: AccountId, now: datetime
) -> DraftEntry:
    """Store what an editor wrote; it is a draft again, whatever it was.

    Raises:
        EntryChangedMeanwhile: the entry has another version now; nothing was stored.

    """
    if not hold_draft(session, draft):
        raise EntryChangedMeanwhile(entry_id=save.key.id, version=0)
    before = find_draft_entry(session, draft.id, save.key)
    entry = _next(before, save, account_id, now)
    stored = (
        add_draft_entry(session, draft.id, entry)
        if save.version == 0
        else change_draft_entry(session, draft.id, entry, version=save.version)
    )
    if not stored:
        found = find_draft_entry(session, draft.id, save.key)
        raise EntryChangedMeanwhile(entry_id=save.key.id, version=found.version if found else 0)
    _remember(session, draft, entry, save, account_id)
    return entry


def _next(before: DraftEntry | None, save: Save, account_id: AccountId, now: datetime) -> DraftEntry:
    """Work out the entry after the save; who changed it since the last approval stays known."""
    is_begun = before is not None and before.state is not EntryState.APPROVED
    earlier = before.changed_by if before is not None and is_begun else ()
    was_meaning = before is not None and before.change is ChangeKind.MEANING and not save.is_about_all
    return DraftEntry(
        key=save.key,
        file=before.file if before is not None else save.file,
        data=None if save.data is None else plain_copy(save.data),
        version=save.version + 1,
        state=EntryState.DRAFT,
        change=ChangeKind.MEANING if was_meaning else save.change,
        changed_at=now,
        changed_by=(*earlier, *(() if account_id in earlier else (account_id,))),
    )


def _remember(session: Session, draft: Draft, entry: DraftEntry, save: Save, account_id: AccountId) -> None:
    newest = find_newest_revision(session, draft, entry.key)
    if newest is not None and _is_same_text(newest, entry, save, account_id):
        renew_revision(session, draft, entry, revision_id=newest.id)
    else:
        add_revision(session, draft, entry, by=account_id, note=save.note)
        subject = " ".join(filter(None, (draft.bank_id, entry.key.id, entry.key.language)))
        add_audit_entry(
            session, account_id=account_id, action="save_entry", subject=subject, now=entry.changed_at
        )


def _is_same_text(newest: Revision, entry: DraftEntry, save: Save, account_id: AccountId) -> bool:
    """Whether somebody still writes what they began; what was handed in since then has another version."""
    return (
        newest.account_id == account_id
        and newest.version == save.version
        and not (save.note or newest.note)
        and timedelta() <= entry.changed_at - newest.saved_at < ONE_TEXT
    )


def plain_copy(data: EntryData) -> dict[str, Any]:
    """Copy an entry's data into what JSON knows."""
    return {name: _plain(value) for name, value in data.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return plain_copy(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
