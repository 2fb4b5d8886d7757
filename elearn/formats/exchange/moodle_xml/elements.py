"""What single elements of Moodle XML say."""

import binascii
import math
from base64 import b64decode
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from elearn.formats.exchange.contents import MAX_MEMBER_BYTES, FaultKind
from elearn.formats.exchange.moodle.harvest import QuestionRefused
from elearn.formats.exchange.moodle.question import NO_TEXT, EmbeddedFile, FormedText, TextForm
from elearn.formats.exchange.moodle_xml.texts import FORMS_BY_NAME

_TRIMMED = " \t\n\r"


def words_of(element: Element | None) -> str:
    """Return what stands directly in an element."""
    return (element.text or "").strip(_TRIMMED) if element is not None else ""


def text_of(element: Element | None) -> str:
    """Return what stands in an element's <text>."""
    return words_of(element.find("text")) if element is not None else ""


def formed(element: Element | None, form: TextForm) -> FormedText:
    """Return a text; where it does not name its form, that of the question's text counts."""
    text = text_of(element)
    if element is None or not text:
        return NO_TEXT
    return FormedText(text, FORMS_BY_NAME.get(element.get("format", ""), form))


def percent_of(answer: Element) -> float:
    """Return the percentage of the marks that an answer earns.

    Raises:
        QuestionRefused: it is no number.

    """
    fraction = answer.get("fraction", "0")
    try:
        percent = float(fraction)
    except ValueError:
        percent = math.nan
    if not math.isfinite(percent):
        raise QuestionRefused(FaultKind.BAD_VALUE, {"field": "fraction", "value": fraction[:100]})
    return percent


def number_of(element: Element | None, limit: int) -> int | None:
    """Return a whole number from 1 to the limit, or nothing."""
    words = words_of(element)
    is_number = words.isascii() and words.isdigit() and len(words) <= len(str(limit))
    return int(words) if is_number and 1 <= int(words) <= limit else None


def files_of(element: Element | None) -> Sequence[EmbeddedFile]:
    """Return the files that a text brings along.

    Raises:
        QuestionRefused: one cannot be decoded, or is too large.

    """
    found = element.findall("file") if element is not None else []
    return [EmbeddedFile(name=file.get("name", ""), content=_content(file)) for file in found]


def _content(file: Element) -> bytes:
    name = file.get("name", "")[:100]
    text = file.text or ""
    if len(text) > MAX_MEMBER_BYTES * 3 // 2:
        raise QuestionRefused(FaultKind.TOO_LARGE, {"limit": MAX_MEMBER_BYTES})
    try:
        return b64decode(text.encode("ascii", "replace"))
    except binascii.Error as error:
        raise QuestionRefused(FaultKind.NO_FILE, {"value": name}) from error
