"""What stands between the braces of a GIFT question: its type, and its answers."""

import re
from collections.abc import Sequence

from elearn.formats.exchange.gift.escapes import TRIMMED, release
from elearn.formats.exchange.moodle.question import NO_TEXT, Answer, FormedText, QuestionType, TextForm

_WEIGHT = re.compile(r"%(-*)([0-9]{1,2}\.?[0-9]*)%")
_MOST_PARTS = 50  # more answers than anybody may give are too many, however many
_JUDGEMENTS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_FORMS = {form.value: form for form in TextForm}


def formed(text: str, form: TextForm) -> FormedText:
    """Read a text that may begin with its form in brackets; brackets of anything else belong to it."""
    text = text.strip(TRIMMED)
    if text.startswith("["):
        name, bracket, rest = text[1:].partition("]")
        if bracket and name in _FORMS:
            return FormedText(release(rest), _FORMS[name])
    return FormedText(release(text), form)


def type_of(answers: str) -> str:
    """Tell the type by the signs, as Moodle does; types without a counterpart here by Moodle's names."""
    if not answers:
        return QuestionType.ESSAY
    if answers.startswith("#"):
        return "numerical"
    if "~" in answers:
        return QuestionType.CHOICE
    if "=" in answers and "->" in answers:
        return "matching"
    judgement = answers.partition("#")[0].strip(TRIMMED)
    return QuestionType.TRUE_FALSE if judgement in _JUDGEMENTS else QuestionType.SHORT_ANSWER


def answers_of(kind: str, answers: str, form: TextForm) -> Sequence[Answer]:
    """Return the answers of the types that have a counterpart here."""
    match kind:
        case QuestionType.CHOICE:
            return [_choice(part, form) for part in _split(answers.replace("=", "~="), "~")]
        case QuestionType.SHORT_ANSWER:
            return [_short(part, form) for part in _split(answers, "=")]
        case QuestionType.TRUE_FALSE:
            return _judgements(answers, form)
    return ()


def _split(answers: str, sign: str) -> Sequence[str]:
    parts = [part.strip(TRIMMED) for part in answers.split(sign, _MOST_PARTS)]
    return parts if parts[0] else parts[1:]


def _choice(part: str, form: TextForm) -> Answer:
    if part.startswith("="):
        return _answer(part[1:], 100, form)
    percent, rest = _weight(part)
    return _answer(rest, percent or 0, form)


def _short(part: str, form: TextForm) -> Answer:
    percent, rest = _weight(part)
    return _answer(rest, 100 if percent is None else percent, form)


def _weight(part: str) -> tuple[float | None, str]:
    found = _WEIGHT.match(part)
    if not found:
        return None, part
    percent = min(float(found[2]), 1_000.0)
    return -percent if found[1] else percent, part[found.end() :]


def _answer(text: str, percent: float, form: TextForm) -> Answer:
    words, mark, feedback = text.partition("#")
    said = formed(feedback, form) if mark else NO_TEXT
    return Answer(text=formed(words, form), percent=percent, feedback=said)


def _judgements(answers: str, form: TextForm) -> Sequence[Answer]:
    """Return both judgements; the first feedback belongs to the wrong one."""
    word, *feedback = answers.split("#", 2)
    right = _JUDGEMENTS[word.strip(TRIMMED)]
    wrong_said, right_said = [formed(text, form) for text in [*feedback, "", ""][:2]]
    return [
        Answer(
            text=FormedText("true" if judgement else "false"),
            percent=100 if judgement is right else 0,
            feedback=right_said if judgement is right else wrong_said,
        )
        for judgement in (True, False)
    ]
