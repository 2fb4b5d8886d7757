"""Entries as Moodle's questions, under the category of their topic."""

from collections.abc import Iterator, Sequence

from elearn.domain.entries import EntryData
from elearn.formats.exchange.moodle.answers import TYPES, answers_of
from elearn.formats.exchange.moodle.dialect import Dialect
from elearn.formats.exchange.moodle.html_writer import plain_to_html
from elearn.formats.exchange.moodle.question import (
    NO_TEXT,
    Category,
    FormedText,
    Question,
    QuestionType,
    TextForm,
)
from elearn.formats.exchange.moodle.source import Source
from elearn.formats.exchange.moodle.stimuli import box_of, description_of, files_of
from elearn.formats.exchange.moodle.tags import tags_of_item

_NAME_LENGTH = 60


def questions_of(source: Source, dialect: Dialect) -> Iterator[Question | Category]:
    """Yield every item as a question; a category begins where the topic changes."""
    category: tuple[str, ...] | None = None
    described: set[str] = set()
    for _, item in source.items():
        if (now := source.category(item.get("topic", ""))) != category:
            category = now
            yield Category(names=now)
        stimulus = source.stimulus(item.get("stimulus", ""))
        if not dialect.has_boxes and "text" in stimulus and stimulus["id"] not in described:
            described.add(stimulus["id"])
            yield description_of(stimulus, dialect)
        yield _question(item, stimulus, source, dialect)


def _question(item: EntryData, stimulus: EntryData, source: Source, dialect: Dialect) -> Question:
    return Question(
        type=TYPES[item["interaction"]],
        id_number=item["id"],
        name=_name(item),
        tags=tags_of_item(item),
        text=_text(item, stimulus, source, dialect),
        general_feedback=dialect.form(source.texts(item["id"], item["explanation"], "explanation")),
        answers=answers_of(item, source, dialect),
        marks=sum(line["marks"] for line in item.get("rubric", ())) or 1,
        min_words=item.get("min_words"),
        response_template=_template(item),
        grader_info=_grader_info(item),
        files=files_of(stimulus, source) if stimulus and dialect.has_boxes else (),
    )


def _text(item: EntryData, stimulus: EntryData, source: Source, dialect: Dialect) -> FormedText:
    stem = dialect.form(source.texts(item["id"], item["stem"], "stem"))
    if not dialect.has_boxes:
        return stem
    box = box_of(stimulus, source) if stimulus else ""
    return FormedText(f"{box}<p>{stem.text}</p>", TextForm.HTML)


def _name(item: EntryData) -> str:
    """Name a question for teachers' lists: its id and the beginning of its text."""
    words = " ".join(item["stem"].split())
    return f"{item['id']} {words[:_NAME_LENGTH]}{'…' if len(words) > _NAME_LENGTH else ''}"


def _template(item: EntryData) -> FormedText:
    labels = [f"{each['label']}: " for each in item.get("fields", ())]
    return FormedText("<br>".join(map(plain_to_html, labels)), TextForm.HTML) if labels else NO_TEXT


def _grader_info(item: EntryData) -> FormedText:
    """Tell who marks an answer what a good one is, and what earns marks."""
    if TYPES[item["interaction"]] is not QuestionType.ESSAY:
        return NO_TEXT
    model = item.get("model_answer") or ""
    answers: Sequence[str] = [model] if isinstance(model, str) else list(model.values())
    rubric = "".join(
        f"<li>{plain_to_html(line['text'])} ({line['marks']})</li>" for line in item.get("rubric", ())
    )
    html = "".join(f"<p>{plain_to_html(answer)}</p>" for answer in answers) + f"<ul>{rubric}</ul>"
    return FormedText(html, TextForm.HTML)
