"""What changed from one release of a bank to another, in lines that an editor can read."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item

_SHORT = 60  # characters of a text in a line


def list_changes(old: ItemBank, new: ItemBank) -> list[str]:
    """List the changes of items, keys, topics, tests, media and languages; `+` new, `-` gone, `~` changed."""
    return [
        *_compare(
            "topic", {leaf.id: leaf for leaf in old.leaf_topics}, {leaf.id: leaf for leaf in new.leaf_topics}
        ),
        *_compare("item", old.item_by_id, new.item_by_id),
        *_compare("stimulus", old.stimulus_by_id, new.stimulus_by_id),
        *_compare("medium", old.medium_by_id, new.medium_by_id),
        *_compare("misconception", old.misconception_by_id, new.misconception_by_id),
        *_compare("test", {test.id: test for test in old.tests}, {test.id: test for test in new.tests}),
        *_compare_languages("translation", old.translations, new.translations),
        *_compare_languages("lesson", old.lessons, new.lessons),
    ]


def _compare(what: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[str]:
    for key in sorted({*old, *new}):
        if key not in new:
            yield f"- {what} {key}"
        elif key not in old:
            yield f"+ {what} {key}{_describe(new[key])}"
        elif old[key] != new[key]:
            yield from (f"~ {what} {key}: {change}" for change in _changed_fields(old[key], new[key]))


def _describe(value: Any) -> str:
    return f": {_shorten(value.stem)}" if isinstance(value, Item) else ""


def _changed_fields(old: Any, new: Any) -> Iterator[str]:
    """Yield one line per field; the key first, because it decides what is right."""
    names = sorted((field.name for field in fields(old)), key=lambda name: name not in {"key", "accepted"})
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"{name} {_shorten(before)} → {_shorten(after)}"


def _compare_languages(
    what: str, old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    for language in sorted({*old, *new}):
        before, after = old.get(language, {}), new.get(language, {})
        if not after:
            yield f"- language {language}: no {what} any more"
        elif not before:
            yield f"+ language {language}: {len(after)} × {what}"
        else:
            yield from _compare(f"{what} {language}", before, after)


def _shorten(value: object) -> str:
    text = value if isinstance(value, str) else _plain(value)
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _plain(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(str(getattr(part, "text", None) or getattr(part, "id", part)) for part in value)
    return str(value)
