"""How large a picture is, read from the file: pages keep its place free before it is there."""

import re

_ROOT = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(
    r"""\bviewBox\s*=\s*["']\s*[-+.\d]+[\s,]+[-+.\d]+[\s,]+([.\d]+)[\s,]+([.\d]+)\s*["']"""
)


def read_svg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height in the picture's own units, rounded; None where it names none."""
    root = _ROOT.search(content.decode("utf-8", "replace"))
    found = _VIEW_BOX.search(root[0]) if root else None
    if found is None:
        return None
    try:
        width, height = round(float(found[1])), round(float(found[2]))
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None
