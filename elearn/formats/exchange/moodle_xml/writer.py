"""Writes questions as Moodle XML, element by element in the order in which Moodle does."""

from base64 import b64encode
from collections.abc import Iterable, Iterator

from elearn.formats.exchange.moodle.question import (
    NO_TEXT,
    Answer,
    Category,
    EmbeddedFile,
    FormedText,
    Question,
    QuestionType,
    TextForm,
)
from elearn.formats.exchange.moodle_xml.texts import element, text_element

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
_PENALTY = {QuestionType.TRUE_FALSE: "1.0000000"}  # of the only other answer there is nothing left to try
_USUAL_PENALTY = "0.3333333"
_CHOICE_FIELDS = (
    "<single>true</single>\n<shuffleanswers>false</shuffleanswers>\n<answernumbering>abc</answernumbering>\n"
    "<showstandardinstruction>0</showstandardinstruction>\n"
)
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_EMPTY_HTML = FormedText("", TextForm.HTML)


def write_questions(questions: Iterable[Question | Category]) -> bytes:
    """Write questions and the switches of category."""
    written = (_category(each) if isinstance(each, Category) else _question(each) for each in questions)
    return f"{_HEAD}{''.join(written)}</quiz>\n".encode()


def _category(category: Category) -> str:
    return f'<question type="category">\n<category>{text_element(category.path)}</category>\n</question>\n'


def _question(question: Question) -> str:
    return f'<question type="{question.type}">\n{"".join(_parts(question))}</question>\n'


def _parts(question: Question) -> Iterator[str]:
    yield f"<name>{text_element(question.name)}</name>\n"
    yield element("questiontext", question.text, *map(_file, question.files))
    yield element("generalfeedback", _html(question.general_feedback))
    yield f"<defaultgrade>{question.marks}.0000000</defaultgrade>\n"
    yield f"<penalty>{_PENALTY.get(QuestionType(question.type), _USUAL_PENALTY)}</penalty>\n"
    yield "<hidden>0</hidden>\n"
    yield f"<idnumber>{question.id_number}</idnumber>\n"
    if question.type == QuestionType.CHOICE:
        yield _CHOICE_FIELDS
        yield from (element(name, _EMPTY_HTML) for name in _COMBINED)
    elif question.type == QuestionType.SHORT_ANSWER:
        yield "<usecase>0</usecase>\n"
    elif question.type == QuestionType.ESSAY:
        yield from _essay(question)
    yield from map(_answer, question.answers)
    tags = "".join(f"<tag>{text_element(tag)}</tag>" for tag in question.tags)
    yield f"<tags>{tags}</tags>\n"


def _answer(answer: Answer) -> str:
    text = (
        FormedText(answer.text.text, TextForm.MOODLE) if answer.text.form is TextForm.PLAIN else answer.text
    )
    inner = element("answer", text, "\n", element("feedback", _html(answer.feedback)))
    return inner.replace("<answer ", f'<answer fraction="{answer.percent:g}" ', 1)


def _essay(question: Question) -> Iterator[str]:
    yield "<responseformat>editor</responseformat>\n<responserequired>1</responserequired>\n"
    yield "<responsefieldlines>15</responsefieldlines>\n"
    yield f"<minwordlimit>{question.min_words or ''}</minwordlimit>\n<maxwordlimit></maxwordlimit>\n"
    yield "<attachments>0</attachments>\n<attachmentsrequired>0</attachmentsrequired>\n"
    yield "<maxbytes>0</maxbytes>\n<filetypeslist></filetypeslist>\n"
    yield element("graderinfo", _html(question.grader_info))
    yield element("responsetemplate", _html(question.response_template))


def _html(text: FormedText) -> FormedText:
    return _EMPTY_HTML if text == NO_TEXT else text


def _file(file: EmbeddedFile) -> str:
    return f'<file name="{file.name}" path="/" encoding="base64">{b64encode(file.content).decode()}</file>'
