"""Staff put a group away when its course is over, or take it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.groups import GroupId
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import set_archived


def archive_group(
    session: Session, *, member: Member, group_id: GroupId, is_archived: bool, now: datetime
) -> None:
    """Put the group away or take it back; nothing of it is lost. Raises NotAtCentre."""
    set_archived(session, group_id, centre_id=member.centre_id, is_archived=is_archived)
    action = "archive_group" if is_archived else "take_group_back"
    add_audit_entry(session, account_id=member.account_id, action=action, subject=str(group_id), now=now)
