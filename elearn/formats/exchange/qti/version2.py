"""QTI 2.1 packages; both versions are read by either."""

from collections.abc import Mapping, Sequence

from elearn.domain.entries import Entry
from elearn.formats.exchange.contents import Exported, Imported
from elearn.formats.exchange.qti.dialect import QTI2
from elearn.formats.exchange.qti.read_package import read_package
from elearn.formats.exchange.qti.write_package import write_package


def write(entries: Sequence[Entry], media: Mapping[str, bytes]) -> Exported:
    """Write a package."""
    return write_package(entries, media, QTI2)


def read(content: bytes) -> Imported:
    """Read a package."""
    return read_package(content)
