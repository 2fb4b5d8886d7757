"""Somebody notes that a comment is dealt with."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.comments import CommentId
from elearn.domain.items import BankId
from elearn.storage.audit import add_audit_entry
from elearn.storage.entry_comments import settle_comment


def settle_entry_comment(
    session: Session,
    *,
    bank_id: BankId,
    comment_id: CommentId,
    language: str | None,
    account_id: AccountId,
    now: datetime,
) -> None:
    """Settle a comment on texts of a language, None for any, once."""
    if settle_comment(session, bank_id, comment_id, language=language, by=account_id, now=now):
        add_audit_entry(
            session,
            account_id=account_id,
            action="settle_comment",
            subject=f"{bank_id} {comment_id}",
            now=now,
        )
