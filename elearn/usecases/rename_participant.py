"""Staff correct a name, or take it away."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member, tidy_name
from elearn.domain.groups import ParticipantId
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import load_participant, save_participant


def rename_participant(
    session: Session, *, member: Member, participant_id: ParticipantId, name: str, now: datetime
) -> None:
    """Save the name of a person, none if it is blank; raises NotAtCentre."""
    person = load_participant(session, participant_id, centre_id=member.centre_id)
    save_participant(session, replace(person, name=tidy_name(name) or None))
    subject = str(participant_id)
    add_audit_entry(session, account_id=member.account_id, action="rename_person", subject=subject, now=now)
