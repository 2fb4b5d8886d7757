"""Recordings and pictures that a draft adds or takes out."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.domain.drafts import DraftId
from elearn.storage.releases import add_contents
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import DraftFileRow

_file = DraftFileRow.__table__


def list_draft_files(session: Session, draft_id: DraftId) -> dict[str, str | None]:
    """Return the hashes by path; None: the draft takes this file of its base out."""
    rows = session.execute(select(_file.c.path, _file.c.sha256).where(_file.c.draft_id == draft_id))
    return {row.path: row.sha256 for row in rows}


def put_draft_file(
    session: Session, draft_id: DraftId, path: str, *, sha256: str, content: bytes, now: datetime
) -> None:
    """Add a file to a draft, in place of the one that lay at the path."""
    add_contents(session, {sha256: content})
    _put(session, draft_id, path, sha256, now)


def take_draft_file_out(session: Session, draft_id: DraftId, path: str, *, now: datetime) -> None:
    """Let the next release be without a file."""
    _put(session, draft_id, path, None, now)


def _put(session: Session, draft_id: DraftId, path: str, sha256: str | None, now: datetime) -> None:
    adding = insert_for(dialect_of(session), _file)
    values = {"sha256": adding.excluded.sha256, "added_at": adding.excluded.added_at}
    upsert = adding.on_conflict_do_update(index_elements=["draft_id", "path"], set_=values)
    session.execute(upsert, {"draft_id": draft_id, "path": path, "sha256": sha256, "added_at": now})
