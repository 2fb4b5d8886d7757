"""An editor compares two releases, in the database or in folders."""

from pathlib import Path

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.errors import BankDefective
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId
from elearn.domain.release_changes import list_changes
from elearn.formats.bank_files.read_release import read_release
from elearn.storage.releases import load_bank


def diff_releases(session: Session, *, old: Path | ReleaseRef, new: Path | ReleaseRef) -> list[str]:
    """List what changed from the old release to the new one.

    Raises:
        ReleaseNotFound: one is not in the database.
        BankDefective: the files of one cannot be read.

    """
    return list_changes(_read(session, old), _read(session, new))


def parse_release(text: str) -> Path | ReleaseRef:
    """Read `bank@release`, or a path."""
    bank_id, at, release = text.partition("@")
    is_name = at and "/" not in text and not Path(text).exists()
    return ReleaseRef(bank_id=BankId(bank_id), release=release) if is_name else Path(text)


def _read(session: Session, source: Path | ReleaseRef) -> ItemBank:
    if isinstance(source, ReleaseRef):
        return load_bank(session, source)
    release = read_release(source.resolve())
    if release.bank is None:
        raise BankDefective(bank_id=release.bank_id, defects=tuple(map(str, release.defects)))
    return release.bank
