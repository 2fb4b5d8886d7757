"""A manager chooses how long people are kept who do not come any more."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.storage.audit import add_audit_entry
from elearn.storage.retention import load_months, save_months


def choose_retention(session: Session, *, member: Member, months: int, now: datetime) -> None:
    """Save the period, in months."""
    if load_months(session, centre_id=member.centre_id) == months:
        return
    save_months(session, months, centre_id=member.centre_id)
    subject = str(months)
    add_audit_entry(session, account_id=member.account_id, action="set_retention", subject=subject, now=now)
