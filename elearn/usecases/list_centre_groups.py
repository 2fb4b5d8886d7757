"""Staff look for a group."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import Group
from elearn.storage.groups import list_groups


def list_centre_groups(session: Session, *, centre_id: CentreId) -> list[tuple[Group, int]]:
    """List the groups of a centre, those in use first, with how many people each has."""
    return list_groups(session, centre_id=centre_id)
