"""The format as the registry wants it."""

from collections.abc import Sequence

from elearn.domain.entries import Entry
from elearn.formats.exchange.contents import Exported
from elearn.formats.exchange.translations.losses import find_translation_losses
from elearn.formats.exchange.translations.order import TextOrder, choose_texts
from elearn.formats.exchange.xliff.read import read
from elearn.formats.exchange.xliff.write import write_xliff

__all__ = ["read", "write_texts"]


def write_texts(entries: Sequence[Entry], order: TextOrder) -> Exported:
    """Write the texts that a translator asked for; no content where there is nothing to do."""
    items = choose_texts(entries, order)
    content = write_xliff(items, order.language) if items else b""
    return Exported(content=content, losses=tuple(find_translation_losses(entries, order.language)))
