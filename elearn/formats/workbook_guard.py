"""What is looked at before the library of workbooks opens a file of a stranger."""

import io
import zipfile
from xml.parsers import expat

#: A document type can stand only in front of the first element, and nobody writes so much there.
LONGEST_PROLOG = 65_536
_MACROS = ("vbaproject.bin", "macrosheets/", "activex/")


class WorkbookTooBig(ValueError):
    """Unpacked it would be too large, or it has too many parts."""


class WorkbookRefused(ValueError):
    """It holds macros, or XML that could define entities."""


class _RootReached(Exception):
    """The first element begins: no document type can follow."""


def check_workbook(content: bytes, *, max_parts: int, max_unpacked: int) -> None:
    """Refuse what would grow too large, XML that could define entities, and macros.

    Raises:
        WorkbookTooBig: before anything was unpacked.
        WorkbookRefused: for what could do harm.
        zipfile.BadZipFile: it is no package at all; other errors of zipfile for damaged ones.

    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > max_parts or sum(part.file_size for part in parts) > max_unpacked:
            raise WorkbookTooBig
        for part in parts:
            if any(macro in part.filename.lower() for macro in _MACROS):
                raise WorkbookRefused
            with archive.open(part) as file:
                _check_prolog(file.read(LONGEST_PROLOG))


def _check_prolog(beginning: bytes) -> None:
    """Ask the parser that will read the part, so that no encoding and no comment hides a document type.

    Whatever its name is: a package may call any part a sheet. What is no XML passes, for the library
    cannot read it either.
    """
    parser = expat.ParserCreate()
    parser.StartElementHandler = _reach_root
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(beginning, len(beginning) < LONGEST_PROLOG)
    except WorkbookRefused:
        raise
    except (_RootReached, expat.ExpatError, ValueError, LookupError):
        return
    raise WorkbookRefused  # a beginning that never ends


def _reach_root(*_: object) -> None:
    raise _RootReached


def _refuse(*_: object) -> None:
    raise WorkbookRefused
