"""Scripts and style sheets as they are sent: without the notes and indents for those who write them.

Lines stay lines, and a comment that begins with `/*!` (a licence) stays.
"""

import re
from collections.abc import Iterable

_SCRIPT_NOTE = re.compile(r"""(^|\s+)//( [^"'`]*)?$""")  # no quotes: within a text it would have to end
_STYLE_NOTE = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
_WHOLE_LINE_NOTE = "//"


def is_lean(name: str) -> bool:
    """Whether a file of this name is sent leaner than it was written."""
    return name.endswith((".js", ".css"))


def make_lean(name: str, text: str) -> str:
    """Return what the script or style sheet needs to work."""
    return _make_lean_script(text) if name.endswith(".js") else _make_lean_style(text)


def _make_lean_script(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return _join(_SCRIPT_NOTE.sub("", line) for line in lines if not line.startswith(_WHOLE_LINE_NOTE))


def _make_lean_style(text: str) -> str:
    return _join(line.strip() for line in _STYLE_NOTE.sub("", text).splitlines())


def _join(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line) + "\n"
