"""An administrator of the central server accepts nothing from a centre's server any more."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.storage import sync_origins
from elearn.storage.audit import add_audit_entry
from elearn.usecases.require_centre import require_centre


def withdraw_server(session: Session, *, centre_name: str, now: datetime) -> bool:
    """Withdraw the centre's key; False where there was none.

    Raises:
        NotAtCentre: there is no such centre.

    """
    centre = require_centre(session, name=centre_name)
    is_done = sync_origins.withdraw_key(session, centre.id)
    add_audit_entry(session, account_id=None, action="withdraw_server", subject=centre.name, now=now)
    return is_done
