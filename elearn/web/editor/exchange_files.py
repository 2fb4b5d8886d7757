"""Files that editors bring: which format they are, and what they say."""

from pathlib import PurePath

from elearn.formats.exchange.contents import Fault, FaultKind, Imported, Place
from elearn.formats.exchange.registry import FORMATS, Format

#: Other endings that people's programs give to our formats.
_ALSO = {"xliff": "xlf", "pot": "po", "gift": "txt", "xlsm": "xlsx"}


def find_formats(file_name: str) -> list[Format]:
    """Return the formats that a file of this name may be."""
    ending = PurePath(file_name.replace("\\", "/")).suffix.lower().removeprefix(".")
    ending = _ALSO.get(ending, ending)
    return [each for each in FORMATS.values() if each.extension == ending]


def read_file(file_name: str, content: bytes) -> tuple[str, Imported]:
    """Read a file by the format that it is, and name that one; of several, the first that knows it."""
    place = Place(file=file_name[:200])
    name, found = "", Imported(faults=(Fault(place=place, kind=FaultKind.OTHER_FORMAT),))
    for each in find_formats(file_name):
        name, found = each.name, each.read(content)
        if not any(fault.kind is FaultKind.OTHER_FORMAT for fault in found.faults):
            break
    return name, found
