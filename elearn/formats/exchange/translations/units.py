"""What translators work on: the texts of items, one by one, beside the Russian they are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from elearn.domain.entries import Entry, EntryData, EntryKind
from elearn.domain.entry_sources import source_text
from elearn.domain.reference import Term
from elearn.formats.bank_files.hashes import source_hash

#: Language tasks whose text is what is asked, not an instruction: nobody translates it.
_ASKED_IN_RUSSIAN = frozenset({"grammar", "writing_word"})


class UnitState(StrEnum):
    """How far the translation of a text is."""

    MISSING = "missing"
    STALE = "stale"  # the Russian has changed since
    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True, kw_only=True)
class TextUnit:
    """One text: `name` says which of the item, as `choices.a`."""

    name: str
    russian: str
    text: str | None
    state: UnitState


@dataclass(frozen=True, kw_only=True)
class ItemTexts:
    """The texts of an item; `source`: the hash of its Russian, which a translation names."""

    item_id: str
    source: str
    units: tuple[TextUnit, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a translator has something to do here."""
        return any(unit.state in {UnitState.MISSING, UnitState.STALE} for unit in self.units)


def list_item_texts(
    entries: Iterable[Entry], language: str, *, glossary: Sequence[Term] = ()
) -> list[ItemTexts]:
    """List the texts of every item, with what they are in the language now."""
    entries = list(entries)
    there = {
        entry.key.id: entry.data
        for entry in entries
        if entry.key.kind is EntryKind.TRANSLATION and entry.key.language == language
    }
    return [
        _gather(entry, there.get(entry.key.id), language, glossary)
        for entry in entries
        if entry.key.kind is EntryKind.ITEM
    ]


def hash_russian(item: EntryData) -> str:
    """Hash the Russian of an item, as docs/content.md says."""
    return source_hash(source_text(item))


def _gather(
    entry: Entry, translation: EntryData | None, language: str, glossary: Sequence[Term]
) -> ItemTexts:
    item = entry.data
    source = hash_russian(item)
    there = dict(_flatten(translation or {}))
    state = _state_of(translation, source)
    units = tuple(
        TextUnit(
            name=name,
            russian=text,
            text=there.get(name),
            state=state if there.get(name) else UnitState.MISSING,
        )
        for name, text in _flatten(_russian_texts(item))
        if name in there or _is_wanted(name, item, has_translation=translation is not None)
    )
    return ItemTexts(item_id=entry.key.id, source=source, units=units, notes=_notes(item, language, glossary))


def _state_of(translation: EntryData | None, source: str) -> UnitState:
    if translation is None:
        return UnitState.MISSING
    if translation.get("source") != source:
        return UnitState.STALE
    return UnitState.REVIEWED if translation.get("state") == "reviewed" else UnitState.DRAFT


def _is_wanted(name: str, item: EntryData, *, has_translation: bool) -> bool:
    """Whether a text that has no translation needs one: in language tasks only what is no task itself."""
    field = name.partition(".")[0]
    if field in {"explanation", "rubric"} or not str(item.get("id", "")).startswith("lang-"):
        return True
    return field == "stem" and not has_translation and item.get("task") not in _ASKED_IN_RUSSIAN


def _russian_texts(item: EntryData) -> dict[str, Any]:
    by_id = {name: dict(_named_texts(item.get(name))) for name in ("choices", "rubric")}
    return {"stem": item.get("stem"), **by_id, "explanation": item.get("explanation")}


def _named_texts(values: object) -> Iterator[tuple[str, str]]:
    """Yield id and text of what has both: a draft may hold anything yet."""
    for each in values if isinstance(values, list | tuple) else ():
        if isinstance(each, Mapping) and each.get("id") and each.get("text"):
            yield str(each["id"]), str(each["text"])


def _flatten(texts: EntryData) -> Iterator[tuple[str, str]]:
    for name in ("stem", "choices", "rubric", "explanation"):
        value = texts.get(name)
        if isinstance(value, Mapping):
            yield from ((f"{name}.{part}", str(text)) for part, text in value.items() if text)
        elif value:
            yield name, str(value)


def _notes(item: EntryData, language: str, glossary: Sequence[Term]) -> tuple[str, ...]:
    """Return what helps: where the item stands, its key, and the words of the glossary that it has."""
    facts = [f"{name}: {item[name]}" for name in ("topic", "task", "key") if item.get(name)]
    russian = "\n".join(text for _, text in _flatten(_russian_texts(item))).lower()
    words = [
        f"{term.term['ru']} = {term.term[language]}"
        for term in glossary
        if language in term.term and any(form in russian for form in term.forms)
    ]
    return (*facts, *words)
