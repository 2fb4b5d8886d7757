"""A question as Moodle knows it: what GIFT and Moodle XML both write and read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class TextForm(StrEnum):
    """How a text is to be read, by its name in GIFT."""

    HTML = "html"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    MOODLE = "moodle"  # HTML whose line ends count


@dataclass(frozen=True)
class FormedText:
    """A text and how it is to be read."""

    text: str = ""
    form: TextForm = TextForm.PLAIN


NO_TEXT = FormedText()


class QuestionType(StrEnum):
    """The types that have a counterpart here, by Moodle's names; a file may hold others."""

    CHOICE = "multichoice"
    TRUE_FALSE = "truefalse"
    SHORT_ANSWER = "shortanswer"
    ESSAY = "essay"
    DESCRIPTION = "description"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer, the percentage of the marks that it earns, and what the learner is told about it."""

    text: FormedText
    percent: float
    feedback: FormedText = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class EmbeddedFile:
    """A file that a text shows as @@PLUGINFILE@@/name."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question; where in the file it stands, by line where lines count, and the how manieth it is."""

    type: str
    text: FormedText
    line: int = 0
    number: int = 0
    name: str = ""
    id_number: str = ""
    tags: Sequence[str] = ()
    general_feedback: FormedText = NO_TEXT
    answers: Sequence[Answer] = ()
    marks: int = 1
    min_words: int | None = None
    response_template: FormedText = NO_TEXT
    grader_info: FormedText = NO_TEXT
    files: Sequence[EmbeddedFile] = ()


@dataclass(frozen=True, kw_only=True)
class Category:
    """Where the questions after it belong: names from the top down."""

    names: tuple[str, ...]

    @property
    def path(self) -> str:
        """The path as Moodle writes it: a slash within a name is doubled."""
        return "/".join(("$course$", "top", *(name.replace("/", "//") for name in self.names)))
