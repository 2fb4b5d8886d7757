"""A text or notice that items share."""

from http import HTTPStatus

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.entry_fields import flatten
from elearn.domain.items import BankId
from elearn.usecases.change_shared import add_stimulus, list_users, take_unused_out
from elearn.usecases.check_entry import check_entry
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.save_fields import Conflict, entry_fields, find_entry
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.editor.entry_form import EntryForm, make_entry_form
from elearn.web.editor.same_draft import mark_draft, require_same_draft
from elearn.web.editor.saving import draw_conflict, save_form
from elearn.web.identity import current_account

_WRITTEN = ("text", "notice")


def show_stimulus(bank_id: str, stimulus_id: str) -> ResponseReturnValue:
    """Show the text with the items that use it."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    return _render(loaded, stimulus_id, make_stimulus_form(loaded, stimulus_id))


def save_stimulus(bank_id: str, stimulus_id: str) -> ResponseReturnValue:
    """Save the text; if somebody else was faster, show both."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    form = make_stimulus_form(loaded, stimulus_id)
    if not form.validate():
        return _render(loaded, stimulus_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    typed = form.read(_key(stimulus_id), request.form.getlist("pick"))
    saved = save_form(bank_id, typed)
    address = _address_of(bank_id, stimulus_id)
    if isinstance(saved, Conflict):
        words = {"title": stimulus_id, "action": address, "language": "ru", "more": ()}
        page = draw_conflict(saved, typed)
        return render_template("editor/conflict.html", page=page, **words), HTTPStatus.CONFLICT
    flash(gettext("Saved."))
    return redirect(address, code=303)


def begin_stimulus(bank_id: str, kind: str) -> ResponseReturnValue:
    """Begin a text or notice, and lead to where it is written."""
    if kind not in _WRITTEN:
        abort(HTTPStatus.NOT_FOUND)
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        data = {"kind": kind, "text": ""}
        stimulus_id = add_stimulus(session, loaded, data, account_id=current_account().id, now=utc_now())
    return redirect(_address_of(bank_id, stimulus_id), code=303)


def take_stimulus_out(bank_id: str, stimulus_id: str) -> ResponseReturnValue:
    """Let the next release be without one that no item uses."""
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        require_same_draft(loaded.draft)
        take_unused_out(session, loaded, _key(stimulus_id), account_id=current_account().id, now=utc_now())
    flash(gettext("Taken out"))
    return redirect(url_for("editor.show_media", bank_id=bank_id), code=303)


def _address_of(bank_id: str, stimulus_id: str, view: str = "show_stimulus") -> str:
    return url_for(f"editor.{view}", bank_id=bank_id, stimulus_id=stimulus_id)


def _key(stimulus_id: str) -> EntryKey:
    return EntryKey(EntryKind.STIMULUS, stimulus_id)


def make_stimulus_form(loaded: LoadedDraft, stimulus_id: str) -> EntryForm:
    """Build the form of a stimulus that is in the draft."""
    entry = find_entry(loaded, _key(stimulus_id))
    fields = entry_fields(loaded, entry)
    media = [(key.id, key.id) for key in loaded.entries if key.kind is EntryKind.MEDIUM]
    version = loaded.version_of(entry.key)
    return make_entry_form(fields, flatten(entry.data, fields), version, {"media": media})


def _render(loaded: LoadedDraft, stimulus_id: str, form: EntryForm) -> str:
    with reading() as session:
        found = check_entry(session, loaded, _key(stimulus_id), books(), today=utc_now().date())
    bank_id = loaded.draft.bank_id
    return render_template(
        "editor/shared.html",
        draft=loaded.draft,
        mark=mark_draft(loaded.draft),
        title=stimulus_id,
        form=form,
        users=list_users(loaded, _key(stimulus_id)),
        users_words=gettext("Tasks with this text, recording or picture:"),
        defects=form.place(found),
        save_at=_address_of(bank_id, stimulus_id, "save_stimulus"),
        autosave_at=_address_of(bank_id, stimulus_id, "autosave_stimulus"),
        take_out_at=_address_of(bank_id, stimulus_id, "take_stimulus_out"),
    )
