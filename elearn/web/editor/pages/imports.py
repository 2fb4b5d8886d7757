"""A file before it is taken into a draft: what it would change, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import LazyString

from elearn.domain.entry_changes import FieldChange, list_field_changes
from elearn.domain.import_changes import EntryChange
from elearn.domain.word_diff import Piece, diff_words
from elearn.storage.draft_uploads import Upload
from elearn.usecases.plan_import import ImportPlan
from elearn.web.editor.exchange_words import KINDS, name_format, word_fault, word_place
from elearn.web.editor.field_labels import label_field
from elearn.web.editor.pages.exchange import LossLine, draw_losses

_SHOWN_CHANGES = 60
_SHOWN_FAULTS = 100
_SHOWN_LETTERS = 3_000  # of a text


@dataclass(frozen=True, kw_only=True)
class FieldLine:
    """A field and what becomes of it, word by word."""

    name: str
    pieces: list[Piece]


@dataclass(frozen=True, kw_only=True)
class ChangeCard:
    """An entry that is new or changes."""

    kind: LazyString
    id: str
    language: str
    is_new: bool
    is_worked_on: bool
    is_stale: bool
    fields: list[FieldLine]


@dataclass(frozen=True, kw_only=True)
class ImportPage:
    """What would happen; `seen` goes back with the confirmation."""

    upload: Upload
    format: str
    cards: list[ChangeCard]
    hidden_cards: int
    new: int
    changed: int
    stale: int
    unchanged: int
    media: list[str]
    faults: list[tuple[str, str]]
    hidden_faults: int
    losses: Sequence[LossLine]
    seen: str

    @property
    def can_mark(self) -> bool:
        """Whether a copy of the file can say at its cells what is wrong."""
        return self.upload.format == "xlsx" and any(place for place, _ in self.faults)

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to take in."""
        return bool(self.cards or self.media)


def draw_import(upload: Upload, plan: ImportPlan) -> ImportPage:
    """Draw what a file would change."""
    new = sum(change.before is None for change in plan.changes)
    return ImportPage(
        upload=upload,
        format=name_format(upload.format),
        cards=[_draw_card(change) for change in plan.changes[:_SHOWN_CHANGES]],
        hidden_cards=max(0, len(plan.changes) - _SHOWN_CHANGES),
        new=new,
        changed=len(plan.changes) - new,
        stale=sum(change.is_stale for change in plan.changes),
        unchanged=plan.unchanged,
        media=sorted(plan.media),
        faults=[(word_place(fault.place), word_fault(fault)) for fault in plan.faults[:_SHOWN_FAULTS]],
        hidden_faults=max(0, len(plan.faults) - _SHOWN_FAULTS),
        losses=draw_losses(plan.losses),
        seen=plan.seen,
    )


def _draw_card(change: EntryChange) -> ChangeCard:
    return ChangeCard(
        kind=KINDS[change.key.kind],
        id=change.key.id,
        language=change.key.language,
        is_new=change.before is None,
        is_worked_on=change.is_worked_on,
        is_stale=change.is_stale,
        fields=[_draw_field(field) for field in list_field_changes(change.before, change.after)],
    )


def _draw_field(field: FieldChange) -> FieldLine:
    before, after = field.old[:_SHOWN_LETTERS], field.new[:_SHOWN_LETTERS]
    return FieldLine(name=label_field(field.field), pieces=diff_words(before, after))
