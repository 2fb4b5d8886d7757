"""Editors look for items that do badly."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.item_flags import Flag
from elearn.domain.items import ItemId
from elearn.usecases.list_item_statistics import list_item_statistics


def list_flagged_items(session: Session, ref: ReleaseRef, flag: Flag | None) -> set[ItemId]:
    """Return the items of a release with this flag; None: with any.

    Raises:
        ReleaseNotFound: it is not in the database.

    """
    return {
        figures.item.id
        for figures in list_item_statistics(session, ref).items
        if any(flag in (None, finding.flag) for finding in figures.findings)
    }
