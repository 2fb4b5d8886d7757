"""A manager sees who works at the centre."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId, Member
from elearn.storage.centres import list_members


def list_staff(session: Session, *, centre_id: CentreId) -> list[tuple[Member, str]]:
    """List the staff of a centre with their user names."""
    return list_members(session, centre_id=centre_id)
