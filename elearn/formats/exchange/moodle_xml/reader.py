"""Takes a Moodle XML file apart: questions in order, each with its texts, answers, tags and files."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from elearn.formats.exchange.contents import MAX_ENTRIES, MAX_PACKAGE_BYTES, Fault, FaultKind, Place
from elearn.formats.exchange.moodle.harvest import QuestionRefused
from elearn.formats.exchange.moodle.question import (
    Answer,
    EmbeddedFile,
    FormedText,
    Question,
    QuestionType,
    TextForm,
)
from elearn.formats.exchange.moodle_xml.cloze import read_gap
from elearn.formats.exchange.moodle_xml.elements import (
    files_of,
    formed,
    number_of,
    percent_of,
    text_of,
    words_of,
)
from elearn.formats.exchange.safe_xml import XmlRefused, read_xml

_JUDGEMENTS = ("true", "false")
#: Letters of all texts, files aside: the largest bank of ours has two million, in five languages.
MAX_TEXTS = 8_000_000
_MAX_WORDS = 10_000


def read_questions(content: bytes) -> tuple[list[Question], list[Fault]]:
    """Read the questions of a file; what is wrong with one of them is a fault by its name."""
    if len(content) > MAX_PACKAGE_BYTES:
        return [], [Fault(place=Place(), kind=FaultKind.TOO_LARGE, details={"limit": MAX_PACKAGE_BYTES})]
    try:
        quiz = read_xml(content)
    except XmlRefused as refused:
        return [], [Fault(place=Place(line=refused.line), kind=FaultKind.BROKEN)]
    if quiz.tag != "quiz":
        return [], [Fault(place=Place(), kind=FaultKind.OTHER_FORMAT)]
    if sum(len(each.text or "") for each in quiz.iter("text")) > MAX_TEXTS:
        return [], [Fault(place=Place(), kind=FaultKind.TOO_LARGE, details={"limit": MAX_TEXTS})]
    questions: list[Question] = []
    faults: list[Fault] = []
    elements = [each for each in quiz.findall("question") if each.get("type") != "category"]
    for number, each in enumerate(elements[: MAX_ENTRIES + 1], start=1):
        try:
            questions.append(_question(each, number))
        except QuestionRefused as refused:
            place = Place(name=text_of(each.find("name"))[:100])
            faults.append(Fault(place=place, kind=refused.kind, details=refused.details))
    return questions, faults


def _question(element: Element, number: int) -> Question:
    text = formed(element.find("questiontext"), TextForm.HTML)
    answers = _answers(element, text.form)
    kind = element.get("type", "")
    if kind in {"cloze", "multianswer"}:
        kind = QuestionType.SHORT_ANSWER
        text, answers = read_gap(text)
    return Question(
        type=kind,
        number=number,
        name=text_of(element.find("name")),
        id_number=words_of(element.find("idnumber")),
        text=text,
        general_feedback=formed(element.find("generalfeedback"), text.form),
        tags=[text_of(tag) for tag in element.findall("tags/tag")],
        answers=_named(answers) if kind == QuestionType.TRUE_FALSE else answers,
        min_words=number_of(element.find("minwordlimit"), _MAX_WORDS),
        files=[*files_of(element.find("questiontext")), *_old_image(element)],
    )


def _old_image(element: Element) -> Sequence[EmbeddedFile]:
    """Return the picture that old files name beside the text; no text shows it."""
    name = words_of(element.find("image"))
    return [EmbeddedFile(name=name, content=b"")] if name else ()


def _answers(element: Element, form: TextForm) -> Sequence[Answer]:
    """Read the answers; those to be typed are plain, whatever form they name."""
    is_typed = element.get("type") == QuestionType.SHORT_ANSWER
    return [
        Answer(
            text=FormedText(text_of(answer)) if is_typed else formed(answer, form),
            percent=percent_of(answer),
            feedback=formed(answer.find("feedback"), form),
        )
        for answer in element.findall("answer")
    ]


def _named(answers: Sequence[Answer]) -> Sequence[Answer]:
    """Name judgements that a file of old words otherwise: the first is true, the second false."""
    words = [answer.text.text for answer in answers]
    if len(answers) != len(_JUDGEMENTS) or sorted(words) == sorted(_JUDGEMENTS):
        return answers
    return [
        Answer(text=FormedText(word), percent=answer.percent, feedback=answer.feedback)
        for word, answer in zip(_JUDGEMENTS, answers, strict=True)
    ]
