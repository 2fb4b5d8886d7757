"""Somebody says something about an entry of a draft."""

from sqlalchemy.orm import Session

from elearn.domain.comments import MOST_CHARACTERS, EntryComment
from elearn.domain.editing_errors import EntryNotFound
from elearn.storage.audit import add_audit_entry
from elearn.storage.entry_comments import add_comment
from elearn.usecases.load_draft import LoadedDraft


def comment_on_entry(session: Session, loaded: LoadedDraft, comment: EntryComment) -> bool:
    """Store a comment; False: there is nothing in it, or too much.

    Raises:
        EntryNotFound: neither the draft nor its base has the entry.

    """
    key = comment.key
    if key not in loaded.base and key not in loaded.changed:
        raise EntryNotFound(entry_id=key.id)
    if not comment.text.strip() or len(comment.text) > MOST_CHARACTERS:
        return False
    add_comment(session, loaded.draft.bank_id, comment)
    add_audit_entry(
        session,
        account_id=comment.account_id,
        action="comment_on_entry",
        subject=" ".join(filter(None, (loaded.draft.bank_id, key.id, key.language))),
        now=comment.written_at,
    )
    return True
