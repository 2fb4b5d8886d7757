"""Files brought releases before their day: each begins by itself when it comes."""

from sqlalchemy.orm import Session

from elearn.domain.publishing import DatedRelease
from elearn.formats.bank_files.folders import age_key
from elearn.storage.release_days import list_unordered_releases


def list_early_releases(session: Session) -> list[DatedRelease]:
    """List them, those that begin first first; one that was overtaken by a newer release is none of them."""
    found = (each for each in list_unordered_releases(session) if each.came_early and _is_newer(each))
    return sorted(found, key=lambda each: (each.starts_at, age_key(each.ref.release)))


def _is_newer(each: DatedRelease) -> bool:
    return age_key(each.ref.release) > age_key(each.serving)
