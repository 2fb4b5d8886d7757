"""Staff give a group another name."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member, tidy_name
from elearn.domain.groups import GroupId
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import load_group, lock_group, save_group_name


def rename_group(session: Session, *, member: Member, group_id: GroupId, name: str, now: datetime) -> None:
    """Save the name of a group.

    Raises:
        NotAtCentre: it is another centre's.
        NameTaken: the centre has another group of this name.

    """
    lock_group(session, group_id, centre_id=member.centre_id)
    save_group_name(session, load_group(session, group_id, centre_id=member.centre_id), tidy_name(name))
    subject = str(group_id)
    add_audit_entry(session, account_id=member.account_id, action="rename_group", subject=subject, now=now)
