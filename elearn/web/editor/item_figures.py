"""The short statistics of an item, for pages that are about something else."""

from elearn.domain.errors import ReleaseNotFound
from elearn.domain.items import ItemId
from elearn.domain.permissions import Permission, may
from elearn.usecases.load_item_statistics import load_item_statistics
from elearn.web.database import reading
from elearn.web.editor.pages.figures import ShortFigures, word_figures
from elearn.web.identity import current_account


def find_figures(item_id: str) -> ShortFigures | None:
    """Word what the release that serves tells about the item; None: nothing yet, or not for this reader."""
    if not may(current_account().role, Permission.EDIT_BANKS):
        return None
    try:
        with reading() as session:
            figures = load_item_statistics(session, ItemId(item_id)).figures
    except ReleaseNotFound:
        return None
    return word_figures(figures) if figures.statistics.n else None
