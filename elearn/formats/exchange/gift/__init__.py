"""GIFT, Moodle's format of plain text; docs/exchange.md goes through its documentation point by point."""

from collections.abc import Mapping, Sequence

from elearn.domain.entries import Entry
from elearn.formats.exchange.contents import Exported, Imported
from elearn.formats.exchange.gift.reader import read_questions
from elearn.formats.exchange.gift.writer import DIALECT, is_carried, write_questions
from elearn.formats.exchange.moodle.from_entries import questions_of
from elearn.formats.exchange.moodle.losses import losses_of
from elearn.formats.exchange.moodle.source import index_entries
from elearn.formats.exchange.moodle.to_entries import patches_of


def write(entries: Sequence[Entry], media: Mapping[str, bytes]) -> Exported:
    """Write the items of a release, Russian texts only, and the texts that they are about."""
    source = index_entries(entries, media, with_languages=False, is_carried=is_carried)
    losses = losses_of(source, DIALECT)
    return Exported(content=write_questions(questions_of(source, DIALECT)), losses=tuple(sorted(losses)))


def read(content: bytes) -> Imported:
    """Read questions into patches of entries."""
    questions, faults = read_questions(content)
    return patches_of(questions, faults)
