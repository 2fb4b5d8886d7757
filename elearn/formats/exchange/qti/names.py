"""Whose ids they are: ours by the mark that we left in the manifest, or another system's."""

import re
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.metadata import read_id as read_our_id

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ITEM = re.compile(r"(lang|hist|law)-\d{4}")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
MAX_LENGTH = 64


def find_our_id(lom: Element | None) -> str:
    """Return the id that we wrote into the manifest, if it is one."""
    found = read_our_id(lom)
    return found if len(found) <= MAX_LENGTH and _SLUG.fullmatch(found) else ""


def is_item_id(text: str) -> bool:
    """Tell whether an item of ours could be called so."""
    return bool(_ITEM.fullmatch(text))


def to_slug(text: str) -> str:
    """Make an id of ours of what another system calls its things."""
    return _NO_SLUG.sub("-", text.lower()).strip("-")[:MAX_LENGTH].strip("-") or "unnamed"
