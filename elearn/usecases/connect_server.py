"""A centre's server is told which central server it sends to."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.sync import ServerLink
from elearn.domain.sync_errors import NotOneCentre
from elearn.storage.audit import add_audit_entry
from elearn.storage.centres import list_centres
from elearn.storage.sync_link import save_link


def connect_server(
    session: Session, *, url: str, centre_id: CentreId, server_key: str, now: datetime
) -> ServerLink:
    """Send to this server from now on; an empty address: by USB stick alone.

    Raises:
        NotOneCentre: everything here is sent as one centre's, so there must be exactly one.

    """
    centres = list_centres(session)
    if len(centres) != 1:
        raise NotOneCentre(count=len(centres))
    link = ServerLink(
        url=url.rstrip("/"),
        centre_id=centre_id,
        own_centre_id=centres[0].id,
        server_key=server_key,
        connected_at=now,
    )
    save_link(session, link)
    add_audit_entry(session, account_id=None, action="connect_server", subject=url, now=now)
    return link
