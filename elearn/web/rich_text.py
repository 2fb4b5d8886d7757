"""Texts of tasks with what editors may type: `**bold**`, lists of `- points`, line breaks.

Everything else is escaped, so that no tag comes out but <b>, <br>, <ul> and <li>; a text without formatting
comes out as any other text does.
"""

import re

from flask import Flask
from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(?!\s)([^*\n]+)(?<!\s)\*\*")
_POINT = "- "


def init_rich_text(app: Flask) -> None:
    """Make `{{ task.stem|rich }}` work, and `|block`: the element that can hold it."""
    app.jinja_env.filters.update(rich=render_rich, rich_lines=render_rich_lines, block=choose_element)


def render_rich(text: str) -> Markup:
    """Render a text where line feeds show as they are, as in a stem."""
    return _render(text, "\n")


def render_rich_lines(text: str) -> Markup:
    """Render a text where line feeds do not show by themselves."""
    return _render(text, "<br>")


def choose_element(text: str) -> str:
    """Return the element around a text: a list cannot stand in a paragraph."""
    return "div" if _has_points(text) else "p"


def _has_points(text: str) -> bool:
    return _POINT in text and any(line.startswith(_POINT) for line in text.split("\n"))


def _render(text: str, line_break: str) -> Markup:
    safe = str(escape(text))
    if "**" in safe:
        safe = _BOLD.sub(r"<b>\1</b>", safe)
    if not _has_points(text):
        return Markup(safe if line_break == "\n" else safe.replace("\n", line_break))  # noqa: S704 - escaped
    written, last = "", ""
    for line in safe.split("\n"):
        kind = "point" if line.startswith(_POINT) else "line"
        if kind == "point":
            written += f"{'' if last == 'point' else '<ul>'}<li>{line[len(_POINT) :]}</li>"
        else:
            written += {"point": "</ul>", "line": line_break}.get(last, "") + line
        last = kind
    return Markup(written + ("</ul>" if last == "point" else ""))  # noqa: S704 - escaped above
