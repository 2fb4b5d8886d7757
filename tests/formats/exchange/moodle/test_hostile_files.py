"""Files made to do harm, and files that are broken: nothing of them comes in, nothing falls over."""

from base64 import b64encode

import pytest

from elearn.formats.exchange.contents import MAX_ENTRIES, MAX_FAULTS, MAX_TEXT, FaultKind
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.moodle.questions import choice_question, question
from tests.formats.exchange.moodle.reading import faults, gift_item, lost, read_gift, read_xml, xml_item

_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BOX = '<![CDATA[<div class="stimulus picture"><img src="@@PLUGINFILE@@/{name}" alt="A"></div>What?]]>'
TAGS = "<idnumber>hist-0001</idnumber><tags><tag><text>stimulus:hist-s-0001</text></tag></tags>"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/evil.dtd">',
        '<!DOCTYPE quiz [<!ENTITY % x SYSTEM "http://127.0.0.1:9/evil.dtd"> %x;]>',
        f'<!DOCTYPE quiz [<!ENTITY l0 "ha">{_LAUGHS}]>',
        "<!DOCTYPE quiz>",
    ],
)
def test_a_document_type_and_its_entities_are_refused(head: str) -> None:
    content = f'<?xml version="1.0"?>{head}<quiz>{choice_question("&x;&l9;")}</quiz>'

    assert faults(FORMATS["moodle_xml"].read(content.encode())) == [FaultKind.BROKEN]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"\xff\xfe<\x00q\x00",
        b"<quiz>",
        b"<quiz><question></quiz>",
        b"<quiz>&undefined;</quiz>",
        b'<?xml version="1.0" encoding="nonsense"?><quiz/>',
        b"<quiz>" + b"<a>" * 100_000,
        b"PK\x03\x04",
    ],
)
def test_what_is_no_xml_is_told(content: bytes) -> None:
    assert faults(FORMATS["moodle_xml"].read(content)) == [FaultKind.BROKEN]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.svg",
        "/etc/passwd.svg",
        "a\\b.svg",
        "x.php",
        ".svg",
        "",
        "a/../b.svg",
        "con.svg.exe",
        "Ж.svg",
    ],
)
def test_a_file_gets_no_path_of_its_own(name: str) -> None:
    file = f'<file name="{name}" path="/../../" encoding="base64">{b64encode(b"<svg/>").decode()}</file>'
    text = question("multichoice", BOX.format(name=name), more=TAGS).replace(
        "</questiontext>", f"{file}</questiontext>"
    )

    found = read_xml(text)

    assert found.media == {}
    assert found.patches == ()


def test_a_file_that_was_never_sent_is_told() -> None:
    more = '<answer fraction="100"><text>a</text></answer>' + TAGS

    assert faults(read_xml(question("multichoice", BOX.format(name="a.svg"), more=more))) == [
        FaultKind.NO_FILE
    ]


def test_a_file_that_cannot_be_decoded_is_told() -> None:
    broken = choice_question().replace("</questiontext>", '<file name="a.svg">a</file></questiontext>')

    assert faults(read_xml(broken)) == [FaultKind.NO_FILE]


def test_files_that_no_text_shows_stay_out_and_are_told() -> None:
    file = f'<file name="a.svg" encoding="base64">{b64encode(b"<svg onload=alert(1)>").decode()}</file>'

    found = read_xml(choice_question().replace("</questiontext>", f"{file}</questiontext>"))

    assert (found.media, lost(found)) == ({}, {"stimulus"})


def test_tags_inside_tags_do_not_fall_over() -> None:
    html = "&lt;div class='stimulus'&gt;" * 2_000 + "a" + "&lt;/span&gt;" * 2_000

    assert faults(read_xml(choice_question(html))) == [FaultKind.MISSING]


@pytest.mark.parametrize(
    "html", ["<![", "<!-", "<!--", "<![if x]>", "<!ELEMENT", "<?php", "</", "<a href='", "&#"]
)
def test_html_that_breaks_off_is_read_as_far_as_it_goes(html: str) -> None:
    found = read_xml(question("truefalse", f"<![CDATA[What? {html}]]>", _JUDGEMENTS))

    assert [patch.data["stem"].startswith("What?") for patch in found.patches] == [True]


_JUDGEMENTS = (
    '<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>'
)


def test_a_text_that_is_too_long_stays_out() -> None:
    assert faults(read_gift(f"{'x' * (MAX_TEXT + 1)}{{T}}")) == [FaultKind.TOO_LONG]
    assert gift_item(f"{'x' * MAX_TEXT}{{T}}")["key"] == "right"


def test_more_questions_than_a_bank_can_hold_are_told() -> None:
    found = read_gift("One?{T}\n\n" * (MAX_ENTRIES + 10))

    assert [fault.kind for fault in found.faults] == [FaultKind.TOO_MANY]
    assert len(found.patches) == MAX_ENTRIES


def test_of_many_faults_a_number_that_can_be_read_is_told() -> None:
    assert len(read_gift("One?{\n\n" * 1_000).faults) == MAX_FAULTS


def test_more_choices_than_letters_stay_out() -> None:
    assert faults(read_gift(f"One?{{=a {'~b ' * 26}}}")) == [FaultKind.TOO_MANY]
    assert faults(read_gift(f"One?{{{'=b ' * 100}}}")) == [FaultKind.TOO_MANY]


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x1b", "\x0b", "\ufffe"])
def test_characters_that_no_file_of_ours_can_hold_are_taken_out(character: str) -> None:
    assert gift_item(f"[plain]One{character} two?{{T}}")["stem"] == "One two?"
    assert gift_item(f"[html]One&#{ord(character)}; two?{{T}}".replace("#", r"\#"))["stem"].startswith("One")


def test_tags_that_only_look_like_ours_are_somebody_elses() -> None:
    tags = "".join(
        f"<tag><text>{each}</text></tag>" for each in ("topic:Географ ия", "level:../x", "b:", "stimulus")
    )

    item = xml_item(choice_question(more=f"<tags>{tags}</tags>"))

    assert set(item) == {"interaction", "stem", "choices", "key"}


@pytest.mark.parametrize(
    "piece",
    ["<a ", "</a", "<!--", "<!", "<?", "&", "&#", " ", "<b>", "<div>", "<script>", "<a href='", "**", "\t\n"],
)
def test_a_text_that_was_made_to_be_read_again_and_again_ends(piece: str) -> None:
    found = read_xml(
        question("truefalse", f"<![CDATA[What? {piece * (99_000 // len(piece))}]]>", _JUDGEMENTS)
    )

    assert len(found.patches) + len(found.faults) == 1


def test_html_without_end_is_not_even_begun() -> None:
    text = f"&lt;b&gt;{'&lt;i&gt;' * 50_000}x"

    assert faults(read_xml(question("truefalse", text, _JUDGEMENTS))) == [FaultKind.TOO_LONG]


@pytest.mark.parametrize("piece", ["~", "=", "#", "{", "[id:", "// [tag:", "::", "\\", "%1", "\n", "\r"])
def test_a_plain_file_of_one_sign_over_and_over_ends(piece: str) -> None:
    found = read_gift(f"// x\nOne?{{=a {piece * (400_000 // len(piece))}}}\n\n// {piece * 50_000}\nTwo?{{T}}")

    assert len(found.faults) <= MAX_FAULTS


def test_files_and_questions_have_a_largest_size() -> None:
    assert faults(read_xml(choice_question("x" * 90_000) * 90)) == [FaultKind.TOO_LARGE]
    assert faults(FORMATS["gift"].read(b"x" * 8_000_001)) == [FaultKind.TOO_LARGE]
    assert faults(read_gift(f"One?{{=a ~{'~b' * 300_000}}}")) == [FaultKind.TOO_LONG]
