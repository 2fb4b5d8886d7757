"""An item of a draft as a learner would see it: the page of the frame beside its form."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.domain.languages import LANGUAGE_BY_CODE
from elearn.usecases.load_draft import load_draft
from elearn.usecases.save_fields import find_entry
from elearn.web.database import books, reading
from elearn.web.editor.pages.preview import draw_preview
from elearn.web.framing import may_be_framed
from elearn.web.i18n import page_language


def show_item_preview(bank_id: str, item_id: str) -> ResponseReturnValue:
    """Show an item in the page's language; `?language=` leads to the page in another one."""
    wanted = request.args.get("language", page_language().code)
    if wanted != page_language().code and wanted in LANGUAGE_BY_CODE:
        address = url_for("editor.show_item_preview", bank_id=bank_id, item_id=item_id, lang_code=wanted)
        return redirect(address, code=302)
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    data = find_entry(loaded, EntryKey(EntryKind.ITEM, item_id)).data
    task = draw_preview(loaded, data, books().laws, page_language())
    return may_be_framed(render_template("editor/preview.html", task=task, item_id=item_id))
