"""Kinds of mistake: what wrong answers name, in every language."""

import re
from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.editing_errors import EntryChangedMeanwhile
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.entry_fields import flatten
from elearn.domain.items import BankId
from elearn.domain.languages import LANGUAGE_BY_CODE
from elearn.usecases.change_shared import add_misconception
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.save_fields import entry_fields, find_entry
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.entry_form import EntryForm, make_entry_form
from elearn.web.editor.pages.misconceptions import draw_misconceptions
from elearn.web.editor.shared_page import SharedPage, save_shared, show_shared, take_shared_out
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
    return redirect(_page(bank_id, misconception_id).address(), code=303)


def show_misconception(bank_id: str, misconception_id: str) -> ResponseReturnValue:
    """Show its name and advice in every language, with the items that name it."""
    return show_shared(_page(bank_id, misconception_id))


def save_misconception(bank_id: str, misconception_id: str) -> ResponseReturnValue:
    """Save its words; if somebody else was faster, show both."""
    return save_shared(_page(bank_id, misconception_id))


def take_misconception_out(bank_id: str, misconception_id: str) -> ResponseReturnValue:
    """Let the next release be without one that no item names."""
    address = url_for("editor.show_misconceptions", bank_id=bank_id)
    return take_shared_out(_page(bank_id, misconception_id), address)


def make_misconception_form(loaded: LoadedDraft, misconception_id: str) -> EntryForm:
    """Build the form; raises EntryNotFound."""
    entry = find_entry(loaded, EntryKey(EntryKind.MISCONCEPTION, misconception_id))
    fields = entry_fields(loaded, entry)
    form = make_entry_form(fields, flatten(entry.data, fields), loaded.version_of(entry.key), {})
    for field in form.entry_fields():
        part, _, language = field.name.partition(".")
        rows = 1 if part == "name" else 3
        field.render_kw = {**field.render_kw, "lang": LANGUAGE_BY_CODE[language].tag, "rows": rows}
    return form


def _page(bank_id: str, misconception_id: str) -> SharedPage:
    return SharedPage(
        bank_id=bank_id,
        key=EntryKey(EntryKind.MISCONCEPTION, misconception_id),
        name="misconception",
        users_words=gettext("Tasks with this mistake:"),
        make_form=make_misconception_form,
    )


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
