"""An editor sees at each field what is wrong with it, while typing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.reference import ReferenceBooks
from elearn.formats.bank_files.check_entries import (
    FieldDefect,
    check_item,
    check_misconception,
    check_translation,
)
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.storage.laws import list_acts
from elearn.usecases.load_draft import LoadedDraft


def check_entry(
    session: Session, loaded: LoadedDraft, key: EntryKey, books: ReferenceBooks, *, today: date
) -> Mapping[str, list[str]]:
    """Return the defects of an item, a translation or a kind of mistake by field; "" for all of it."""
    registered = {act.law.id: act.law for act in list_acts(session)}
    context = CheckContext(books=replace(books, laws={**books.laws, **registered}), today=today)
    bank_id = loaded.draft.bank_id
    found: list[FieldDefect] = []
    if key.kind is EntryKind.ITEM:
        found = check_item(loaded.entries, bank_id, key.id, context)
    elif key.kind is EntryKind.TRANSLATION:
        found = check_translation(loaded.entries, bank_id, key, context)
    elif key.kind is EntryKind.MISCONCEPTION:
        found = check_misconception(loaded.entries, bank_id, key.id, context)
    by_field: dict[str, list[str]] = {}
    for defect in found:
        by_field.setdefault(defect.field, []).append(defect.message)
    return by_field
