"""Saving a form of an entry: what all pages that edit do the same way."""

from dataclasses import dataclass

from elearn.domain.editing_errors import EntryChangedMeanwhile
from elearn.domain.items import BankId
from elearn.domain.word_diff import Piece, diff_words
from elearn.usecases.load_draft import load_draft
from elearn.usecases.save_fields import Conflict, Saved, TypedForm, save_fields
from elearn.web.clock import utc_now
from elearn.web.database import transaction
from elearn.web.editor.entry_form import write_seen
from elearn.web.editor.field_labels import label_field
from elearn.web.identity import current_account


@dataclass(frozen=True, kw_only=True)
class ConflictField:
    """A field of the merge page: both texts, each with what it changed."""

    name: str
    label: str
    theirs: str
    proposal: str
    is_conflict: bool
    their_change: list[Piece]
    my_change: list[Piece]


@dataclass(frozen=True, kw_only=True)
class ConflictPage:
    """Two texts of one entry; saving it names the version that is there now."""

    version: int
    seen: str
    change: str
    fields: list[ConflictField]


def save_form(bank_id: str, typed: TypedForm) -> Saved | Conflict:
    """Save in a transaction of its own; whoever is slower by a moment is told like everybody else."""
    try:
        return _save(bank_id, typed)
    except EntryChangedMeanwhile:
        return _save(bank_id, typed)


def _save(bank_id: str, typed: TypedForm) -> Saved | Conflict:
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        return save_fields(session, loaded, typed, account_id=current_account().id, now=utc_now())


def draw_conflict(conflict: Conflict, typed: TypedForm) -> ConflictPage:
    """Draw the merge page."""
    fields = [
        ConflictField(
            name=field.name,
            label=label_field(field.name),
            theirs=field.theirs,
            proposal=field.proposal,
            is_conflict=field.is_conflict,
            their_change=diff_words(field.seen, field.theirs),
            my_change=diff_words(field.seen, field.mine),
        )
        for field in conflict.fields
    ]
    return ConflictPage(
        version=conflict.version, seen=write_seen(conflict.theirs), change=typed.change, fields=fields
    )
