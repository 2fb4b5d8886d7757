"""A gettext catalogue that somebody brings, as entries; its library is told nothing but the text."""

import re

import polib

_LINE = re.compile(r"\(line (\d+)\)")


class CatalogueRefused(ValueError):
    """It is no catalogue; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


class _Content(str):
    """The text itself, never the name of a file; only a line feed ends a line, as gettext has it."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        """Split at line feeds."""
        del keepends
        return self.split("\n")


def read_catalogue(content: bytes) -> polib.POFile:
    """Read a catalogue in UTF-8.

    Raises:
        CatalogueRefused: with the line where it cannot be read.

    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        # a first line of its own: no file of this machine has such a name
        return polib.pofile(_Content(f"#\n{text}\n"), encoding="utf-8")
    except Exception as error:  # a broken catalogue fails anywhere in the library, in any way
        found = _LINE.search(str(error))
        raise CatalogueRefused(max(1, int(found[1]) - 1) if found else 1) from error
