"""Short ways to read files of questions."""

from typing import Any

from elearn.domain.entries import EntryKey, EntryKind
from elearn.formats.exchange.contents import FaultKind, Imported
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.moodle.carried import brought


def read_gift(text: str) -> Imported:
    return FORMATS["gift"].read(text.encode())


def read_xml(questions: str) -> Imported:
    return FORMATS["moodle_xml"].read(f'<?xml version="1.0"?>\n<quiz>{questions}</quiz>'.encode())


def only_item(imported: Imported) -> dict[str, Any]:
    """Return the one item of a file that has no faults."""
    assert imported.faults == ()
    [item] = [data for key, data in brought(imported).items() if key.kind is EntryKind.ITEM]
    return dict(item)


def gift_item(text: str) -> dict[str, Any]:
    return only_item(read_gift(text))


def xml_item(questions: str) -> dict[str, Any]:
    return only_item(read_xml(questions))


def faults(imported: Imported) -> list[FaultKind]:
    """Return what is wrong; nothing of it came in."""
    assert imported.patches == ()
    return [fault.kind for fault in imported.faults]


def lost(imported: Imported) -> set[str]:
    return {loss.field for loss in imported.losses}


def item_key(item_id: str) -> EntryKey:
    return EntryKey(EntryKind.ITEM, item_id)
