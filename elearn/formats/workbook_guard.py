"""What is looked at before the library of workbooks opens a file of a stranger."""

import io
import zipfile

_MACROS = ("vbaproject.bin", "macrosheets/", "activex/")


class WorkbookTooBig(ValueError):
    """Unpacked it would be too large, or it has too many parts."""


class WorkbookRefused(ValueError):
    """It holds macros, or XML that defines entities."""


def check_workbook(content: bytes, *, max_parts: int, max_unpacked: int) -> None:
    """Refuse what would grow too large, XML that defines entities, and macros.

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
                if b"<!DOCTYPE" in file.read(1_000).replace(b"\0", b""):  # UTF-16 too
                    raise WorkbookRefused
