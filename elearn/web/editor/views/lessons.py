"""Lessons: Markdown per topic and language, a translation beside the Russian text."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy.orm import Session

from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.domain.entry_fields import flatten
from elearn.domain.items import BankId
from elearn.domain.languages import LANGUAGE_BY_CODE, SOURCE_LANGUAGE, WRITTEN_LANGUAGES
from elearn.formats.bank_files.hashes import source_hash
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.save_fields import Conflict, TypedForm, entry_fields, find_entry
from elearn.web.database import reading
from elearn.web.editor.asking import ask_what_changed
from elearn.web.editor.entry_form import EntryForm, make_entry_form
from elearn.web.editor.languages import may_translate, require_right
from elearn.web.editor.pages.lessons import draw_lessons
from elearn.web.editor.saving import draw_conflict, save_form
from elearn.web.editor.translating import finish_translation
from elearn.web.i18n import page_language


def show_lessons(bank_id: str) -> ResponseReturnValue:
    """List the lessons, each in every language."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
    lines = draw_lessons(loaded, page_language())
    return render_template("editor/lessons.html", draft=loaded.draft, lines=lines)


def show_lesson(bank_id: str, topic_id: str, language: str) -> ResponseReturnValue:
    """Show a lesson's Markdown."""
    with reading() as session:
        loaded, entry = load_lesson(session, bank_id, topic_id, language)
        return _render(session, loaded, entry, make_lesson_form(loaded, entry))


def save_lesson(bank_id: str, topic_id: str, language: str) -> ResponseReturnValue:
    """Save a lesson; a translation is of the Russian text that the translator saw."""
    with reading() as session:
        loaded, entry = load_lesson(session, bank_id, topic_id, language)
        require_right(session, entry.key)
        form = make_lesson_form(loaded, entry)
        if not form.validate():
            return _render(session, loaded, entry, form), HTTPStatus.UNPROCESSABLE_ENTITY
    typed = read_lesson(form, loaded, entry)
    saved = save_form(bank_id, typed)
    address = url_for("editor.show_lesson", bank_id=bank_id, topic_id=topic_id, language=language)
    if isinstance(saved, Conflict):
        more = (("source", request.form.get("source", "")),)
        words = {"title": topic_id, "action": address, "language": language, "more": more}
        page = draw_conflict(saved, typed)
        return render_template("editor/conflict.html", page=page, **words), HTTPStatus.CONFLICT
    flash(gettext("Saved."))
    return redirect(address, code=303)


def load_lesson(session: Session, bank_id: str, topic_id: str, language: str) -> tuple[LoadedDraft, Entry]:
    """Load a lesson, an empty translation if there is none yet; raises EntryNotFound without the Russian."""
    if language not in WRITTEN_LANGUAGES:
        raise EntryNotFound(entry_id=topic_id)
    loaded = load_draft(session, bank_id=BankId(bank_id))
    russian = find_entry(loaded, EntryKey(EntryKind.LESSON, topic_id, SOURCE_LANGUAGE))
    if language == SOURCE_LANGUAGE:
        return loaded, russian
    key = EntryKey(EntryKind.LESSON, topic_id, language)
    return loaded, find_entry(loaded, key, f"lessons/{language}/{topic_id}.md")


def make_lesson_form(loaded: LoadedDraft, entry: Entry) -> EntryForm:
    """Build the form."""
    fields = entry_fields(loaded, entry)
    version = loaded.version_of(entry.key)
    form = make_entry_form(fields, flatten(entry.data, fields), version, {})
    for field in form.entry_fields():
        field.render_kw = {**field.render_kw, "lang": LANGUAGE_BY_CODE[entry.key.language].tag}
    if entry.key.language == SOURCE_LANGUAGE:
        ask_what_changed(form, loaded, entry)
    return form


def read_lesson(form: EntryForm, loaded: LoadedDraft, entry: Entry) -> TypedForm:
    """Return what was typed; the Russian of a translation is what the page showed."""
    picked = request.form.getlist("pick")
    if entry.key.language == SOURCE_LANGUAGE:
        return form.read(entry.key, picked)
    finish = finish_translation(_source_now(loaded, entry.key.id), request.form.get("source", ""))
    return form.read(entry.key, picked, finish, entry.file)


def _source_now(loaded: LoadedDraft, topic_id: str) -> str:
    return source_hash(_russian_text(loaded, topic_id))


def _russian_text(loaded: LoadedDraft, topic_id: str) -> str:
    return str(loaded.entries[EntryKey(EntryKind.LESSON, topic_id, SOURCE_LANGUAGE)].data.get("text", ""))


def _render(session: Session, loaded: LoadedDraft, entry: Entry, form: EntryForm) -> str:
    key = entry.key
    is_russian = key.language == SOURCE_LANGUAGE
    expected = _source_now(loaded, key.id)
    return render_template(
        "editor/lesson.html",
        draft=loaded.draft,
        key=key,
        language=LANGUAGE_BY_CODE[key.language],
        languages=[LANGUAGE_BY_CODE[code] for code in WRITTEN_LANGUAGES],
        form=form,
        source=expected,
        russian="" if is_russian else _russian_text(loaded, key.id),
        is_stale=not is_russian and bool(entry.data) and entry.data.get("source") != expected,
        may_change=may_translate(session, key.language),
    )
