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


def read_webp_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, None where the file is no WebP (RFC 9649)."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP" or len(content) < 30:
        return None
    kind = content[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
    elif kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = (int.from_bytes(content[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    else:
        return None
    return width, height


def read_picture_size(path: str, content: bytes) -> tuple[int, int] | None:
    """Return the size of a bank's picture by the kind that its path says."""
    return read_webp_size(content) if path.endswith(".webp") else read_svg_size(content)
