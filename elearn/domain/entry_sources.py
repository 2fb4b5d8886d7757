"""The Russian text that translations of an entry are made from."""

from collections.abc import Mapping

from elearn.domain.entries import Entry, EntryData, EntryKind


def source_text(data: EntryData) -> str:
    """Return what docs/content.md calls an item's source text; `Item.source_text` of an entry."""
    choices = _texts(data.get("choices"))
    criteria = _texts(data.get("rubric"))
    parts = (data.get("stem") or "", *choices, *criteria, data.get("explanation") or "")
    return "\n".join(str(part).strip() for part in parts)


def source_of(entry: Entry) -> str:
    """Return the text that an item's or a lesson's translations name by its hash."""
    return str(entry.data.get("text", "")) if entry.key.kind is EntryKind.LESSON else source_text(entry.data)


def _texts(values: object) -> list[str]:
    found = values if isinstance(values, list | tuple) else ()
    return [str(each.get("text", "")) for each in found if isinstance(each, Mapping)]
