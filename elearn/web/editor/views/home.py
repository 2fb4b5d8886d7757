"""The editors' first page: the banks, and the draft of each."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.drafts import DraftId
from elearn.domain.items import BankId
from elearn.usecases.list_drafts import list_drafts
from elearn.usecases.open_draft import open_draft
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.pages.home import draw_home
from elearn.web.i18n import page_language
from elearn.web.identity import current_account


def show_home() -> ResponseReturnValue:
    """Show what serves learners now, and what is being worked on."""
    with reading() as session:
        drafts = list_drafts(session)
    return render_template("editor/home.html", page=draw_home(drafts, page_language()))


def begin_draft(bank_id: str) -> ResponseReturnValue:
    """Open the draft of a bank, or go on with the one that is open."""
    with transaction() as session:
        open_draft(
            session,
            bank_id=BankId(bank_id),
            draft_id=DraftId(new_id()),
            account_id=current_account().id,
            now=utc_now(),
        )
    return redirect(url_for("editor.show_draft", bank_id=bank_id), code=303)
