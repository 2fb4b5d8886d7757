"""One block of a GIFT file as a question: name, text, answers, feedback."""

import re
from collections.abc import Sequence
from dataclasses import replace

from elearn.formats.exchange.gift.answers import answers_of, formed, type_of
from elearn.formats.exchange.gift.escapes import TRIMMED, hold, release
from elearn.formats.exchange.moodle.question import NO_TEXT, Question, QuestionType, TextForm

GAP = "____"  # Moodle's has one line more

# An opening bracket within ends the try: so a comment of nothing else is read once.
_ID = re.compile(r"\[id:((?:\\\]|[^\[\]\x00-\x1f\x7f]){1,100})\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\[\]<>`\x00-\x1f\x7f]){1,100})\]")
_CATEGORY = "$CATEGORY:"


class BlockBroken(Exception):
    """The block is no question: a brace without its counterpart, or more behind a category."""


def read_block(text: str, comments: str, line: int) -> Question | None:
    """Read a block; comments alone and a switch of category are no question.

    Raises:
        BlockBroken: it is none.

    """
    held = hold(text)
    if held.startswith(_CATEGORY) and "\n" in held:
        raise BlockBroken
    if not held or held.startswith(_CATEGORY):
        return None
    name, held = _name(held)
    before, answers, after = _braces(held)
    question = Question(
        type=QuestionType.DESCRIPTION,
        text=formed(before, TextForm.MOODLE),
        line=line,
        name=name,
        id_number=next(iter(_bracketed(_ID, comments)), ""),
        tags=_bracketed(_TAG, comments),
    )
    return question if answers is None else _with_answers(question, before, answers, after)


def _name(held: str) -> tuple[str, str]:
    if held.startswith("::") and "::" in held[2:]:
        name, _, rest = held[2:].partition("::")
        return release(name), rest.strip(TRIMMED)
    return "", held.removeprefix("::")


def _braces(held: str) -> tuple[str, str | None, str]:
    start, end = held.find("{"), held.find("}")
    if start < 0 and end < 0:
        return held, None, ""
    if start < 0 or end < start:
        raise BlockBroken
    return held[:start], held[start + 1 : end].strip(TRIMMED), held[end + 1 :]


def _with_answers(question: Question, before: str, answers: str, after: str) -> Question:
    """Add what stands in the braces; a text that goes on behind them has its gap there."""
    answers, mark, general = answers.rpartition("####") if "####" in answers else (answers, "", "")
    answers = answers.strip(TRIMMED)
    has_gap = after and not after.endswith("}")
    text = formed(f"{before}{GAP if has_gap else ''}{after}", TextForm.MOODLE)
    kind = type_of(answers)
    return replace(
        question,
        type=kind,
        text=text,
        general_feedback=formed(general, text.form) if mark else NO_TEXT,
        answers=answers_of(kind, answers, text.form),
    )


def _bracketed(pattern: re.Pattern[str], comments: str) -> Sequence[str]:
    return [found.strip().replace(r"\]", "]") for found in pattern.findall(comments)]
