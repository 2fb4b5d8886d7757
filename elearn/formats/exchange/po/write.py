"""Texts of items as a gettext catalogue: the context says which text of which item."""

from collections.abc import Iterable, Iterator

import polib

from elearn.domain.languages import LANGUAGE_BY_CODE
from elearn.formats.exchange.translations.units import ItemTexts, TextUnit, UnitState

SOURCE_NOTE = "source: "


def write_po(items: Iterable[ItemTexts], language: str) -> bytes:
    """Write the texts of items; what has become stale is fuzzy."""
    locale = LANGUAGE_BY_CODE[language].locale
    lines = [_write_header(locale), *(line for item in items for line in _write_item(item))]
    return "\n".join(lines).encode()


def _write_header(locale: str) -> str:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": locale,
    }
    return str(catalogue)


def _write_item(item: ItemTexts) -> Iterator[str]:
    return (_write_unit(item, unit) for unit in item.units)


def _write_unit(item: ItemTexts, unit: TextUnit) -> str:
    # what a translation was made from stands in a comment that tools keep with the entry
    comment = "\n".join([f"{SOURCE_NOTE}{item.source}", *item.notes])
    entry = polib.POEntry(
        msgctxt=f"{item.item_id}/{unit.name}",
        msgid=unit.russian,
        msgstr=unit.text or "",
        comment=comment,
        flags=["fuzzy"] if unit.state is UnitState.STALE and unit.text else [],
    )
    return str(entry.__unicode__(wrapwidth=0))
