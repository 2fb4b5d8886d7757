"""Kinds of mistake: what wrong answers name, in every language."""

import re
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.editing_errors import EntryChangedMeanwhile
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.entry_fields import flatten
from elearn.domain.items import BankId
from elearn.domain.languages import LANGUAGE_BY_CODE
from elearn.usecases.change_shared import add_misconception, list_users, take_unused_out
from elearn.usecases.check_entry import check_entry
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.save_fields import Conflict, entry_fields, find_entry
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.editor.entry_form import EntryForm, make_entry_form
from elearn.web.editor.pages.misconceptions import draw_misconceptions
from elearn.web.editor.same_draft import mark_draft, require_same_draft
from elearn.web.editor.saving import draw_conflict, save_form
from elearn.web.i18n import page_language
from elearn.web.identity import current_account

_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 40


def show_misconceptions(bank_id: str) -> ResponseReturnValue:
    """List them, each with how many items name it."""
    return _render_list(bank_id)


def begin_misconception(bank_id: str) -> ResponseReturnValue:
    """Begin one, and lead to where its words are written."""
    word = request.form.get("word", "").strip().lower().replace(" ", "-")
    if len(word) > _LONGEST or not _WORD.fullmatch(word):
        error = gettext("Please write Latin letters, digits and hyphens only.")
        return _render_list(bank_id, word[:_LONGEST], error), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        misconception_id = _begin(bank_id, word)
    except EntryChangedMeanwhile:
        error = gettext("There is one of this name already, or there was. Please choose another word.")
        return _render_list(bank_id, word, error), HTTPStatus.CONFLICT
    return redirect(_address_of(bank_id, misconception_id), code=303)


def show_misconception(bank_id: str, misconception_id: str) -> ResponseReturnValue:
    """Show its name and advice in every language, with the items that name it."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    return _render(loaded, misconception_id, make_misconception_form(loaded, misconception_id))


def save_misconception(bank_id: str, misconception_id: str) -> ResponseReturnValue:
    """Save its words; if somebody else was faster, show both."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    form = make_misconception_form(loaded, misconception_id)
    if not form.validate():
        return _render(loaded, misconception_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    typed = form.read(_key(misconception_id), request.form.getlist("pick"))
    saved, address = save_form(bank_id, typed), _address_of(bank_id, misconception_id)
    if isinstance(saved, Conflict):
        words = {"title": misconception_id, "action": address, "language": "ru", "more": ()}
        page = draw_conflict(saved, typed)
        return render_template("editor/conflict.html", page=page, **words), HTTPStatus.CONFLICT
    flash(gettext("Saved."))
    return redirect(address, code=303)


def take_misconception_out(bank_id: str, misconception_id: str) -> ResponseReturnValue:
    """Let the next release be without one that no item names."""
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        require_same_draft(loaded.draft)
        take_unused_out(
            session, loaded, _key(misconception_id), account_id=current_account().id, now=utc_now()
        )
    flash(gettext("Taken out"))
    return redirect(url_for("editor.show_misconceptions", bank_id=bank_id), code=303)


def make_misconception_form(loaded: LoadedDraft, misconception_id: str) -> EntryForm:
    """Build the form; raises EntryNotFound."""
    entry = find_entry(loaded, _key(misconception_id))
    fields = entry_fields(loaded, entry)
    form = make_entry_form(fields, flatten(entry.data, fields), loaded.version_of(entry.key), {})
    for field in form.entry_fields():
        part, _, language = field.name.partition(".")
        rows = 1 if part == "name" else 3
        field.render_kw = {**field.render_kw, "lang": LANGUAGE_BY_CODE[language].tag, "rows": rows}
    return form


def _key(misconception_id: str) -> EntryKey:
    return EntryKey(EntryKind.MISCONCEPTION, misconception_id)


def _address_of(bank_id: str, misconception_id: str, view: str = "show_misconception") -> str:
    return url_for(f"editor.{view}", bank_id=bank_id, misconception_id=misconception_id)


def _begin(bank_id: str, word: str) -> str:
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        return add_misconception(session, loaded, word, account_id=current_account().id, now=utc_now())


def _render_list(bank_id: str, word: str = "", error: str = "") -> str:
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    lines = draw_misconceptions(loaded, page_language())
    return render_template(
        "editor/misconceptions.html", draft=loaded.draft, lines=lines, word=word, error=error
    )


def _render(loaded: LoadedDraft, misconception_id: str, form: EntryForm) -> str:
    with reading() as session:
        found = check_entry(session, loaded, _key(misconception_id), books(), today=utc_now().date())
    bank_id = loaded.draft.bank_id
    return render_template(
        "editor/shared.html",
        draft=loaded.draft,
        mark=mark_draft(loaded.draft),
        title=misconception_id,
        form=form,
        users=list_users(loaded, _key(misconception_id)),
        users_words=gettext("Tasks with this mistake:"),
        defects=form.place(found),
        save_at=_address_of(bank_id, misconception_id, "save_misconception"),
        autosave_at=_address_of(bank_id, misconception_id, "autosave_misconception"),
        take_out_at=_address_of(bank_id, misconception_id, "take_misconception_out"),
    )
