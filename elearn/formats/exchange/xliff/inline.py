"""A text with **bold** and line breaks <-> the inline content of XLIFF."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_BOLD = re.compile(r"\*\*(.+?)\*\*")
#: What XML cannot hold as it is.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_MARK = "**"


def fill_inline(element: Element, text: str) -> None:
    """Put a text into a source or target."""
    last = 0
    for number, match in enumerate(_BOLD.finditer(text), start=1):
        _append(element, text[last : match.start()])
        code = {"id": str(number), "type": "fmt", "subType": "xlf:b"}
        bold = Element("pc", code)
        element.append(bold)
        _append(bold, match[1])
        last = match.end()
    _append(element, text[last:])


def read_inline(element: Element) -> str:
    """Return the text of a source or target; codes that are not ours only give their content."""
    return "".join(_read(element))


def _append(element: Element, text: str) -> None:
    last = 0
    for match in _ODD.finditer(text):
        _append_text(element, text[last : match.start()])
        element.append(Element("cp", {"hex": f"{ord(match[0]):04X}"}))
        last = match.end()
    _append_text(element, text[last:])


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _read(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = child.tag.rpartition("}")[2]
        mark = _MARK if name in {"pc", "sc", "ec"} else ""
        yield _read_character(child.get("hex", "")) if name == "cp" else mark
        yield from _read(child)
        yield (mark if name == "pc" else "") + (child.tail or "")


def _read_character(digits: str) -> str:
    is_hex = re.fullmatch("[0-9A-Fa-f]{1,6}", digits)
    code = int(digits, 16) if is_hex else 0
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
