"""Staff look at what a person told about themselves."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import ParticipantId
from elearn.domain.participant_details import Consent
from elearn.storage.participant_details import find_consent


def find_details(session: Session, *, participant_id: ParticipantId, centre_id: CentreId) -> Consent | None:
    """Return what a person of this centre agreed to have stored, with when."""
    return find_consent(session, participant_id, centre_id=centre_id)
