"""Somebody names a centre: it must exist."""

from sqlalchemy.orm import Session

from elearn.domain.centres import Centre, tidy_name
from elearn.domain.errors import NotAtCentre
from elearn.storage.centres import find_centre


def require_centre(session: Session, *, name: str) -> Centre:
    """Return the centre of this name; raises NotAtCentre."""
    centre = find_centre(session, tidy_name(name))
    if centre is None:
        raise NotAtCentre
    return centre
