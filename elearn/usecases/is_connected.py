"""Whether results of this server come together with those of another one."""

from sqlalchemy.orm import Session

from elearn.storage.sync_link import find_link


def is_connected(session: Session) -> bool:
    """Return whether it sends to a central server."""
    return find_link(session) is not None
