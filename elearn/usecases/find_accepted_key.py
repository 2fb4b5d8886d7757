"""Which key a centre's server signs with."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.storage.sync_origins import find_key


def find_accepted_key(session: Session, *, centre_id: CentreId) -> str | None:
    """Return the key, None where nothing is accepted from the centre."""
    found = find_key(session, centre_id)
    return found.public_key if found else None
