"""Somebody leaves the centre: staff take them off the list."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.groups import ParticipantId
from elearn.storage import groups
from elearn.storage.audit import add_audit_entry
from elearn.storage.learners import erase_learner


def remove_participant(
    session: Session, *, member: Member, participant_id: ParticipantId, erases: bool, now: datetime
) -> None:
    """Take a person off the list; their results stay behind their learner code, or are erased too.

    Somebody who is on another list as well is never erased from here. Raises NotAtCentre.
    """
    person = groups.load_participant(session, participant_id, centre_id=member.centre_id)
    groups.remove_participant(session, participant_id, centre_id=member.centre_id)
    is_erased = erases and not groups.count_listings(session, person.learner_id)
    if is_erased:
        erase_learner(session, person.learner_id)
    action = "erase_person" if is_erased else "remove_person"
    subject = str(participant_id)
    add_audit_entry(session, account_id=member.account_id, action=action, subject=subject, now=now)
