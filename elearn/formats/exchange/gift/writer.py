"""Writes questions as GIFT."""

from collections.abc import Iterable, Iterator, Mapping

from elearn.domain.entries import Entry, EntryKind
from elearn.domain.languages import SOURCE_LANGUAGE
from elearn.formats.exchange.gift.escapes import TRIMMED, escape, without_held
from elearn.formats.exchange.moodle.dialect import Dialect
from elearn.formats.exchange.moodle.html_writer import BOLD, carried_characters
from elearn.formats.exchange.moodle.question import (
    Answer,
    Category,
    FormedText,
    Question,
    QuestionType,
    TextForm,
)

_MATCH = "->"  # makes a matching question of short answers; there is no escape for it


def write_questions(questions: Iterable[Question | Category]) -> bytes:
    """Write questions and the switches of category, a blank line between any two."""
    return "\n".join(_block(each) for each in questions).encode()


def is_carried(entry: Entry) -> bool:
    """Tell whether GIFT can say the entry at all."""
    words = entry.data.get("accepted") if entry.key.kind is EntryKind.ITEM else None
    return not (isinstance(words, list) and any(_MATCH in str(word) for word in words))


def _block(question: Question | Category) -> str:
    if isinstance(question, Category):
        return f"$CATEGORY: {escape(question.path)}\n"
    comment = f"// {' '.join(_marks(question))}\n"
    head = f"::{escape(question.name)}::[{question.text.form}]{escape(question.text.text)}"
    return f"{comment}{head}{''.join(_answers(question))}\n"


def _marks(question: Question) -> Iterator[str]:
    yield f"[id:{_within_brackets(question.id_number)}]"
    yield from (f"[tag:{_within_brackets(tag)}]" for tag in question.tags)


def _within_brackets(text: str) -> str:
    return text.replace("]", r"\]")


def _answers(question: Question) -> Iterator[str]:
    if question.type == QuestionType.DESCRIPTION:
        return
    yield "{"
    if question.type == QuestionType.TRUE_FALSE:
        yield _judgement(question)
    elif question.answers:
        yield "\n"
        yield from (f"\t{_answer(question, answer)}\n" for answer in question.answers)
    if question.general_feedback.text:
        yield f"####{_text(question.general_feedback, question)}"
    yield "}"


def _answer(question: Question, answer: Answer) -> str:
    sign = "=" if answer.percent else "~"
    weight = "%100%" if question.type == QuestionType.SHORT_ANSWER else ""
    feedback = f"#{_text(answer.feedback, question)}" if answer.feedback.text else ""
    return f"{sign}{weight}{_text(answer.text, question)}{feedback}"


def _judgement(question: Question) -> str:
    """Write the right judgement, and what is said about the wrong one."""
    right = next(answer for answer in question.answers if answer.percent)
    wrong = next(answer for answer in question.answers if not answer.percent)
    feedback = f"#{_text(wrong.feedback, question)}" if wrong.feedback.text else ""
    return f"{right.text.text.upper()}{feedback}"


def _text(text: FormedText, question: Question) -> str:
    """Write a text within the braces; it names its form if it is another, or to keep its own first sign."""
    is_named = text.form is not question.text.form or text.text.startswith(("[", "%"))
    return (f"[{text.form}]" if is_named else "") + escape(text.text)


def _form(texts: Mapping[str, str]) -> FormedText:
    text = _carried(texts[SOURCE_LANGUAGE])
    return FormedText(text, TextForm.MARKDOWN if BOLD.search(text) else TextForm.PLAIN)


def _carried(text: str) -> str:
    return without_held(carried_characters(text)).replace("\r", "").strip(TRIMMED)


DIALECT = Dialect(form=_form, carried=_carried, has_languages=False, has_boxes=False, has_fields=False)
