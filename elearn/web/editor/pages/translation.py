"""An item and its translation side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.entry_fields import Field, flatten
from elearn.domain.languages import Language
from elearn.domain.reference import Term
from elearn.domain.term_marks import MarkedText, mark_terms
from elearn.domain.word_diff import Piece, diff_words
from elearn.usecases.load_draft import LoadedDraft
from elearn.web.editor.field_labels import label_field


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """A field: the Russian with words of the glossary marked, and what changed in it since."""

    name: str
    label: str
    russian: list[MarkedText]
    change: list[Piece]


@dataclass(frozen=True, kw_only=True)
class TranslationPage:
    """`words`: of the glossary, found in this item: Russian and the approved word."""

    fields: dict[str, SideBySide]
    words: list[tuple[str, str]]


def draw_translation(
    loaded: LoadedDraft,
    item_id: str,
    fields: Sequence[Field],
    language: Language,
    glossary: Sequence[Term],
    translated_from: EntryData | None,
) -> TranslationPage:
    """Draw the Russian of every field; `translated_from`: the Russian text that a stale translation is of."""
    item = loaded.entries[EntryKey(EntryKind.ITEM, item_id)].data
    russian = {field.name: read_russian(item, field.name) for field in fields}
    old = {field.name: read_russian(translated_from or item, field.name) for field in fields}
    shown = {
        name: SideBySide(
            name=name,
            label=label_field(name),
            russian=mark_terms(text, glossary),
            change=diff_words(old[name], text) if old[name] != text else [],
        )
        for name, text in russian.items()
    }
    found = {piece.term.id: piece.term for field in shown.values() for piece in field.russian if piece.term}
    words = [(term.term["ru"], term.term.get(language.code, "–")) for term in found.values()]
    return TranslationPage(fields=shown, words=words)


def read_russian(item: EntryData, name: str) -> str:
    """Return the Russian text that belongs to a field of a translation."""
    path = name if "." not in name else f"{name}.text"
    return flatten(item, (Field(path),))[path]
