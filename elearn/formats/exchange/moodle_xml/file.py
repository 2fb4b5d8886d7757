"""A release's entries as a file of Moodle XML, and back."""

from collections.abc import Mapping, Sequence

from elearn.domain.entries import Entry
from elearn.formats.exchange.contents import Exported, Imported
from elearn.formats.exchange.moodle.dialect import Dialect
from elearn.formats.exchange.moodle.from_entries import questions_of
from elearn.formats.exchange.moodle.html_writer import carried_text, texts_to_html
from elearn.formats.exchange.moodle.losses import losses_of
from elearn.formats.exchange.moodle.question import FormedText, TextForm
from elearn.formats.exchange.moodle.source import index_entries
from elearn.formats.exchange.moodle.to_entries import patches_of
from elearn.formats.exchange.moodle_xml.reader import read_questions
from elearn.formats.exchange.moodle_xml.writer import write_questions


def write_file(entries: Sequence[Entry], media: Mapping[str, bytes], *, with_languages: bool) -> Exported:
    """Write the items of a release with what they are about."""
    dialect = Dialect(
        form=_form, carried=carried_text, has_languages=with_languages, has_boxes=True, has_fields=True
    )
    source = index_entries(entries, media, with_languages=with_languages)
    losses = tuple(sorted(losses_of(source, dialect)))
    return Exported(content=write_questions(questions_of(source, dialect)), losses=losses)


def read_file(content: bytes) -> Imported:
    """Read questions into patches of entries."""
    questions, faults = read_questions(content)
    return patches_of(questions, faults)


def _form(texts: Mapping[str, str]) -> FormedText:
    return FormedText(texts_to_html(texts), TextForm.HTML)
