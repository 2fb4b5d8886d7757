"""Whether a value that a stranger wrote as JSON is one that entries, databases and pages can hold."""

import json
import math
from typing import Any

from elearn.formats.exchange.contents import MAX_TEXT

_DEPTH = 8
_MEMBERS = 2_000
_LARGEST = 2**53


def read_json(text: str) -> Any:
    """Read JSON.

    Raises:
        ValueError: it is none, or holds what no entry holds: NUL, half letters, endless numbers, great depth.

    """
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not is_plain(value):
        raise ValueError("not plain")
    return value


def is_plain(value: Any, depth: int = _DEPTH) -> bool:
    """Tell whether it is plain, all the way down."""
    if isinstance(value, str):
        return is_plain_text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return math.isfinite(value) and abs(value) <= _LARGEST
    if isinstance(value, dict):
        return is_plain([*value, *value.values()], depth)
    if isinstance(value, list):
        return bool(depth) and len(value) <= _MEMBERS and all(is_plain(each, depth - 1) for each in value)
    return value is None or isinstance(value, bool)


def is_plain_text(text: str) -> bool:
    """Tell whether the text can be stored: not too long, no NUL, no half of a letter."""
    return (
        len(text) <= MAX_TEXT and "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
    )
