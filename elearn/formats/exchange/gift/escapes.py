r"""GIFT's escapes: `\~ \= \# \{ \} \:` mean the sign itself, `\n` a new line, `\\` a backslash.

While a question is taken apart, an escaped sign stands as a code point that no text holds (a noncharacter).
"""

import re

_SIGNS = ":#={}~\n"
_HELD = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6"
_ESCAPED = re.compile(r"\\([\\:#={}~n])")
_TO_ESCAPE = re.compile(r"[\\:#={}~\n]")
_NEVER_IN_TEXT = re.compile("[\ufdd0-\ufdef]")
_TO_HELD = {"\\": "\\", "n": _HELD[6]} | dict(zip(_SIGNS[:6], _HELD, strict=False))
_FROM_HELD = str.maketrans(dict(zip(_HELD, _SIGNS, strict=True)))

#: What PHP's trim() takes off, and no more: a non-breaking space stays.
TRIMMED = " \t\n\r\0\x0b"


def escape(text: str) -> str:
    """Write the signs of a text so that they mean themselves; lines are joined."""
    return _TO_ESCAPE.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)


def hold(text: str) -> str:
    """Put code points in the place of escaped signs, so that only signs with a meaning are left."""
    return _ESCAPED.sub(lambda found: _TO_HELD[found[1]], without_held(text))


def release(text: str) -> str:
    """Put the signs back, and take white space off the ends."""
    return text.translate(_FROM_HELD).strip(TRIMMED)


def without_held(text: str) -> str:
    """Return the text without the code points that no text may hold."""
    return _NEVER_IN_TEXT.sub("", text)
