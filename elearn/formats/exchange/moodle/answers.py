"""An item's answers as Moodle's."""

from collections.abc import Sequence

from elearn.domain.entries import EntryData
from elearn.domain.languages import SOURCE_LANGUAGE
from elearn.formats.exchange.moodle.dialect import Dialect
from elearn.formats.exchange.moodle.question import NO_TEXT, Answer, FormedText, QuestionType
from elearn.formats.exchange.moodle.source import Source
from elearn.formats.exchange.moodle.tags import tag_of_mistake

ALL_MARKS = 100.0

TYPES = {
    "single_choice": QuestionType.CHOICE,
    "right_or_wrong": QuestionType.TRUE_FALSE,
    "typed_word": QuestionType.SHORT_ANSWER,
    "form": QuestionType.ESSAY,
    "letter": QuestionType.ESSAY,
    "speaking": QuestionType.ESSAY,
}


def answers_of(item: EntryData, source: Source, dialect: Dialect) -> Sequence[Answer]:
    """Return the answers with what a learner is told about each; rubrics have none."""
    match TYPES[item["interaction"]]:
        case QuestionType.CHOICE:
            return [_choice(item, choice, source, dialect) for choice in item["choices"]]
        case QuestionType.TRUE_FALSE:
            return [_judgement(item, key, source, dialect) for key in ("right", "wrong")]
        case QuestionType.SHORT_ANSWER:
            texts = [dialect.carried(text).replace("*", r"\*") for text in item["accepted"]]
            return [Answer(text=FormedText(text), percent=ALL_MARKS) for text in texts]
    return ()


def _choice(item: EntryData, choice: EntryData, source: Source, dialect: Dialect) -> Answer:
    return Answer(
        text=dialect.form(source.texts(item["id"], choice["text"], "choices", choice["id"])),
        percent=ALL_MARKS if choice["id"] == item["key"] else 0,
        feedback=NO_TEXT if choice["id"] == item["key"] else _feedback(choice, source, dialect),
    )


def _judgement(item: EntryData, key: str, source: Source, dialect: Dialect) -> Answer:
    return Answer(
        text=FormedText("true" if key == "right" else "false"),
        percent=ALL_MARKS if key == item["key"] else 0,
        feedback=NO_TEXT if key == item["key"] else _feedback(item, source, dialect),
    )


def _feedback(part: EntryData, source: Source, dialect: Dialect) -> FormedText:
    """Return what learners read here too; only where no tag names it, the editors' note."""
    if tag_of_mistake(part):
        texts = source.advice(part["misconception"])
    else:
        texts = {SOURCE_LANGUAGE: part.get("misunderstanding") or ""}
    return dialect.form(texts) if texts.get(SOURCE_LANGUAGE) else NO_TEXT
