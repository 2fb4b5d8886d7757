"""Comments on items and translations."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.comments import CommentId, EntryComment
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.domain.permissions import Permission, may
from elearn.usecases.comment_on_entry import comment_on_entry
from elearn.usecases.load_draft import load_draft
from elearn.usecases.settle_entry_comment import settle_entry_comment
from elearn.web.clock import new_id, utc_now
from elearn.web.database import transaction
from elearn.web.editor.languages import require_right, written_language
from elearn.web.identity import current_account


def add_comment(bank_id: str, item_id: str) -> ResponseReturnValue:
    """Add a comment to an item, or to its translation where a language is named."""
    language = request.form.get("language", "")
    kind = EntryKind.TRANSLATION if language else EntryKind.ITEM
    comment = EntryComment(
        id=CommentId(new_id()),
        key=EntryKey(kind, item_id, written_language(language).code if language else ""),
        account_id=current_account().id,
        written_at=utc_now(),
        text=request.form.get("text", "").strip(),
    )
    with transaction() as session:
        is_added = comment_on_entry(session, load_draft(session, bank_id=BankId(bank_id)), comment)
    if not is_added:
        flash(gettext("Write something short."))
    return redirect(_back(bank_id, item_id, language), code=303)


def settle_comment(bank_id: str, item_id: str, comment_id: UUID) -> ResponseReturnValue:
    """Note that a comment is dealt with; a translator does so for their languages."""
    is_editor = may(current_account().role, Permission.EDIT_BANKS)
    language = None if is_editor else request.form.get("of", "")
    with transaction() as session:
        if language is not None:
            require_right(session, EntryKey(EntryKind.TRANSLATION, item_id, language))
        settle_entry_comment(
            session,
            bank_id=BankId(bank_id),
            comment_id=CommentId(comment_id),
            language=language,
            account_id=current_account().id,
            now=utc_now(),
        )
    return redirect(_back(bank_id, item_id, request.form.get("language", "")), code=303)


def _back(bank_id: str, item_id: str, language: str) -> str:
    if not language:
        return url_for("editor.show_item", bank_id=bank_id, item_id=item_id, _anchor="comments")
    code = written_language(language).code
    return url_for(
        "editor.show_translation", bank_id=bank_id, item_id=item_id, language=code, _anchor="comments"
    )
