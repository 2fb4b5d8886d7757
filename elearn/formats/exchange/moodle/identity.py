"""Which entry a question is about, and what its tags say."""

import re
from collections.abc import Mapping

from elearn.domain.entries import EntryKey, EntryKind
from elearn.formats.bank_files.models.items import ITEM_ID
from elearn.formats.exchange.moodle.question import Question
from elearn.formats.exchange.moodle.tags import OF_ITEM, read_tags

_ITEM = re.compile(ITEM_ID)
_NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_MAX_NAME = 64


def item_key(question: Question) -> tuple[EntryKey, bool]:
    """Return the item's key, and whether it is another system's.

    A question without a number is known by where it stands: so it can be named, and becomes a new item.
    """
    number = question.id_number.strip()
    is_ours = bool(_ITEM.fullmatch(number))
    return EntryKey(
        EntryKind.ITEM, number[:_MAX_NAME] or f"question-{question.line or question.number}"
    ), not is_ours


def is_name(text: str) -> bool:
    """Tell whether a text could be an id of ours."""
    return len(text) <= _MAX_NAME and bool(_NAME.fullmatch(text))


def own_tags(question: Question) -> Mapping[str, str]:
    """Return what tags of ours say; whatever else a teacher tagged is not ours."""
    return {name: value for name, value in read_tags(question.tags).items() if is_name(value)}


def tagged_fields(tags: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an item that tags carry."""
    return {name: tags[name] for name in OF_ITEM if name in tags}
