"""The audit: who did what, when. Entries are added, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.storage.tables import AuditEntryRow

_entry = AuditEntryRow.__table__


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One thing done; `account_id` None: from the command line."""

    account_id: AccountId | None
    action: str
    subject: str
    written_at: datetime


def add_audit_entry(
    session: Session, *, account_id: AccountId | None, action: str, subject: str, now: datetime
) -> None:
    """Note what an account did, and to what."""
    values = {"account_id": account_id, "action": action, "subject": subject, "written_at": now}
    session.execute(insert(_entry), values)


def list_audit_entries(session: Session, *, limit: int = 100, offset: int = 0) -> Sequence[AuditEntry]:
    """List entries, newest first."""
    columns = (_entry.c.account_id, _entry.c.action, _entry.c.subject, _entry.c.written_at)
    rows = session.execute(select(*columns).order_by(_entry.c.id.desc()).limit(limit).offset(offset))
    return [AuditEntry(**row._mapping) for row in rows]
