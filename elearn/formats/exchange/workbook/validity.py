"""Whether the fields of a row can be an entry, said column by column."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from elearn.domain.entries import EntryKind
from elearn.formats.bank_files.entries import from_plain
from elearn.formats.bank_files.models.base import WHEN_USED
from elearn.formats.bank_files.models.items import ItemFile
from elearn.formats.bank_files.models.releases import StimulusFile
from elearn.formats.bank_files.models.translations import ItemTranslationFile
from elearn.formats.exchange.contents import MAX_TEXT, FaultKind

_MODELS: Mapping[EntryKind, TypeAdapter[Any]] = {
    EntryKind.ITEM: TypeAdapter(ItemFile, config=WHEN_USED),
    EntryKind.STIMULUS: TypeAdapter(StimulusFile, config=WHEN_USED),
    EntryKind.TRANSLATION: TypeAdapter(ItemTranslationFile),
}
_KINDS = {
    "missing": FaultKind.MISSING,
    "union_tag_not_found": FaultKind.MISSING,
    "too_short": FaultKind.MISSING,
    "extra_forbidden": FaultKind.NOT_KNOWN,
    "string_too_long": FaultKind.TOO_LONG,
}
_DISCRIMINATOR = {EntryKind.ITEM: "interaction", EntryKind.STIMULUS: "kind"}

Details = dict[str, str | int]


def find_bad_columns(kind: EntryKind, data: Mapping[str, Any]) -> Iterator[tuple[str, FaultKind, Details]]:
    """Yield the column of each field that the files of a bank would not take."""
    plain = {name: _without_blanks(value) for name, value in data.items() if value is not None}
    try:
        _MODELS[kind].validate_python(from_plain(plain))
    except ValidationError as error:
        for each in error.errors(include_url=False, include_context=False):
            column = _column_of(kind, each["loc"], plain)
            fault = _KINDS.get(each["type"], FaultKind.BAD_VALUE)
            value = each["input"] if isinstance(each["input"], str | int) else ""
            yield column, fault, {"value": str(value)[:80], "limit": MAX_TEXT}


def _without_blanks(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_blanks(each) for name, each in value.items() if each is not None}
    return [_without_blanks(each) for each in value] if isinstance(value, list) else value


def _column_of(kind: EntryKind, path: tuple[int | str, ...], data: Mapping[str, Any]) -> str:
    if not path:
        return _DISCRIMINATOR.get(kind, "id")
    tagged = path[1:] if kind in _DISCRIMINATOR and path[0] == data.get(_DISCRIMINATOR[kind]) else path
    field = str(tagged[0]) if tagged else "id"
    if field != "choices":
        return field
    return _choice_column(tagged[1:], data.get("choices"))


def _choice_column(path: tuple[int | str, ...], choices: Any) -> str:
    if len(path) > 1 and isinstance(path[0], int):
        name = "choice" if path[1] in {"text", "id"} else str(path[1])
        return f"{name}_{choices[path[0]]['id']}"
    if path and isinstance(path[0], str):
        return f"choice_{path[0]}"
    there = {each["id"] for each in choices or ()}
    return next((f"choice_{letter}" for letter in "abc" if letter not in there), "choice_a")
