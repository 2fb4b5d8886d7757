"""A manager wants results to be sent now; the server does it a moment later, in a process of its own."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.sync import ServerLink
from elearn.domain.sync_errors import NotConnected
from elearn.storage import sync_link
from elearn.storage.audit import add_audit_entry


def ask_to_send(session: Session, *, member: Member, action: str, now: datetime) -> ServerLink:
    """Note that it is wanted and by whom; return where to.

    Raises:
        NotConnected: this centre sends nowhere.

    """
    link = sync_link.find_link(session)
    if link is None or link.own_centre_id != member.centre_id:
        raise NotConnected
    sync_link.ask_to_send(session, now=now)
    subject = str(member.centre_id)
    add_audit_entry(session, account_id=member.account_id, action=action, subject=subject, now=now)
    return link
