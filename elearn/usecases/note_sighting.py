"""Staff see something about people: the audit says so."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.storage.audit import add_audit_entry, was_noted

#: A page that is opened again and again makes one entry in this time, so that the log stays readable.
ONCE_IN = timedelta(hours=1)


def note_sighting(session: Session, *, member: Member, action: str, subject: str, now: datetime) -> None:
    """Note it, unless the same account saw the same within the hour."""
    account_id, centre_id, since = member.account_id, member.centre_id, now - ONCE_IN
    if not was_noted(
        session, centre_id=centre_id, account_id=account_id, action=action, subject=subject, since=since
    ):
        add_audit_entry(
            session, account_id=account_id, action=action, subject=subject, now=now, centre_id=centre_id
        )
