"""Drafts: the open one of a bank, its changed entries, and every text that an entry had."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Table, and_, insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.drafts import ChangeKind, Draft, DraftEntry, DraftId, EntryState, Revision
from elearn.domain.editing_errors import DraftNotFound
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import DraftEntryRow, DraftRow, EntryRevisionRow

_draft = DraftRow.__table__
_entry = DraftEntryRow.__table__
_revision = EntryRevisionRow.__table__
_IS_OPEN = _draft.c.closed_at.is_(None)


def add_draft(session: Session, draft: Draft) -> None:
    """Open a draft; where the bank has an open one already, that one stays, whoever was first."""
    adding = insert_for(dialect_of(session), _draft).on_conflict_do_nothing(
        index_elements=["bank_id"], index_where=_IS_OPEN
    )
    values = {
        "id": draft.id,
        "bank_id": draft.bank_id,
        "base_release": draft.base.release,
        "opened_at": draft.opened_at,
        "opened_by": draft.opened_by,
    }
    session.execute(adding, values)


def find_open_draft(session: Session, bank_id: BankId) -> Draft | None:
    """Return the bank's open draft, if there is one."""
    row = session.execute(select(_draft).where(_draft.c.bank_id == bank_id, _IS_OPEN)).first()
    return None if row is None else _read_draft(row)


def load_open_draft(session: Session, bank_id: BankId) -> Draft:
    """Return the bank's open draft.

    Raises:
        DraftNotFound: the bank has none.

    """
    draft = find_open_draft(session, bank_id)
    if draft is None:
        raise DraftNotFound(bank_id=bank_id)
    return draft


def close_draft(session: Session, draft_id: DraftId, *, now: datetime, release: str | None) -> bool:
    """Close a draft once: published as `release`, or thrown away. False: somebody closed it before."""
    closing = update(_draft).where(_draft.c.id == draft_id, _IS_OPEN)
    return count_changed(session, closing.values(closed_at=now, release=release)) == 1


def list_bases(session: Session, bank_id: BankId) -> dict[DraftId, str]:
    """Return the release that each draft of a bank began from, or went on from last."""
    rows = session.execute(select(_draft.c.id, _draft.c.base_release).where(_draft.c.bank_id == bank_id))
    return {DraftId(row.id): row.base_release for row in rows}


def lock_draft(session: Session, draft_id: DraftId) -> None:
    """Wait for whoever else changes this draft, and let others wait until the transaction ends."""
    held = update(_draft).where(_draft.c.id == draft_id, _IS_OPEN).values(base_release=_draft.c.base_release)
    session.execute(held)


def hold_draft(session: Session, draft: Draft) -> bool:
    """Lock the draft as it was loaded. False: it was closed meanwhile, or goes on from another release."""
    as_it_was = (_draft.c.id == draft.id) & _IS_OPEN & (_draft.c.base_release == draft.base.release)
    return count_changed(session, update(_draft).where(as_it_was).values(id=draft.id)) == 1


def move_base(session: Session, draft_id: DraftId, *, release: str) -> None:
    """Let the draft go on from another release of its bank."""
    session.execute(update(_draft).where(_draft.c.id == draft_id, _IS_OPEN).values(base_release=release))


def list_draft_entries(session: Session, draft_id: DraftId) -> dict[EntryKey, DraftEntry]:
    """Return every changed entry by its key."""
    rows = session.execute(select(_entry).where(_entry.c.draft_id == draft_id))
    return {entry.key: entry for entry in map(_read_entry, rows)}


def find_draft_entry(session: Session, draft_id: DraftId, key: EntryKey) -> DraftEntry | None:
    """Return a changed entry."""
    row = session.execute(select(_entry).where(_entry.c.draft_id == draft_id, _is(_entry, key))).first()
    return None if row is None else _read_entry(row)


def add_draft_entry(session: Session, draft_id: DraftId, entry: DraftEntry) -> bool:
    """Store the first change of an entry. False: somebody was first, and nothing changed."""
    values = {"draft_id": draft_id, **_key_values(entry.key), **_values(entry)}
    adding = insert_for(dialect_of(session), _entry).values(values).on_conflict_do_nothing()
    return session.execute(adding.returning(_entry.c.version)).first() is not None


def change_draft_entry(session: Session, draft_id: DraftId, entry: DraftEntry, *, version: int) -> bool:
    """Store an entry if it still has `version`. False: it has not, and nothing changed."""
    where = and_(_entry.c.draft_id == draft_id, _is(_entry, entry.key), _entry.c.version == version)
    return count_changed(session, update(_entry).where(where).values(_values(entry))) == 1


def add_revision(session: Session, draft: Draft, entry: DraftEntry, *, by: AccountId, note: str = "") -> None:
    """Remember the text that the entry has now."""
    values = {
        "bank_id": draft.bank_id,
        "draft_id": draft.id,
        **_key_values(entry.key),
        "data": entry.data,
        "version": entry.version,
        "account_id": by,
        "saved_at": entry.changed_at,
        "note": note,
    }
    session.execute(insert(_revision), values)


def renew_revision(session: Session, draft: Draft, entry: DraftEntry, *, revision_id: int) -> None:
    """Put the entry's text of now in place of one that somebody began a moment ago; its time stays."""
    values = {"data": entry.data, "version": entry.version}
    where = and_(_revision.c.id == revision_id, _revision.c.draft_id == draft.id)
    session.execute(update(_revision).where(where).values(values))


def list_revisions(session: Session, bank_id: BankId, key: EntryKey, *, limit: int = 200) -> list[Revision]:
    """List the texts that an entry of a bank had, over all its drafts, the newest first."""
    query = select(_revision).where(_revision.c.bank_id == bank_id, _is(_revision, key))
    rows = session.execute(query.order_by(_revision.c.id.desc()).limit(limit))
    return [_read_revision(row) for row in rows]


def list_revised_ids(session: Session, bank_id: BankId) -> set[tuple[EntryKind, str]]:
    """Return the kinds and ids of everything that was ever written in a draft of a bank."""
    query = select(_revision.c.kind, _revision.c.entry_id).where(_revision.c.bank_id == bank_id).distinct()
    return {(EntryKind(row.kind), row.entry_id) for row in session.execute(query)}


def find_newest_revision(session: Session, draft: Draft, key: EntryKey) -> Revision | None:
    """Return the newest text that an entry had in this draft."""
    query = select(_revision).where(
        _revision.c.bank_id == draft.bank_id, _is(_revision, key), _revision.c.draft_id == draft.id
    )
    row = session.execute(query.order_by(_revision.c.id.desc()).limit(1)).first()
    return None if row is None else _read_revision(row)


def list_written_sources(session: Session, draft: Draft, entry_id: str) -> dict[EntryKey, str]:
    """Return which Russian text each translation names that somebody wrote in a draft, as they left it."""
    query = select(_revision).where(
        _revision.c.bank_id == draft.bank_id,
        _revision.c.entry_id == entry_id,
        _revision.c.draft_id == draft.id,
        _revision.c.kind.in_([EntryKind.TRANSLATION.value, EntryKind.LESSON.value]),
    )
    rows = session.execute(query.order_by(_revision.c.id))
    return {_read_key(row): str(row.data.get("source", "")) for row in rows if row.data is not None}


def _is(table: Table, key: EntryKey) -> ColumnElement[bool]:
    return and_(table.c.kind == key.kind.value, table.c.entry_id == key.id, table.c.language == key.language)


def _key_values(key: EntryKey) -> Mapping[str, str]:
    return {"kind": key.kind.value, "entry_id": key.id, "language": key.language}


def _values(entry: DraftEntry) -> dict[str, Any]:
    return {
        "file": entry.file,
        "data": entry.data,
        "version": entry.version,
        "state": entry.state.value,
        "change": entry.change.value,
        "changed_at": entry.changed_at,
        "changed_by": tuple(account_id.hex for account_id in entry.changed_by),
        "approved_by": entry.approved_by,
    }


def _read_draft(row: Row[*tuple[Any, ...]]) -> Draft:
    bank_id = BankId(row.bank_id)
    return Draft(
        id=DraftId(row.id),
        bank_id=bank_id,
        base=ReleaseRef(bank_id=bank_id, release=row.base_release),
        opened_at=row.opened_at,
        opened_by=AccountId(row.opened_by),
    )


def _read_key(row: Row[*tuple[Any, ...]]) -> EntryKey:
    return EntryKey(EntryKind(row.kind), row.entry_id, row.language)


def _read_entry(row: Row[*tuple[Any, ...]]) -> DraftEntry:
    return DraftEntry(
        key=_read_key(row),
        file=row.file,
        data=row.data,
        version=row.version,
        state=EntryState(row.state),
        change=ChangeKind(row.change),
        changed_at=row.changed_at,
        changed_by=tuple(AccountId(UUID(each)) for each in row.changed_by),
        approved_by=None if row.approved_by is None else AccountId(row.approved_by),
    )


def _read_revision(row: Row[*tuple[Any, ...]]) -> Revision:
    return Revision(
        id=row.id,
        draft_id=DraftId(row.draft_id),
        key=_read_key(row),
        data=row.data,
        version=row.version,
        account_id=AccountId(row.account_id),
        saved_at=row.saved_at,
        note=row.note,
    )
