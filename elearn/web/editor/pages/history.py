"""The history of an entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.domain.word_diff import Piece, diff_words
from elearn.usecases.load_entry_history import HistoryStep
from elearn.web.editor.field_labels import label_field


@dataclass(frozen=True)
class ShownStep:
    """A step with its fields marked word by word."""

    step: HistoryStep
    changes: list[tuple[str, list[Piece]]]


def draw_history(steps: Sequence[HistoryStep]) -> list[ShownStep]:
    """Mark what every step changed."""
    return [
        ShownStep(
            step, [(label_field(text.name), diff_words(text.before, text.after)) for text in step.changes]
        )
        for step in steps
    ]
