"""Pictures hold no program and no reference to anything outside."""

import pytest

from elearn.formats.bank_files.checks.media import find_svg_dangers
from elearn.formats.bank_files.picture_size import read_svg_size
from elearn.settings import asset_folder

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject><b/></foreignObject>", "<foreignobject>"),
        ('<rect onload="alert(1)"/>', "event handler 'onload'"),
        ('<image href="https://example.org/x.png"/>', "external reference"),
        ('<image xlink:href="data:image/png;base64,AA"/>', "external reference"),
        ('<a href="javascript:alert(1)"/>', "external reference"),
        ('<rect style="fill:url(https://example.org/x)"/>', "external reference in 'style'"),
        ('<rect fill="url(//example.org/x#y)"/>', "external reference in 'fill'"),
        ("<style>@import 'x.css';</style>", "external reference in <style>"),
        ("<rect>", "cannot be read"),
    ],
)
def test_dangers_are_named(inside: str, says: str) -> None:
    assert says in find_svg_dangers(SVG.format(inside).encode())[0]


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
        b'<?xml-stylesheet href="x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"),
        b"<html/>",
        b"\x89PNG",
    ],
)
def test_other_content_is_refused(content: bytes) -> None:
    assert find_svg_dangers(content)


def test_gradients_inside_the_picture_are_fine() -> None:
    inside = (
        '<linearGradient id="g"/><rect fill="url(#g)"/><use xlink:href="#g"/><style>a{fill:url(#g)}</style>'
    )

    assert find_svg_dangers(SVG.format(inside).encode()) == []


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg viewBox="0 0 640 420">', (640, 420)),
        ('<svg width="1" viewBox = "-5,-5.5, 99.6,50" height="2">', (100, 50)),
        ("<?xml version='1.0'?><svg\n viewBox='0 0 1 2'>", (1, 2)),
        ('<svg><g viewBox="0 0 640 420"/>', None),
        ('<svg viewBox="0 0 0 420">', None),
        ('<svg viewBox="0 0 1.2.3 420">', None),
        ('<svg viewBox="0 0 420">', None),
        ("", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_view_box(root: str, size: tuple[int, int] | None) -> None:
    assert read_svg_size(root.encode()) == size


def test_every_shipped_picture_says_its_size() -> None:
    pictures = sorted(asset_folder("question_banks").glob("*/*/media/*.svg"))

    assert len(pictures) > 10
    assert [path.name for path in pictures if read_svg_size(path.read_bytes()) is None] == []
