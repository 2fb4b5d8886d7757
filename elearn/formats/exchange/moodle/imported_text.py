"""Texts of questions as they come in: whatever form they are in, plain texts by language come out."""

import re

from elearn.domain.entries import EntryKey
from elearn.formats.exchange.contents import MAX_TEXT, FaultKind, LossKind
from elearn.formats.exchange.moodle.harvest import Harvest, QuestionRefused
from elearn.formats.exchange.moodle.html_reader import read_html, read_question_html
from elearn.formats.exchange.moodle.html_writer import carried_characters
from elearn.formats.exchange.moodle.question import FormedText, TextForm
from elearn.formats.exchange.moodle.read_text import EVERY_LANGUAGE, ReadParts, ReadText

#: Tags take room too; what is left of them may have MAX_TEXT letters.
_MAX_HTML = 5 * MAX_TEXT
_LINE_ENDS = re.compile(r"\r\n?|\n")


def read_formed(text: FormedText) -> ReadText:
    """Read a text of a question."""
    html = _as_html(text)
    return _as_it_stands(text.text) if html is None else read_html(html)


def read_question_text(text: FormedText) -> ReadParts:
    """Read a question's own text, which may begin with a box."""
    html = _as_html(text)
    return ReadParts(rest=_as_it_stands(text.text)) if html is None else read_question_html(html)


def text_or_refuse(text: ReadText, name: str) -> str:
    """Return the Russian text, which must be there.

    Raises:
        QuestionRefused: there is none.

    """
    if not text.text:
        raise QuestionRefused(FaultKind.MISSING, {"field": name})
    return text.text


def note_formatting(text: ReadText, key: EntryKey, name: str, into: Harvest) -> None:
    """Note that bold letters, links or scripts of a text do not come in."""
    if text.has_more:
        into.lose(key, name, LossKind.CHANGED)


def _as_html(text: FormedText) -> str | None:
    if len(text.text) > _MAX_HTML:
        raise QuestionRefused(FaultKind.TOO_LONG, {"field": "HTML", "limit": _MAX_HTML})
    match text.form:
        case TextForm.HTML:
            return carried_characters(text.text)
        case TextForm.MOODLE:
            return _LINE_ENDS.sub("<br>", carried_characters(text.text))
    return None


def _as_it_stands(text: str) -> ReadText:
    lines = _LINE_ENDS.sub("\n", carried_characters(text)).strip(" \t\n")
    return ReadText(pieces=[(EVERY_LANGUAGE, lines)] if lines else [], is_plain=True)
