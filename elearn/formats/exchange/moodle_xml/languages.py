"""Moodle XML with every translation beside the Russian text, for the multi-language filter."""

from collections.abc import Mapping, Sequence

from elearn.domain.entries import Entry
from elearn.formats.exchange.contents import Exported, Imported
from elearn.formats.exchange.moodle_xml.file import read_file, write_file


def write(entries: Sequence[Entry], media: Mapping[str, bytes]) -> Exported:
    """Write the items of a release in all languages, with what they are about."""
    return write_file(entries, media, with_languages=True)


def read(content: bytes) -> Imported:
    """Read questions into patches of entries."""
    return read_file(content)
