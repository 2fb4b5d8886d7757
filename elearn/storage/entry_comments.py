"""Comments on entries of a bank; they outlive its drafts."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.comments import CommentId, EntryComment
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.storage.statements import count_changed
from elearn.storage.tables import EntryCommentRow

_comment = EntryCommentRow.__table__


def add_comment(session: Session, bank_id: BankId, comment: EntryComment) -> None:
    """Store a new comment."""
    values = {
        "id": comment.id,
        "bank_id": bank_id,
        "kind": comment.key.kind.value,
        "entry_id": comment.key.id,
        "language": comment.key.language,
        "account_id": comment.account_id,
        "written_at": comment.written_at,
        "text": comment.text,
    }
    session.execute(insert(_comment), values)


def list_comments(
    session: Session, bank_id: BankId, entry_id: str, *, limit: int = 200
) -> list[EntryComment]:
    """List the comments on an item, a test or a lesson and on its translations, the newest first."""
    query = select(_comment).where(_comment.c.bank_id == bank_id, _comment.c.entry_id == entry_id)
    rows = session.execute(query.order_by(_comment.c.written_at.desc(), _comment.c.id.desc()).limit(limit))
    return [
        EntryComment(
            id=CommentId(row.id),
            key=EntryKey(EntryKind(row.kind), row.entry_id, row.language),
            account_id=AccountId(row.account_id),
            written_at=row.written_at,
            text=row.text,
            settled_at=row.settled_at,
            settled_by=None if row.settled_by is None else AccountId(row.settled_by),
        )
        for row in rows
    ]


def settle_comment(
    session: Session,
    bank_id: BankId,
    comment_id: CommentId,
    *,
    by: AccountId,
    now: datetime,
    language: str | None = None,
) -> bool:
    """Note once that a comment is dealt with. False: it was before, or is not of this bank and language."""
    where = [_comment.c.id == comment_id, _comment.c.bank_id == bank_id, _comment.c.settled_at.is_(None)]
    if language is not None:
        where.append(_comment.c.language == language)
    return count_changed(session, update(_comment).where(*where).values(settled_at=now, settled_by=by)) == 1
