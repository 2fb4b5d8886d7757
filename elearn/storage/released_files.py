"""Which files a bank's releases have, by their hashes: contents are read only where they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from elearn.domain.drafts import DraftId
from elearn.domain.items import BankId
from elearn.storage.tables import BankReleaseRow, DraftRow, ReleaseFileRow

_draft = DraftRow.__table__
_file = ReleaseFileRow.__table__
_release = BankReleaseRow.__table__


@dataclass(frozen=True, kw_only=True)
class ReleasedFiles:
    """Files of a release: hashes by path. `draft_id`: what it was published as; None: it came as files."""

    release: str
    loaded_at: datetime
    draft_id: DraftId | None
    hashes: Mapping[str, str]


def list_released_files(session: Session, bank_id: BankId, prefix: str) -> list[ReleasedFiles]:
    """List every release of a bank, by the time of storing, with those files whose paths begin so."""
    is_file = and_(
        _file.c.bank_id == _release.c.bank_id,
        _file.c.release == _release.c.release,
        _file.c.path.startswith(prefix, autoescape=True),
    )
    is_draft = and_(_draft.c.bank_id == _release.c.bank_id, _draft.c.release == _release.c.release)
    query = select(
        _release.c.release, _release.c.loaded_at, _draft.c.id.label("draft_id"), _file.c.path, _file.c.sha256
    )
    query = query.outerjoin(_file, is_file).outerjoin(_draft, is_draft).where(_release.c.bank_id == bank_id)
    hashes: dict[str, dict[str, str]] = {}
    heads: dict[str, tuple[datetime, DraftId | None]] = {}
    for row in session.execute(query.order_by(_release.c.loaded_at, _release.c.release, _file.c.path)):
        heads[row.release] = (row.loaded_at, row.draft_id)
        found = hashes.setdefault(row.release, {})
        if row.path is not None:
            found[row.path] = row.sha256
    return [
        ReleasedFiles(release=name, loaded_at=loaded_at, draft_id=draft_id, hashes=hashes[name])
        for name, (loaded_at, draft_id) in heads.items()
    ]
