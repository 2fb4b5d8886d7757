"""Where a centre's results are sent to."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.sync import ServerLink
from elearn.storage.sync_link import find_link


def find_own_link(session: Session, *, centre_id: CentreId) -> ServerLink | None:
    """Return it, None where this centre sends nowhere."""
    link = find_link(session)
    return link if link and link.own_centre_id == centre_id else None
