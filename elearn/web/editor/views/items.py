"""An item of a draft: its page, and saving it."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.entry_fields import flatten
from elearn.domain.items import BankId
from elearn.domain.languages import LANGUAGES
from elearn.usecases.check_entry import check_entry
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.load_entry_talk import load_entry_talk
from elearn.usecases.save_fields import Conflict, entry_fields, find_entry
from elearn.web.clock import utc_now
from elearn.web.database import books, reading
from elearn.web.editor.asking import ask_what_changed
from elearn.web.editor.entry_form import EntryForm, make_entry_form
from elearn.web.editor.item_figures import find_figures
from elearn.web.editor.pages.item import draw_item, item_options
from elearn.web.editor.saving import draw_conflict, save_form
from elearn.web.framing import may_frame
from elearn.web.i18n import page_language


def show_item(bank_id: str, item_id: str) -> ResponseReturnValue:
    """Show an item with everything that can be changed."""
    loaded = _load(bank_id)
    return _render(loaded, item_id, make_item_form(loaded, item_id))


def save_item(bank_id: str, item_id: str) -> ResponseReturnValue:
    """Save the form; if somebody else was faster, show both texts."""
    loaded = _load(bank_id)
    form = make_item_form(loaded, item_id)
    if not form.validate():
        return _render(loaded, item_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    typed = form.read(_key(item_id), set(request.form.getlist("pick")))
    saved = save_form(bank_id, typed)
    if isinstance(saved, Conflict):
        page = draw_conflict(saved, typed)
        address = url_for("editor.save_item", bank_id=bank_id, item_id=item_id)
        here = render_template(
            "editor/conflict.html", page=page, title=item_id, action=address, language="ru", more=()
        )
        return here, HTTPStatus.CONFLICT
    flash(gettext("Saved."))
    return redirect(url_for("editor.show_item", bank_id=bank_id, item_id=item_id), code=303)


def make_item_form(loaded: LoadedDraft, item_id: str) -> EntryForm:
    """Build the form of an item that is in the draft."""
    key = _key(item_id)
    entry = find_entry(loaded, key)
    fields, data = entry_fields(loaded, entry), entry.data
    form = make_entry_form(
        fields,
        flatten(data, fields),
        loaded.version_of(key),
        item_options(loaded, data, page_language()),
    )
    ask_what_changed(form, loaded, entry)
    return form


def _key(item_id: str) -> EntryKey:
    return EntryKey(EntryKind.ITEM, item_id)


def _load(bank_id: str) -> LoadedDraft:
    with reading() as session:
        return load_draft(session, bank_id=BankId(bank_id))


def _render(loaded: LoadedDraft, item_id: str, form: EntryForm) -> Response:
    with reading() as session:
        talk = load_entry_talk(session, bank_id=loaded.draft.bank_id, entry_id=item_id)
        defects = check_entry(session, loaded, _key(item_id), books(), today=utc_now().date())
    page = render_template(
        "editor/item.html",
        draft=loaded.draft,
        page=draw_item(loaded, item_id),
        form=form,
        defects=form.place(defects),
        talk=talk,
        figures=find_figures(item_id),
        languages=LANGUAGES,
    )
    return may_frame(page)
