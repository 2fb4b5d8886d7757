"""XML of strangers as a tree: no document types (so no entities), bounded depth and number of elements."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MAX_DEPTH = 40
MAX_ELEMENTS = 200_000


class XmlRefused(ValueError):
    """It is no XML, or XML that nobody needs; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def read_xml(content: bytes) -> Element:
    """Read a document; names are `{namespace}name`.

    Raises:
        XmlRefused: with the line where it cannot be read.

    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    builder = _Builder(parser)
    try:
        parser.Parse(content, True)
        return builder.tree.close()
    except (expat.ExpatError, AssertionError, ValueError, LookupError) as error:
        raise XmlRefused(parser.CurrentLineNumber) from error


class _Builder:
    """Feeds a tree with the parser's events, within the limits."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.tree = TreeBuilder()
        self._depth = self._count = 0
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.tree.data
        parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise ValueError("too large")
        self.tree.start(_qualify(name), {_qualify(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.tree.end(_qualify(name))

    def _refuse(self, *_: object) -> None:
        raise ValueError("a document type")


def _qualify(name: str) -> str:
    return "{" + name if "}" in name else name
