"""What one of Moodle's formats can carry, and how it writes a text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from elearn.formats.exchange.moodle.question import FormedText


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How a format writes.

    Attributes:
        form: makes a text of its languages, Russian first.
        carried: says how a text comes back.
        has_languages: a text may hold its translations.
        has_boxes: a question shows what it is about, files too; without, texts stand before their questions.
        has_fields: for the least number of words, a template of the answer, notes to who marks it.

    """

    form: Callable[[Mapping[str, str]], FormedText]
    carried: Callable[[str], str]
    has_languages: bool
    has_boxes: bool
    has_fields: bool
