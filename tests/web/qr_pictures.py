"""Reads QR pictures as a camera does, by a library that has nothing to do with the one that draws them."""

import re

import zxingcpp

_SIZE = re.compile(r'<svg[^>]* width="(\d+)" height="\1"')
_PATH = re.compile(r'<path transform="scale\((\d+)\)"[^>]* d="([^"]+)"')
_STEP = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")
_PIXELS = 4  # of a module


def read_qr_picture(svg: str) -> list[str]:
    """Return the texts of the codes in an SVG picture made of one path of horizontal lines."""
    size, path = _SIZE.search(svg), _PATH.search(svg)
    assert size, svg[:200]
    assert path, svg[:200]
    side = int(size[1]) // int(path[1])
    modules = [bytearray(b"\xff" * side) for _ in range(side)]
    _draw(path[2], modules)
    rows = (b"".join(bytes([module]) * _PIXELS for module in row) * _PIXELS for row in modules)
    picture = memoryview(b"".join(rows)).cast("B", shape=(side * _PIXELS, side * _PIXELS))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def _draw(path: str, modules: list[bytearray]) -> None:
    """Follow the path: M and m move the pen, h draws; a line lies in the middle of its row."""
    x = y = 0.0
    for command, first, second in _STEP.findall(path):
        if command == "M":
            x, y = 0.0, 0.0
        if command == "h":
            modules[int(y)][int(x) : int(x + float(first))] = bytes(int(first))
        x, y = x + float(first), y + float(second or 0)
