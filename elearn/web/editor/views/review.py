"""Handing changes in for review, approving them, sending them back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from elearn.domain.entries import EntryKey
from elearn.domain.items import BankId
from elearn.storage.drafts import load_open_draft
from elearn.usecases.load_review import load_review
from elearn.usecases.review_entries import approve_entries, send_back, submit_entries
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.entry_keys import parse_key
from elearn.web.editor.pages.review import draw_review
from elearn.web.editor.same_draft import require_same_draft
from elearn.web.identity import current_account

_MOST = 2_000  # entries in one form


def show_review(bank_id: str) -> ResponseReturnValue:
    """Show what is to be handed in, what waits for a second person, and what is approved."""
    with reading() as session:
        review = load_review(session, bank_id=BankId(bank_id), account=current_account())
    return render_template("editor/review.html", page=draw_review(review))


def hand_in(bank_id: str) -> ResponseReturnValue:
    """Put the chosen drafts into review."""
    with transaction() as session:
        draft = load_open_draft(session, BankId(bank_id))
        require_same_draft(draft)
        count = submit_entries(session, draft, _chosen_keys(), account=current_account(), now=utc_now())
    flash(ngettext("%(num)s change is in review.", "%(num)s changes are in review.", count))
    return _back(bank_id)


def approve(bank_id: str) -> ResponseReturnValue:
    """Approve the chosen entries as they were shown."""
    seen = [(key, _version(key)) for key in _chosen_keys()]
    with transaction() as session:
        draft = load_open_draft(session, BankId(bank_id))
        require_same_draft(draft)
        count = approve_entries(session, draft, seen, account=current_account(), now=utc_now())
    flash(ngettext("%(num)s change is approved.", "%(num)s changes are approved.", count))
    return _back(bank_id)


def return_entry(bank_id: str) -> ResponseReturnValue:
    """Send an entry back; whoever does says why in a comment of the task."""
    key = parse_key(request.form.get("back", ""))
    with transaction() as session:
        draft = load_open_draft(session, BankId(bank_id))
        require_same_draft(draft)
        if key is not None:
            send_back(session, draft, key, account=current_account(), now=utc_now())
    flash(gettext("It is a draft again. Say why in a comment."))
    return _back(bank_id)


def _chosen_keys() -> list[EntryKey]:
    found = map(parse_key, request.form.getlist("entry")[:_MOST])
    return [key for key in found if key is not None]


def _version(key: EntryKey) -> int:
    text = request.form.get(f"version:{key.kind}:{key.id}:{key.language}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _back(bank_id: str) -> ResponseReturnValue:
    return redirect(url_for("editor.show_review", bank_id=bank_id), code=303)
