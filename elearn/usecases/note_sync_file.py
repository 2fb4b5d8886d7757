"""A manager took results away as a file, or brought one."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.storage.audit import add_audit_entry


def note_sync_file(session: Session, *, member: Member, action: str, now: datetime) -> None:
    """Note who did it."""
    subject = str(member.centre_id)
    add_audit_entry(session, account_id=member.account_id, action=action, subject=subject, now=now)
