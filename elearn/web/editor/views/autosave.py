"""What a page saves by itself while somebody types; answers are JSON for its script."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from flask import jsonify
from flask.typing import ResponseReturnValue

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.usecases.check_entry import check_entry
from elearn.usecases.load_draft import load_draft
from elearn.usecases.save_fields import Conflict, TypedForm
from elearn.web.clock import utc_now
from elearn.web.database import books, reading
from elearn.web.editor.entry_form import EntryForm, write_seen
from elearn.web.editor.languages import require_right
from elearn.web.editor.saving import save_form
from elearn.web.editor.views.items import make_item_form
from elearn.web.editor.views.lessons import load_lesson, make_lesson_form, read_lesson
from elearn.web.editor.views.misconceptions import make_misconception_form
from elearn.web.editor.views.stimuli import make_stimulus_form
from elearn.web.editor.views.translations import (
    load_translation,
    make_translation_form,
    read_translation,
)


def autosave_item(bank_id: str, item_id: str) -> ResponseReturnValue:
    """Save an item's form."""
    with reading() as session:
        form = make_item_form(load_draft(session, bank_id=BankId(bank_id)), item_id)
    return _save(bank_id, form, lambda: form.read(EntryKey(EntryKind.ITEM, item_id)))


def autosave_translation(bank_id: str, item_id: str, language: str) -> ResponseReturnValue:
    """Save a translation's form."""
    with reading() as session:
        loaded, entry = load_translation(session, bank_id, item_id, language)
        require_right(session, entry.key)
    form = make_translation_form(loaded, entry)
    return _save(bank_id, form, lambda: read_translation(form, loaded, entry))


def autosave_lesson(bank_id: str, topic_id: str, language: str) -> ResponseReturnValue:
    """Save a lesson's form."""
    with reading() as session:
        loaded, entry = load_lesson(session, bank_id, topic_id, language)
        require_right(session, entry.key)
    form = make_lesson_form(loaded, entry)
    return _save(bank_id, form, lambda: read_lesson(form, loaded, entry))


def autosave_stimulus(bank_id: str, stimulus_id: str) -> ResponseReturnValue:
    """Save the form of a text that items share."""
    with reading() as session:
        form = make_stimulus_form(load_draft(session, bank_id=BankId(bank_id)), stimulus_id)
    return _save(bank_id, form, lambda: form.read(EntryKey(EntryKind.STIMULUS, stimulus_id)))


def autosave_misconception(bank_id: str, misconception_id: str) -> ResponseReturnValue:
    """Save the form of a kind of mistake."""
    with reading() as session:
        form = make_misconception_form(load_draft(session, bank_id=BankId(bank_id)), misconception_id)
    return _save(bank_id, form, lambda: form.read(EntryKey(EntryKind.MISCONCEPTION, misconception_id)))


def _save(bank_id: str, form: EntryForm, read: Callable[[], TypedForm]) -> ResponseReturnValue:
    if not form.validate():
        return _refuse(form)
    typed = read()
    saved = save_form(bank_id, typed)
    if isinstance(saved, Conflict):
        return jsonify(conflict=True), HTTPStatus.CONFLICT
    return jsonify(version=saved.version, seen=write_seen(saved.texts), defects=_check(bank_id, typed.key))


def _check(bank_id: str, key: EntryKey) -> Mapping[str, list[str]]:
    """List the entry's defects by field."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        return check_entry(session, loaded, key, books(), today=utc_now().date())


def _refuse(form: EntryForm) -> ResponseReturnValue:
    errors = {name: [str(each) for each in found] for name, found in form.errors.items() if name}
    return jsonify(errors=errors), HTTPStatus.UNPROCESSABLE_ENTITY
