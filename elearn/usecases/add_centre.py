"""An administrator adds a centre."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Centre, CentreId, tidy_name
from elearn.storage import centres
from elearn.storage.audit import add_audit_entry


def add_centre(session: Session, *, centre_id: CentreId, name: str, now: datetime) -> Centre:
    """Store a new centre and return it.

    Raises:
        NameTaken: another centre has this name.

    """
    centre = Centre(id=centre_id, name=tidy_name(name), created_at=now)
    centres.add_centre(session, centre)
    add_audit_entry(session, account_id=None, action="add_centre", subject=centre.name, now=now)
    return centre
