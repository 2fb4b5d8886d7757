"""Staff make a group."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member, tidy_name
from elearn.domain.groups import Group, GroupId
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import add_group


def make_group(session: Session, *, member: Member, group_id: GroupId, name: str, now: datetime) -> Group:
    """Store a new group of the centre and return it.

    Raises:
        NameTaken: the centre has a group of this name.

    """
    group = Group(id=group_id, centre_id=member.centre_id, name=tidy_name(name), created_at=now)
    add_group(session, group)
    add_audit_entry(
        session, account_id=member.account_id, action="make_group", subject=str(group_id), now=now
    )
    return group
