"""The Russian text that translations of an entry are made from."""

import hashlib
from collections.abc import Mapping

from elearn.domain.entries import Entry, EntryData, EntryKey, EntryKind
from elearn.domain.languages import SOURCE_LANGUAGE, WRITTEN_LANGUAGES

_TRANSLATED_AS = {
    (EntryKind.ITEM, ""): EntryKind.TRANSLATION,
    (EntryKind.LESSON, SOURCE_LANGUAGE): EntryKind.LESSON,
}


def source_text(data: EntryData) -> str:
    """Return what docs/content.md calls an item's source text; `Item.source_text` of an entry."""
    choices = _texts(data.get("choices"))
    criteria = _texts(data.get("rubric"))
    parts = (data.get("stem") or "", *choices, *criteria, data.get("explanation") or "")
    return "\n".join(str(part).strip() for part in parts)


def source_hash(text: str) -> str:
    """Hash a Russian source text, stripped: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]


def hash_source(entry: Entry) -> str:
    """Return the hash by which an item's or a lesson's translations name its text."""
    is_lesson = entry.key.kind is EntryKind.LESSON
    return source_hash(str(entry.data.get("text", "")) if is_lesson else source_text(entry.data))


def list_translation_keys(russian: EntryKey) -> list[EntryKey]:
    """Name what may be made from an entry in the other languages; empty: it is no Russian text."""
    kind = _TRANSLATED_AS.get((russian.kind, russian.language))
    return [EntryKey(kind, russian.id, language) for language in WRITTEN_LANGUAGES[1:]] if kind else []


def russian_key(key: EntryKey) -> EntryKey | None:
    """Name what a translation or a lesson in another language is made from; None: it is none of them."""
    if key.kind is EntryKind.TRANSLATION:
        return EntryKey(EntryKind.ITEM, key.id)
    if key.kind is EntryKind.LESSON and key.language != SOURCE_LANGUAGE:
        return EntryKey(EntryKind.LESSON, key.id, SOURCE_LANGUAGE)
    return None


def _texts(values: object) -> list[str]:
    found = values if isinstance(values, list | tuple) else ()
    return [str(each.get("text", "")) for each in found if isinstance(each, Mapping)]
