"""What a question is about: a box within its text, or a description before it."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from elearn.domain.entries import EntryData
from elearn.domain.languages import SOURCE_LANGUAGE
from elearn.formats.exchange.moodle.dialect import Dialect
from elearn.formats.exchange.moodle.html_reader import BOX
from elearn.formats.exchange.moodle.html_writer import plain_to_html
from elearn.formats.exchange.moodle.question import EmbeddedFile, Question, QuestionType
from elearn.formats.exchange.moodle.source import Source

_MP3 = "audio/mpeg"  # the one that every browser plays


def description_of(stimulus: EntryData, dialect: Dialect) -> Question:
    """Return a text as a description that stands before its questions."""
    title = one_line(dialect.carried(stimulus.get("title", "")))
    return Question(
        type=QuestionType.DESCRIPTION,
        id_number=stimulus["id"],
        name=f"{stimulus['id']} {title}" if title else stimulus["id"],
        tags=(f"kind:{stimulus['kind']}",),
        text=dialect.form({SOURCE_LANGUAGE: stimulus["text"]}),
    )


def one_line(name: str) -> str:
    """Return a name as Moodle keeps one: of its lines it makes a single one."""
    return name.replace("\n", " ")


def box_of(stimulus: EntryData, source: Source) -> str:
    """Return the box that shows a text, a notice, a picture or a recording; none without its file."""
    title = stimulus.get("title")
    heading = f"<h4>{plain_to_html(title)}</h4>" if title else ""
    if "text" in stimulus:
        inner = f"<p>{plain_to_html(stimulus['text'])}</p>"
    else:
        inner = _shown(source.medium(stimulus["media"]), source)
    if not inner:
        return ""
    return f'<div class="{BOX} {stimulus["kind"]}">{heading}{inner}</div>'


def files_of(stimulus: EntryData, source: Source) -> Sequence[EmbeddedFile]:
    """Return the file that the box shows, if it is there."""
    path = path_of(source.medium(stimulus.get("media", "")), source)
    return [EmbeddedFile(name=path.rpartition("/")[2], content=source.media[path])] if path else ()


def path_of(medium: EntryData, source: Source) -> str:
    """Return the path of the one file of a medium that goes into questions, or nothing."""
    files = [each for each in medium.get("files", ()) if each["path"] in source.media]
    chosen = next((each for each in files if each["type"] == _MP3), files[0] if files else None)
    return chosen["path"] if chosen else ""


def _shown(medium: EntryData, source: Source) -> str:
    name = path_of(medium, source).rpartition("/")[2]
    if not name:
        return ""
    address = f"@@PLUGINFILE@@/{quote(name)}"
    if medium["kind"] == "recording":
        return f'<audio controls="true"><source src="{address}">{escape(name)}</audio>'
    return f'<img src="{address}" alt="{escape(medium["alt"])}">'
