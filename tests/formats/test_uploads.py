"""Uploads become the few kinds of files that a bank has, or are refused."""

import io
import math
import struct
import wave
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from elearn.formats.bank_files.checks.svg import find_svg_dangers
from elearn.formats.bank_files.picture_size import read_svg_size, read_webp_size
from elearn.formats.uploads.pictures import LONGEST_SIDE, make_picture
from elearn.formats.uploads.recordings import LOUDNESS, make_recording, measure_loudness
from elearn.formats.uploads.refusal import MAX_BYTES, UploadFault, UploadRefused

RATE = 16_000


def tone(seconds: float, volume: float = 0.3, pitch: float = 440.0) -> bytes:
    samples = (volume * math.sin(2 * math.pi * pitch * place / RATE) for place in range(int(seconds * RATE)))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(struct.pack("<h", int(32_767 * sample)) for sample in samples))
    return file.getvalue()


def painted(kind: str, size: tuple[int, int] = (300, 200), mode: str = "RGB", **options: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(file, kind, **options)
    return file.getvalue()


def fault_of(content: bytes, make: object) -> UploadFault:
    with pytest.raises(UploadRefused) as refused:
        make(content)  # type: ignore[operator]
    return refused.value.fault


@pytest.mark.parametrize("volume", [0.02, 0.3, 1.0])
def test_a_sound_becomes_two_files_of_one_loudness(volume: float) -> None:
    made = make_recording(tone(2.0, volume))

    assert made.opus.startswith(b"OggS")
    assert made.mp3[:2] in {b"\xff\xfb", b"\xff\xf3", b"ID"}
    assert made.seconds == 2.0
    assert measure_loudness(made.opus) == pytest.approx(LOUDNESS, abs=1.5)


def test_what_we_made_can_be_uploaded_again() -> None:
    made = make_recording(tone(1.0))

    assert make_recording(made.mp3).seconds == pytest.approx(1.0, abs=0.1)
    assert make_recording(made.opus).seconds == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", UploadFault.EMPTY),
        (b"x" * (MAX_BYTES + 1), UploadFault.TOO_LARGE),
        (b"hello", UploadFault.NOT_SOUND),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", UploadFault.NOT_SOUND),
        (b"#EXTM3U\nfile:///etc/passwd\n", UploadFault.NOT_SOUND),
        (b"ID3" + b"\x00" * 400, UploadFault.NOT_SOUND),
        (tone(0.4), UploadFault.TOO_SHORT),
        (tone(181.0, pitch=200.0), UploadFault.TOO_LONG),
        (tone(2.0, volume=0.0), UploadFault.SILENT),
    ],
    ids=lambda value: value.value if isinstance(value, UploadFault) else "content",
)
def test_what_is_no_recording_is_refused(content: bytes, fault: UploadFault) -> None:
    assert fault_of(content, make_recording) == fault


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("WEBP", "RGB")])
def test_a_picture_becomes_webp(kind: str, mode: str) -> None:
    made = make_picture(painted(kind, mode=mode))

    assert made.suffix == "webp"
    assert read_webp_size(made.content) == (300, 200)


def test_a_large_picture_is_sized_down_and_keeps_its_shape() -> None:
    made = make_picture(painted("JPEG", (3000, 1500)))

    assert read_webp_size(made.content) == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_where_and_by_whom_it_was_taken_is_removed() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    exif[0x0112] = 6  # it lies on its side

    made = make_picture(painted("JPEG", exif=exif.tobytes(), comment=b"Secret note"))

    assert b"Secret" not in made.content
    assert b"EXIF" not in made.content
    assert read_webp_size(made.content) == (200, 300)


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_size_is_read_from_every_kind_of_webp(mode: str, lossless: bool) -> None:
    assert read_webp_size(painted("WEBP", (123, 77), mode, lossless=lossless)) == (123, 77)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">%s<path d="M0 0h9v9z"/></svg>'
DANGERS = [
    b"<script>alert(1)</script>",
    b'<rect onload="alert(1)" width="9"/>',
    b'<a href="javascript:alert(1)"><rect/></a>',
    b'<image href="https://example.org/x.png"/>',
    b"<foreignObject><p>x</p></foreignObject>",
    b"<style>@import url(https://example.org/x.css)</style>",
    b'<rect style="fill:url(https://example.org/#a)"/>',
    b"<!-- <script> -->",
    b'<a href="#x"><set attributeName="href" to="java&#9;script:alert(1)"/></a>',
    b'<animate attributeName="onload" to="alert(1)"/>',
    b"<style>rect{fill:u\\72l(//example.org/x)}</style>",
    b"<style>@\\69mport '//example.org/x.css';</style>",
    b"<rect fill=\"image-set('//example.org/x' 1x)\"/>",
    b"<style><g/>@import '//example.org/x.css';</style>",
]


@pytest.mark.parametrize("danger", DANGERS)
def test_what_runs_or_loads_is_taken_out_of_an_svg(danger: bytes) -> None:
    made = make_picture(SVG % danger)

    assert made.suffix == "svg"
    assert find_svg_dangers(made.content) == []
    assert b"M0 0h9v9z" in made.content
    assert b"alert" not in made.content
    assert b"example.org" not in made.content


def test_an_svg_with_sides_gets_a_view_box() -> None:
    made = make_picture(SVG.replace(b'viewBox="0 0 100 50"', b'width="30px" height="20"') % b"")

    assert read_svg_size(made.content) == (30, 20)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", UploadFault.EMPTY),
        (b"GIF89a" + b"\x00" * 60, UploadFault.NOT_PICTURE),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 60, UploadFault.NOT_PICTURE),
        (painted("PNG", (30, 20)), UploadFault.TOO_SMALL),
        (b"<html></html>", UploadFault.NOT_PICTURE),
        (b"<svg", UploadFault.NOT_PICTURE),
        (b'<!DOCTYPE svg [<!ENTITY a "aaa">]><svg/>', UploadFault.NOT_PICTURE),
        (
            '<!DOCTYPE svg [<!ENTITY a "a">]><svg viewBox="0 0 9 9"/>'.encode("utf-16-le"),
            UploadFault.NOT_PICTURE,
        ),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', UploadFault.NOT_PICTURE),
        (SVG % (b"<g>" * 9_000 + b"</g>" * 9_000), UploadFault.NOT_PICTURE),
    ],
    ids=lambda value: value.value if isinstance(value, UploadFault) else "content",
)
def test_what_is_no_picture_is_refused(content: bytes, fault: UploadFault) -> None:
    assert fault_of(content, make_picture) == fault


def test_a_bomb_of_pixels_is_refused() -> None:
    file = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(file, "PNG")

    assert fault_of(file.getvalue(), make_picture) is UploadFault.TOO_MANY_PIXELS


BEGINNINGS = [
    b"RIFF",
    b"OggS",
    b"ID3",
    b"fLaC",
    b"\x1aE\xdf\xa3",
    b"<svg",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
]


SOUNDS = [b"RIFF", b"OggS", b"ID3", b"fLaC", b"\x1aE\xdf\xa3"]
PICTURES = [b"<svg", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]


@given(st.binary(max_size=200), st.sampled_from(SOUNDS + PICTURES))
def test_no_bytes_do_anything_but_be_refused(rest: bytes, beginning: bytes) -> None:
    for make in (make_recording, make_picture):
        with pytest.raises(UploadRefused):
            make(beginning + rest)


@given(
    place=st.floats(0, 1),
    inserted=st.binary(max_size=40),
    cut=st.integers(0, 40),
    kind=st.sampled_from(["PNG", "JPEG", "WEBP"]),
)
def test_a_damaged_picture_is_a_picture_or_refused(
    place: float, inserted: bytes, cut: int, kind: str
) -> None:
    """Nothing but UploadRefused comes out of it."""
    content = _GOOD[kind]
    at = int(place * len(content))
    with suppress(UploadRefused):
        assert make_picture(content[:at] + inserted + content[at + cut :]).suffix == "webp"


_GOOD = {kind: painted(kind, (60, 50)) for kind in ("PNG", "JPEG", "WEBP")}
