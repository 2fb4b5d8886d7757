"""Moodle's questions as patches of entries."""

from collections.abc import Iterable, Iterator
from typing import Any

from elearn.domain.entries import EntryKey
from elearn.formats.exchange.contents import MAX_ENTRIES, MAX_TEXT, Fault, FaultKind, Imported, Place
from elearn.formats.exchange.moodle.harvest import Harvest, QuestionRefused
from elearn.formats.exchange.moodle.identity import item_key, own_tags, tagged_fields
from elearn.formats.exchange.moodle.imported_answers import fields_of_answers
from elearn.formats.exchange.moodle.imported_stimuli import take_box, take_description
from elearn.formats.exchange.moodle.imported_text import (
    note_formatting,
    read_formed,
    read_question_text,
    text_or_refuse,
)
from elearn.formats.exchange.moodle.imported_translations import take_translations
from elearn.formats.exchange.moodle.question import Question, QuestionType


def patches_of(questions: Iterable[Question], faults: Iterable[Fault] = ()) -> Imported:
    """Read questions into patches; each fault says where it is, and its question stays out.

    Args:
        questions: as the file has them, without categories: topics come by tags.
        faults: what the file's reader found.

    """
    harvest = Harvest(faults=list(faults))
    seen: set[EntryKey] = set()
    for count, question in enumerate(questions):
        if count >= MAX_ENTRIES:
            place, details = Place(line=question.line), {"limit": MAX_ENTRIES}
            harvest.faults.append(Fault(place=place, kind=FaultKind.TOO_MANY, details=details))
            break
        try:
            harvest.add(_take(question, seen))
        except QuestionRefused as refused:
            harvest.refuse(question, refused)
    return harvest.imported()


def _take(question: Question, seen: set[EntryKey]) -> Harvest:
    if question.type == QuestionType.DESCRIPTION:
        taken = take_description(question)
        _check_lengths(taken)
        return taken
    key, is_foreign = item_key(question)
    if key in seen:
        raise QuestionRefused(FaultKind.TWICE, {"value": key.id})
    taken, tags = Harvest(foreign={key} if is_foreign else set()), own_tags(question)
    parts = read_question_text(question.text)
    explanation = read_formed(question.general_feedback)
    fields = fields_of_answers(question, key, tags, taken)
    texts = {"stem": text_or_refuse(parts.rest, "stem"), "explanation": explanation.text}
    own_id = {} if is_foreign else {"id": key.id}
    taken.merge(key, own_id | tagged_fields(tags) | {n: text for n, text in texts.items() if text} | fields)
    note_formatting(parts.rest, key, "stem", taken)
    note_formatting(explanation, key, "explanation", taken)
    take_translations(question, {"stem": parts.rest, "explanation": explanation}, key, taken)
    take_box(question, parts, tags, key, taken)
    _check_lengths(taken)
    seen.add(key)
    return taken


def _check_lengths(taken: Harvest) -> None:
    for data in taken.data.values():
        for name, value in data.items():
            if any(len(text) > MAX_TEXT for text in _texts(value)):
                raise QuestionRefused(FaultKind.TOO_LONG, {"field": name, "limit": MAX_TEXT})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
