"""Texts as HTML for Moodle: line ends as <br>, translations in the spans of its multi-language filter."""

import re
from collections.abc import Mapping
from html import escape

from elearn.domain.languages import SOURCE_LANGUAGE

BOLD = re.compile(r"\*\*(.+?)\*\*")

_WHITE_SPACE = re.compile(r"[ \t\r\f]+")
#: What XML 1.0 has no place for, and no file of ours.
_NO_XML = re.compile("[^\t\n\r\u0020-\u007e\u0080-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_to_html(text: str) -> str:
    """Return the text with its signs escaped; lines stay lines, and what is bold stays bold."""
    return BOLD.sub(r"<b>\1</b>", escape(text, quote=False)).replace("\n", "<br>")


def texts_to_html(texts: Mapping[str, str]) -> str:
    """Return one text in its languages; the filter shows one of them, Russian where it has no better one.

    The filter looks for neighbouring spans that have a language and its class only, and hold no span.
    """
    if set(texts) <= {SOURCE_LANGUAGE}:
        return plain_to_html(texts.get(SOURCE_LANGUAGE, ""))
    spans = (
        f'<span lang="{language}" class="multilang">{plain_to_html(text)}</span>'
        for language, text in texts.items()
    )
    return "".join(spans)


def carried_characters(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def carried_text(text: str) -> str:
    """Return the text as it comes back from HTML: white space once, none at the ends of lines."""
    lines = (_WHITE_SPACE.sub(" ", line).strip(" ") for line in carried_characters(text).split("\n"))
    return "\n".join(lines).strip("\n")
