"""The words for what pydantic finds."""

from collections.abc import Mapping
from typing import Any

_MISSING = {
    "key": "no key: name the one choice that is right",
    "accepted": "no key: list at least one accepted word",
    "explanation": "missing explanation",
    "transcript": "media without transcript",
    "alt": "media without text alternative (alt)",
}
_WRONG_TYPE = {
    "string_type": "must be text; put it in quotes",
    "date_type": "must be a date such as 2026-11-21",
    "date_from_datetime_inexact": "must be a date without a time",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be a mapping",
    "model_type": "must be a mapping",
    "model_attributes_type": "must be a mapping",
}
_PATTERNS = {
    r"\S": "must not be blank",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "must be lower-case words joined by hyphens",
    r"^https?://\S+$": "must be an address that begins with http:// or https://",
}


def explain(error: Mapping[str, Any]) -> tuple[tuple[str | int, ...], str]:
    """Put one error into words, with the path of the entry that it is about."""
    path: tuple[str | int, ...] = tuple(error["loc"])
    name = next((step for step in reversed(path) if isinstance(step, str)), "file")
    kind = error["type"]
    if kind == "missing":
        return path[:-1], _MISSING.get(name, f"missing field '{name}'")
    if kind == "extra_forbidden":
        return path, f"unknown field '{name}'"
    if kind in {"union_tag_not_found", "union_tag_invalid"}:
        return _explain_tag(path, error)
    return path, _explain_value(name, kind, error)


def _explain_tag(path: tuple[str | int, ...], error: Mapping[str, Any]) -> tuple[tuple[str | int, ...], str]:
    field = error["ctx"]["discriminator"].strip("'")
    if error["type"] == "union_tag_not_found":
        return path, f"missing field '{field}'"
    return (*path, field), f"{field} '{error['ctx']['tag']}' is not one of {error['ctx']['expected_tags']}"


def _explain_value(name: str, kind: str, error: Mapping[str, Any]) -> str:
    value, context = error.get("input"), error.get("ctx", {})
    if name == "key" and isinstance(value, list):
        return "two keys: exactly one choice is right"
    if name == "key" and value is None:
        return _MISSING["key"]
    if kind == "too_short" and name in _MISSING:
        return _MISSING[name]
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        return f"{name}: {_PATTERNS.get(pattern, f'does not fit {pattern}')}: '{_short(value)}'"
    if kind == "literal_error":
        return f"{name}: '{_short(value)}' is not one of {context['expected']}"
    return f"{name}: {_WRONG_TYPE.get(kind, error['msg'])}"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"
