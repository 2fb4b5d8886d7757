"""What a translator asks for, and the texts that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.domain.entries import Entry
from elearn.domain.reference import Term
from elearn.formats.exchange.translations.units import ItemTexts, list_item_texts


@dataclass(frozen=True, kw_only=True)
class TextOrder:
    """Texts into a language; `is_open_only`: of the items that lack something or went stale."""

    language: str
    is_open_only: bool = False
    glossary: tuple[Term, ...] = ()


def choose_texts(entries: Sequence[Entry], order: TextOrder) -> list[ItemTexts]:
    """Return the texts that were asked for, item by item."""
    items = list_item_texts(entries, order.language, glossary=order.glossary)
    return [item for item in items if item.units and (item.is_open or not order.is_open_only)]
