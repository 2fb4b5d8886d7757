"""Texts of items as XLIFF 2.1 for translators: one file per item, one unit per text."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from elearn.domain.languages import LANGUAGE_BY_CODE
from elearn.formats.exchange.translations.units import ItemTexts, TextUnit, UnitState
from elearn.formats.exchange.xliff.inline import fill_inline

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # of version 2.1 too
STALE = "elearn:stale"
_STATES = {
    UnitState.MISSING: {},
    UnitState.STALE: {"state": "initial", "subState": STALE},
    UnitState.DRAFT: {"state": "translated"},
    UnitState.REVIEWED: {"state": "reviewed"},
}


def write_xliff(items: Iterable[ItemTexts], language: str) -> bytes:
    """Write the texts of items for a translator into one language."""
    tag = LANGUAGE_BY_CODE[language].tag
    root = Element("xliff", {"xmlns": NAMESPACE, "version": "2.1", "srcLang": "ru", "trgLang": tag})
    for item in items:
        root.append(_write_item(item))
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _write_item(item: ItemTexts) -> Element:
    # `original` says what the file was made from; tools must give it back as it is
    file = Element("file", {"id": item.item_id, "original": f"{item.item_id}#{item.source}"})
    file.set("canResegment", "no")
    if item.notes:
        notes = SubElement(file, "notes")
        for note in item.notes:
            SubElement(notes, "note").text = note
    for unit in item.units:
        file.append(_write_unit(unit))
    return file


def _write_unit(unit: TextUnit) -> Element:
    element = Element("unit", {"id": unit.name, "xml:space": "preserve"})
    segment = SubElement(element, "segment", _STATES[unit.state])
    fill_inline(SubElement(segment, "source"), unit.russian)
    if unit.text:
        fill_inline(SubElement(segment, "target"), unit.text)
    return element
