"""Somebody told staff something about themselves for reports, or takes it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.groups import ParticipantId
from elearn.domain.participant_details import Consent, Details
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import load_participant
from elearn.storage.participant_details import erase_details, save_consent


def record_details(
    session: Session, *, member: Member, participant_id: ParticipantId, details: Details, now: datetime
) -> None:
    """Store what a person told and agreed to have stored; nothing told: erase it. Raises NotAtCentre."""
    load_participant(session, participant_id, centre_id=member.centre_id)
    action = "save_details" if details else "erase_details"
    if details:
        consent = Consent(
            participant_id=participant_id, details=details, agreed_at=now, recorded_by=member.account_id
        )
        save_consent(session, consent)
    elif not erase_details(session, participant_id):
        return
    subject = str(participant_id)
    add_audit_entry(session, account_id=member.account_id, action=action, subject=subject, now=now)
