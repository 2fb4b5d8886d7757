"""An administrator looks at the centres."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from elearn.domain.centres import Centre
from elearn.storage import centres as stored


def list_centres(session: Session) -> Sequence[Centre]:
    """List every centre, by name."""
    return stored.list_centres(session)
