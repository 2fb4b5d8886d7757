"""The page of what items share, a text or a kind of mistake: shown, saved, taken out."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.entries import EntryKey
from elearn.domain.items import BankId
from elearn.usecases.change_shared import list_users, take_unused_out
from elearn.usecases.check_entry import check_entry
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.save_fields import Conflict
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.editor.entry_form import EntryForm
from elearn.web.editor.same_draft import mark_draft, require_same_draft
from elearn.web.editor.saving import draw_conflict, save_form
from elearn.web.identity import current_account


@dataclass(frozen=True, kw_only=True)
class SharedPage:
    """One shared entry of a draft; `name` is what its addresses call it: stimulus, misconception."""

    bank_id: str
    key: EntryKey
    name: str
    users_words: str
    make_form: Callable[[LoadedDraft, str], EntryForm]

    def address(self, view: str = "show_{}") -> str:
        """Give the address of one of its views."""
        names: dict[str, Any] = {"bank_id": self.bank_id, f"{self.name}_id": self.key.id}
        return url_for(f"editor.{view.format(self.name)}", **names)


def show_shared(page: SharedPage) -> ResponseReturnValue:
    """Show its words, with the items that use it."""
    loaded = _load(page)
    return _render(page, loaded, page.make_form(loaded, page.key.id))


def save_shared(page: SharedPage) -> ResponseReturnValue:
    """Save its words; if somebody else was faster, show both."""
    loaded = _load(page)
    form = page.make_form(loaded, page.key.id)
    if not form.validate():
        return _render(page, loaded, form), HTTPStatus.UNPROCESSABLE_ENTITY
    typed = form.read(page.key, request.form.getlist("pick"))
    saved = save_form(page.bank_id, typed)
    if isinstance(saved, Conflict):
        words = {"title": page.key.id, "action": page.address(), "language": "ru", "more": ()}
        conflict = draw_conflict(saved, typed)
        return render_template("editor/conflict.html", page=conflict, **words), HTTPStatus.CONFLICT
    flash(gettext("Saved."))
    return redirect(page.address(), code=303)


def take_shared_out(page: SharedPage, list_address: str) -> ResponseReturnValue:
    """Let the next release be without one that no item uses; lead to the list."""
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(page.bank_id))
        require_same_draft(loaded.draft)
        take_unused_out(session, loaded, page.key, account_id=current_account().id, now=utc_now())
    flash(gettext("Taken out"))
    return redirect(list_address, code=303)


def _load(page: SharedPage) -> LoadedDraft:
    with reading() as session:
        return load_draft(session, bank_id=BankId(page.bank_id))


def _render(page: SharedPage, loaded: LoadedDraft, form: EntryForm) -> str:
    with reading() as session:
        found = check_entry(session, loaded, page.key, books(), today=utc_now().date())
    return render_template(
        "editor/shared.html",
        draft=loaded.draft,
        mark=mark_draft(loaded.draft),
        title=page.key.id,
        form=form,
        users=list_users(loaded, page.key),
        users_words=page.users_words,
        defects=form.place(found),
        save_at=page.address("save_{}"),
        autosave_at=page.address("autosave_{}"),
        take_out_at=page.address("take_{}_out"),
    )
