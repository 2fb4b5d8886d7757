"""A translation beside its Russian text: a translator's main page."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy.orm import Session

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.domain.entry_fields import flatten
from elearn.domain.items import BankId
from elearn.usecases.check_entry import check_entry
from elearn.usecases.find_translated_text import find_translated_text
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.load_entry_talk import load_entry_talk
from elearn.usecases.save_fields import Conflict, TypedForm, entry_fields, find_entry
from elearn.web.clock import utc_now
from elearn.web.database import books, reading
from elearn.web.editor.entry_form import EntryForm, make_entry_form
from elearn.web.editor.languages import may_translate, require_right, written_language
from elearn.web.editor.pages.item import draw_translations
from elearn.web.editor.pages.translation import draw_translation
from elearn.web.editor.saving import draw_conflict, save_form
from elearn.web.editor.translating import finish_translation, new_translation_file, source_now


def show_translation(bank_id: str, item_id: str, language: str) -> ResponseReturnValue:
    """Show the Russian and the translation side by side."""
    with reading() as session:
        loaded, entry = load_translation(session, bank_id, item_id, language)
        return _render(session, loaded, entry, make_translation_form(loaded, entry))


def save_translation(bank_id: str, item_id: str, language: str) -> ResponseReturnValue:
    """Save the translation: it is of the Russian text that the translator saw."""
    with reading() as session:
        loaded, entry = load_translation(session, bank_id, item_id, language)
        require_right(session, entry.key)
        form = make_translation_form(loaded, entry)
        if not form.validate():
            return _render(session, loaded, entry, form), HTTPStatus.UNPROCESSABLE_ENTITY
    typed = read_translation(form, loaded, entry)
    saved = save_form(bank_id, typed)
    if isinstance(saved, Conflict):
        return _show_conflict(bank_id, typed, saved), HTTPStatus.CONFLICT
    flash(gettext("Saved."))
    address = url_for("editor.show_translation", bank_id=bank_id, item_id=item_id, language=language)
    return redirect(address, code=303)


def load_translation(
    session: Session, bank_id: str, item_id: str, language: str
) -> tuple[LoadedDraft, Entry]:
    """Load a translation, an empty one if there is none yet; raises EntryNotFound without the item."""
    code = written_language(language).code
    loaded = load_draft(session, bank_id=BankId(bank_id))
    item = find_entry(loaded, EntryKey(EntryKind.ITEM, item_id))
    key = EntryKey(EntryKind.TRANSLATION, item_id, code)
    return loaded, find_entry(loaded, key, new_translation_file(item, code))


def make_translation_form(loaded: LoadedDraft, entry: Entry) -> EntryForm:
    """Build the form."""
    fields = entry_fields(loaded, entry)
    form = make_entry_form(fields, flatten(entry.data, fields), loaded.version_of(entry.key), {})
    for field in form.entry_fields():
        field.render_kw = {**field.render_kw, "lang": entry.key.language}
    return form


def read_translation(form: EntryForm, loaded: LoadedDraft, entry: Entry) -> TypedForm:
    """Return what was typed; its Russian is what the page showed."""
    seen = request.form.get("source", "")
    finish = finish_translation(source_now(loaded, entry.key.id), seen)
    return form.read(entry.key, request.form.getlist("pick"), finish, entry.file)


def _render(session: Session, loaded: LoadedDraft, entry: Entry, form: EntryForm) -> str:
    key = entry.key
    language = written_language(key.language)
    expected = source_now(loaded, key.id)
    is_stale = key in loaded.entries and entry.data.get("source") != expected
    translated_from = find_translated_text(session, loaded, key) if is_stale else None
    fields = entry_fields(loaded, entry)
    return render_template(
        "editor/translation.html",
        draft=loaded.draft,
        key=key,
        language=language,
        page=draw_translation(loaded, key.id, fields, language, books().glossary, translated_from),
        form=form,
        source=expected,
        is_stale=is_stale,
        lines=draw_translations(loaded, key.id),
        may_change=may_translate(session, key.language),
        talk=load_entry_talk(session, bank_id=loaded.draft.bank_id, entry_id=key.id),
        defects=form.place(check_entry(session, loaded, key, books(), today=utc_now().date())),
    )


def _show_conflict(bank_id: str, typed: TypedForm, conflict: Conflict) -> str:
    key = typed.key
    address = url_for("editor.save_translation", bank_id=bank_id, item_id=key.id, language=key.language)
    return render_template(
        "editor/conflict.html",
        page=draw_conflict(conflict, typed),
        title=f"{key.id} · {key.language}",
        action=address,
        language=key.language,
        more=(("source", request.form.get("source", "")),),
    )
