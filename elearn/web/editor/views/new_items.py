"""A new item: how it is answered, and it begins."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.editing_errors import EntryChangedMeanwhile
from elearn.domain.items import BankId, Interaction
from elearn.usecases.add_item import add_item as begin_item
from elearn.usecases.load_draft import load_draft
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.identity import current_account


def show_new_item(bank_id: str) -> ResponseReturnValue:
    """Ask how the new item is answered."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    return render_template("editor/item_new.html", draft=loaded.draft, interactions=list(Interaction))


def add_item(bank_id: str) -> ResponseReturnValue:
    """Begin the item and go to its page."""
    wanted = request.form.get("interaction", "")
    interaction = Interaction(wanted) if wanted in set(Interaction) else Interaction.SINGLE_CHOICE
    try:
        item_id = _begin(bank_id, interaction)
    except EntryChangedMeanwhile:  # somebody took the number at the same moment: the next one is free
        item_id = _begin(bank_id, interaction)
    return redirect(url_for("editor.show_item", bank_id=bank_id, item_id=item_id), code=303)


def _begin(bank_id: str, interaction: Interaction) -> str:
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        return begin_item(session, loaded, interaction, account_id=current_account().id, now=utc_now())
