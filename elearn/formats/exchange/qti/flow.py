"""Texts of entries <-> paragraphs of HTML: an empty line parts them, `**` stands around what is bold."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.elements import append, drop_controls, make

#: What begins a new paragraph: blocks of HTML, and what QTI puts around text.
_BLOCK = re.compile(
    r"p|div|h[1-6]|[udo]l|li|d[dt]|table|caption|t(?:head|body|foot|r|d|h)|pre|hr|blockquote|address|section|article"
    r"|aside|header|footer|nav|figure|figcaption|details|summary"
    r"|prompt|itemBody|stimulusBody|contentBody|rubricBlock|modalFeedback|simpleChoice|htmlContent"
)
_SPACE = re.compile(r"[ \t\r\n]+")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_PARTING = re.compile(r"\n{2,}")
GAP = "____"


def is_block(name: str) -> bool:
    """Tell whether an element of this name begins a new paragraph."""
    return bool(_BLOCK.fullmatch(name))


def paragraphs(text: str) -> list[Element]:
    """Write a text as paragraphs."""
    return [inline(make("p"), part) for part in _PARTING.split(text) if part.strip()]


def inline(element: Element, text: str) -> Element:
    """Append the text with its line breaks and bold words."""
    for number, part in enumerate(_BOLD.split(text)):
        if number % 2:
            append(element, _break_lines(make("strong"), part))
        else:
            _break_lines(element, part)
    return element


def _break_lines(element: Element, text: str) -> Element:
    for number, line in enumerate(text.split("\n")):
        if number:
            append(element, make("br"))
        append(element, line)
    return element


def read_text(element: Element, *, without: Iterable[Element] = ()) -> str:
    """Read an element's text; `without` are elements that say something else."""
    return read_texts([element], without)


def read_texts(elements: Iterable[Element], without: Iterable[Element] = ()) -> str:
    """Read several elements as one text."""
    pieces: list[str] = []
    left_out = frozenset(id(each) for each in without)
    for element in elements:
        _collect(element, pieces, left_out)
        pieces.append("\n\n")
    return _tidy("".join(pieces))


def _collect(element: Element, pieces: list[str], left_out: frozenset[int]) -> None:
    if id(element) in left_out:
        return
    name = element.tag
    opens, closes = _around(name)
    pieces += [opens, _flat(element.text)]
    for child in element:
        _collect(child, pieces, left_out)
        pieces.append(_flat(child.tail))
    pieces.append(closes)


def _around(name: str) -> tuple[str, str]:
    if is_block(name):
        return "\n\n", "\n\n"
    if name in ("strong", "b"):
        return "**", "**"
    if name == "textEntryInteraction":
        return GAP, ""
    return ("\n", "") if name == "br" else ("", "")


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _tidy(text: str) -> str:
    parts = (
        "\n".join(_flat(line).strip() for line in part.split("\n")).strip() for part in _PARTING.split(text)
    )
    return "\n\n".join(part for part in parts if part and part != "****")


def simplify(text: str) -> str:
    """Return what is left of a text once it was written and read again."""
    return read_texts(paragraphs(drop_controls(text)))
