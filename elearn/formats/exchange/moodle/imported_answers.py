"""The answers of a question as fields of an item."""

import re
import string
from collections.abc import Mapping, Sequence
from typing import Any

from elearn.domain.entries import EntryKey
from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.moodle.harvest import Harvest, QuestionRefused
from elearn.formats.exchange.moodle.imported_text import note_formatting, read_formed
from elearn.formats.exchange.moodle.question import Answer, Question, QuestionType
from elearn.formats.exchange.moodle.tags import WRONG

_ALL_MARKS = 100
_WILDCARD = re.compile(r"(?<!\\)\*")
_BY_RUBRIC = frozenset({"form", "letter", "speaking"})

Fields = dict[str, Any]


def fields_of_answers(question: Question, key: EntryKey, tags: Mapping[str, str], into: Harvest) -> Fields:
    """Return what the answers say, by the question's type.

    Raises:
        QuestionRefused: no such type here, no right answer, more than one, or an answer without text.

    """
    if len(question.answers) > len(string.ascii_lowercase):
        raise QuestionRefused(FaultKind.TOO_MANY, {"limit": len(string.ascii_lowercase)})
    match question.type:
        case QuestionType.CHOICE:
            return _choices(question, key, tags, into)
        case QuestionType.TRUE_FALSE:
            return _judgement(question, key, tags, into)
        case QuestionType.SHORT_ANSWER:
            return _accepted(question, key, into)
        case QuestionType.ESSAY:
            return _essay(question, tags)
    raise QuestionRefused(FaultKind.NOT_KNOWN, {"value": question.type[:100]})


def _choices(question: Question, key: EntryKey, tags: Mapping[str, str], into: Harvest) -> Fields:
    right = _only_right(question.answers)
    read = [read_formed(answer.text) for answer in question.answers]
    if not all(each.text for each in read):
        raise QuestionRefused(FaultKind.MISSING, {"field": "choices.text"})
    if any(0 < answer.percent < _ALL_MARKS for answer in question.answers):
        into.lose(key, "choices.marks")
    choices = []
    for place, (name, answer) in enumerate(zip(string.ascii_lowercase, question.answers, strict=False)):
        mistake = _mistake(
            answer, tags.get(name), is_right=place == right, path="choices.", key=key, into=into
        )
        choices.append({"id": name, "text": read[place].text, **mistake})
        note_formatting(read[place], key, "choices.text", into)
    return {"interaction": "single_choice", "choices": choices, "key": string.ascii_lowercase[right]}


def _judgement(question: Question, key: EntryKey, tags: Mapping[str, str], into: Harvest) -> Fields:
    right = _only_right(question.answers)
    words = [answer.text.text.strip() for answer in question.answers]
    if sorted(words) != ["false", "true"]:
        raise QuestionRefused(FaultKind.NO_KEY)
    fields: Fields = {"interaction": "right_or_wrong", "key": "right" if words[right] == "true" else "wrong"}
    for place, answer in enumerate(question.answers):
        tag = tags.get(WRONG)
        fields |= _mistake(answer, tag, is_right=place == right, path="", key=key, into=into)
    return fields


def _accepted(question: Question, key: EntryKey, into: Harvest) -> Fields:
    full = [answer for answer in question.answers if answer.percent == _ALL_MARKS]
    texts = [answer.text.text for answer in full if not _WILDCARD.search(answer.text.text)]
    accepted = [text.replace(r"\*", "*").strip(" \t\n") for text in texts]
    if not any(accepted):
        raise QuestionRefused(FaultKind.NO_KEY)
    if len(accepted) < len(question.answers):
        into.lose(key, "accepted")
    if any(answer.feedback.text for answer in question.answers):
        into.lose(key, "accepted.feedback")
    return {"interaction": "typed_word", "accepted": [word for word in accepted if word]}


def _essay(question: Question, tags: Mapping[str, str]) -> Fields:
    interaction = tags.get("interaction", "")
    fields: Fields = {"interaction": interaction if interaction in _BY_RUBRIC else "letter"}
    if question.min_words and fields["interaction"] == "letter":
        fields["min_words"] = question.min_words
    return fields


def _only_right(answers: Sequence[Answer]) -> int:
    right = [place for place, answer in enumerate(answers) if answer.percent == _ALL_MARKS]
    if len(right) != 1:
        raise QuestionRefused(FaultKind.NO_KEY)
    return right[0]


def _mistake(
    answer: Answer, tag: str | None, *, is_right: bool, path: str, key: EntryKey, into: Harvest
) -> Fields:
    """Read why a wrong answer tempts: the tag says the kind of mistake, or else the feedback is a note."""
    feedback = read_formed(answer.feedback).text
    if is_right:
        if feedback:
            into.lose(key, f"{path}feedback")
        return {}
    if tag:
        return {"misconception": tag}
    return {"misunderstanding": feedback} if feedback else {}
