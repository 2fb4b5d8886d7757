"""Pictures hold no program and no reference to anything outside."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.formats.bank_files.checks.svg import find_svg_dangers
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
        ('<a href="#x"><set attributeName="href" to="java&#9;script:alert(1)"/></a>', "changes 'href'"),
        ('<a><animate attributeName=" xlink:HREF " values="#b"/></a>', "changes 'href'"),
        ('<animate attributeName="onload" to="alert(1)"/>', "changes 'onload'"),
        ('<rect class="java&#10;script:alert(1)"/>', "external reference in 'class'"),
        ('<a href="&#160;#x"/>', "external reference"),
        (r"<style>rect{fill:u\72l(//evil.example/x)}</style>", "<style>"),
        (r"<style>@\69mport '//evil.example/x.css';</style>", "<style>"),
        (r'<rect fill="u\72l(//evil.example/x)"/>', "external reference in 'fill'"),
        (r'<rect style="fill:u\72l(//evil.example/x)"/>', "external reference in 'style'"),
        ("<rect fill=\"none image-set('//evil.example/x' 1x)\"/>", "external reference in 'fill'"),
        ("<style>rect{mask:none -webkit-image-set('x' 1x)}</style>", "<style>"),
        ("<style>@font-face{src:src('x')}</style>", "<style>"),
        ("<style>rect{--a:'//evil.example/x'}</style>", "<style>"),
        ("<style>rect{fill:url(\n'data:image/png,x')}</style>", "<style>"),
        ("<style>rect{}<!-- a -->@import '//evil.example/x.css';</style>", "<style>"),
        ("<style><g/>@import '//evil.example/x.css';</style>", "<style>"),
        ("<style><g/>rect{}</style>", "<style>"),
        (
            '<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;//evil.example"/>',
            "<meta>",
        ),
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
        '<?xml-stylesheet href="//evil.example"?><svg/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="unknown"?><svg/>',
        b'<?xml version="1.0" encoding="utf-7"?><svg/>',
    ],
)
def test_other_content_is_refused(content: bytes) -> None:
    assert find_svg_dangers(content)


def test_gradients_inside_the_picture_are_fine() -> None:
    inside = (
        '<linearGradient id="g"/><rect fill="url(#g)"/><use xlink:href="#g"/><style>a{fill:url(#g)}</style>'
        '<rect fill="url( \'#g\' )" style="fill:url(&quot;#g&quot;);stroke:#000"/>'
        '<animate attributeName="cx" values="1;2"/><animateTransform attributeName="transform"/>'
        "<style>/* one */ rect { fill: #fff; clip-path: url(#g) }</style>"
    )

    assert find_svg_dangers(SVG.format(inside).encode()) == []


letters = st.text(alphabet=string.ascii_letters, min_size=1, max_size=8)
blanks = st.lists(st.sampled_from(["&#9;", "&#10;", "&#13;", " "]), max_size=3).map("".join)


@st.composite
def obscured(draw: st.DrawFn, word: str) -> str:
    """Write a word as browsers still read it: other cases, blanks between."""
    return "".join(draw(st.sampled_from([each.lower(), each.upper()])) + draw(blanks) for each in word)


@st.composite
def escaped(draw: st.DrawFn, word: str) -> str:
    """Write at least one letter of a word as style sheets may."""
    place = draw(st.integers(0, len(word) - 1))
    zeros = "0" * draw(st.integers(0, 4))
    return f"{word[:place]}\\{zeros}{ord(word[place]):x} {word[place + 1 :]}"


@given(obscured("javascript:"), st.sampled_from(["to", "values", "from", "by", "href", "class"]))
def test_no_address_of_a_program_is_hidden_by_blanks(address: str, attribute: str) -> None:
    assert find_svg_dangers(SVG.format(f'<g {attribute}="{address}alert(1)"/>').encode())


@given(letters, st.sampled_from(["set", "animate", "animateMotion", "animateTransform"]), blanks)
def test_no_event_handler_is_put_in_by_an_animation(name: str, element: str, blank: str) -> None:
    inside = f'<{element} attributeName="{blank}on{name}" to="alert(1)"/>'

    assert find_svg_dangers(SVG.format(inside).encode())


@given(st.sampled_from(["url", "image-set", "@import", "src"]).flatmap(escaped))
def test_no_letter_of_a_style_sheet_is_written_as_a_number(word: str) -> None:
    for inside in (
        "<style>g{{fill:{}('//x')}}</style>",
        "<g style=\"fill:{}('//x')\"/>",
        "<g fill=\"{}('x')\"/>",
    ):
        assert find_svg_dangers(SVG.format(inside.format(word)).encode())


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


def test_every_shipped_picture_is_clean() -> None:
    for path in asset_folder("question_banks").glob("*/*/media/*.svg"):
        assert find_svg_dangers(path.read_bytes()) == [], path.name
