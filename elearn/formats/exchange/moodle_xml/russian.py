"""Moodle XML with the Russian texts."""

from collections.abc import Mapping, Sequence

from elearn.domain.entries import Entry
from elearn.formats.exchange.contents import Exported, Imported
from elearn.formats.exchange.moodle_xml.file import read_file, write_file


def write(entries: Sequence[Entry], media: Mapping[str, bytes]) -> Exported:
    """Write the items of a release with what they are about, sound and pictures too."""
    return write_file(entries, media, with_languages=False)


def read(content: bytes) -> Imported:
    """Read questions into patches of entries."""
    return read_file(content)
