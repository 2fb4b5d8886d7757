"""The audit: who did what and who saw what, when. Entries are added, never changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, insert, or_, select
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreId
from elearn.storage.tables import AccountRow, AuditEntryRow, CentreMemberRow

_account = AccountRow.__table__
_entry = AuditEntryRow.__table__
_member = CentreMemberRow.__table__

_ADD = insert(_entry)
_CENTRE_OF_ACCOUNT = select(_member.c.centre_id).where(_member.c.account_id == bindparam("b_account_id"))


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One thing done; `account_id` None: from the command line, or by itself."""

    account_id: AccountId | None
    action: str
    subject: str
    written_at: datetime


@dataclass(frozen=True, kw_only=True)
class CentreEntry(AuditEntry):
    """An entry of a centre; `user_name` None: it happened by itself."""

    id: int
    user_name: str | None


@dataclass(frozen=True, kw_only=True)
class AuditFilter:
    """What to show: of one account, of one kind, older than an entry; None: whatever it is."""

    account_id: AccountId | None = None
    action: str | None = None
    before: tuple[datetime, int] | None = None


def add_audit_entry(
    session: Session,
    *,
    account_id: AccountId | None,
    action: str,
    subject: str,
    now: datetime,
    centre_id: CentreId | None = None,
) -> None:
    """Note what an account did, and to what; it belongs to the centre where the account works."""
    values = {"account_id": account_id, "action": action, "subject": subject, "written_at": now}
    of_account = _CENTRE_OF_ACCOUNT.scalar_subquery()
    adding = _ADD.values(centre_id=of_account if centre_id is None else centre_id, **values)
    session.execute(adding, {"b_account_id": account_id} if centre_id is None else {})


def list_audit_entries(session: Session, *, limit: int = 100, offset: int = 0) -> Sequence[AuditEntry]:
    """List entries, newest first."""
    columns = (_entry.c.account_id, _entry.c.action, _entry.c.subject, _entry.c.written_at)
    rows = session.execute(select(*columns).order_by(_entry.c.id.desc()).limit(limit).offset(offset))
    return [AuditEntry(**row._mapping) for row in rows]


def list_centre_entries(
    session: Session, *, centre_id: CentreId, chosen: AuditFilter, limit: int
) -> list[CentreEntry]:
    """List a centre's entries, newest first."""
    names = (*AuditEntry.__dataclass_fields__, "id")
    query = select(*(_entry.c[name] for name in names), _account.c.user_name)
    query = query.outerjoin(_account, _account.c.id == _entry.c.account_id)
    query = query.where(*_conditions(centre_id, chosen))
    query = query.order_by(_entry.c.written_at.desc(), _entry.c.id.desc()).limit(limit)
    return [CentreEntry(**row._mapping) for row in session.execute(query)]


def list_centre_actions(session: Session, *, centre_id: CentreId) -> list[str]:
    """List the kinds of entries that a centre has."""
    kinds = select(_entry.c.action).where(_entry.c.centre_id == centre_id).distinct()
    return list(session.scalars(kinds))


def list_centre_accounts(session: Session, *, centre_id: CentreId) -> list[tuple[AccountId, str]]:
    """List who works or worked at a centre, by user name."""
    where = _member.c.centre_id == centre_id
    query = select(_account.c.id, _account.c.user_name).join(_member, _member.c.account_id == _account.c.id)
    return [
        (AccountId(row.id), row.user_name)
        for row in session.execute(query.where(where).order_by(_account.c.user_name))
    ]


def was_noted(
    session: Session,
    *,
    centre_id: CentreId,
    account_id: AccountId,
    action: str,
    subject: str,
    since: datetime,
) -> bool:
    """Whether an account's doing stands in the audit since a moment."""
    query = select(_entry.c.id).where(
        _entry.c.centre_id == centre_id,
        _entry.c.written_at >= since,
        _entry.c.account_id == account_id,
        _entry.c.action == action,
        _entry.c.subject == subject,
    )
    return session.execute(query.limit(1)).first() is not None


def was_done(session: Session, *, action: str, subject: str, since: datetime) -> bool:
    """Whether anybody did this to the subject since a moment."""
    query = select(_entry.c.id).where(
        _entry.c.written_at >= since, _entry.c.action == action, _entry.c.subject == subject
    )
    return session.execute(query.limit(1)).first() is not None


def _conditions(centre_id: CentreId, chosen: AuditFilter) -> Iterator[ColumnElement[bool]]:
    yield _entry.c.centre_id == centre_id
    if chosen.account_id is not None:
        yield _entry.c.account_id == chosen.account_id
    if chosen.action is not None:
        yield _entry.c.action == chosen.action
    if chosen.before is not None:
        moment, entry_id = chosen.before
        yield _entry.c.written_at <= moment
        yield or_(_entry.c.written_at < moment, _entry.c.id < entry_id)
