"""Somebody wants to be forgotten: staff erase the person with everything."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.groups import GroupId, ParticipantId
from elearn.storage import groups
from elearn.storage.audit import add_audit_entry
from elearn.storage.certificates import erase_certificates
from elearn.storage.learners import erase_learner, lock_learner
from elearn.usecases.load_person import load_person


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """What became of the person; `is_whole` False: another centre has them on a list and keeps the rest."""

    is_whole: bool


def erase_person(
    session: Session, *, member: Member, group_id: GroupId, participant_id: ParticipantId, now: datetime
) -> Erasure:
    """Take the person off every list of this centre and erase the learner with everything.

    The audit keeps that it was done, by an id that nobody has any more. Raises NotAtCentre.
    """
    person = load_person(
        session, group_id=group_id, participant_id=participant_id, centre_id=member.centre_id
    ).participant
    lock_learner(session, person.learner_id)
    groups.remove_learner_from_centre(session, person.learner_id, centre_id=member.centre_id)
    is_whole = not groups.is_listed_elsewhere(session, person.learner_id, centre_id=member.centre_id)
    erase_certificates(session, [person.learner_id], centre_id=member.centre_id)
    if is_whole:
        erase_learner(session, person.learner_id)
    action = "erase_person" if is_whole else "remove_person"
    subject = str(participant_id)
    add_audit_entry(session, account_id=member.account_id, action=action, subject=subject, now=now)
    return Erasure(is_whole=is_whole)
