"""Cloze questions: one with a single gap to type is a typed word; every other is refused."""

import re
from collections.abc import Sequence

from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.moodle.harvest import QuestionRefused
from elearn.formats.exchange.moodle.question import Answer, FormedText

_ANY_GAP = re.compile(r"\{[0-9]*:[A-Z_]+:")
_TYPED_GAP = re.compile(
    r"\{[0-9]*:(?:SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC):((?:[^\\{}]|\\.)*)\}", re.DOTALL
)
_SEPARATOR = re.compile(r"(?<!\\)~")
_ANSWER = re.compile(r"(=|%-?[0-9.]{1,10}%)?((?:[^\\#]|\\.)*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_GAP = "____"


def read_gap(text: FormedText) -> tuple[FormedText, Sequence[Answer]]:
    """Return the text with its gap, and what may be typed there.

    Raises:
        QuestionRefused: there are more gaps, none, or one of another type.

    """
    typed = _TYPED_GAP.findall(text.text)
    if len(typed) != 1 or len(_ANY_GAP.findall(text.text)) != 1:
        raise QuestionRefused(FaultKind.NOT_KNOWN, {"value": "cloze"})
    answers = [_answer(part) for part in _SEPARATOR.split(typed[0]) if part]
    return FormedText(_TYPED_GAP.sub(_GAP, text.text), text.form), answers


def _answer(part: str) -> Answer:
    found = _ANSWER.match(part)
    weight, words = (found[1] or "", found[2]) if found else ("", part)
    is_right = weight == "=" or weight.strip("%") == "100"
    return Answer(text=FormedText(_ESCAPED.sub(r"\1", words).strip()), percent=100 if is_right else 0)
