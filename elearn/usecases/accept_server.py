"""An administrator of the central server accepts what a centre's server signs."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Centre
from elearn.storage.audit import add_audit_entry
from elearn.storage.sync_origins import save_key
from elearn.usecases.require_centre import require_centre


def accept_server(session: Session, *, centre_name: str, public_key: str, now: datetime) -> Centre:
    """Accept this key as the centre's, and no other; return the centre.

    Raises:
        NotAtCentre: there is no such centre.

    """
    centre = require_centre(session, name=centre_name)
    save_key(session, centre.id, public_key, now=now)
    add_audit_entry(session, account_id=None, action="accept_server", subject=centre.name, now=now)
    return centre
