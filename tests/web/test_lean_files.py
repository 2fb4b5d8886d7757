import re

import pytest

from elearn.web.lean_files import make_lean
from elearn.web.static_files import SOURCE

SCRIPTS = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.js"))
_TEXT = re.compile(r'"[^"\n]*"')
STYLES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.css"))


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("// why\nlet a = 1; // and how\n\n  //\n  a += 1;\n", "let a = 1;\na += 1;\n"),
        ('open("https://a.example/b"); // c\n', 'open("https://a.example/b");\n'),
        ('say("one // two");\n', 'say("one // two");\n'),
        ("/*! licence */\nlet a = 1; /* kept */ a();\n", "/*! licence */\nlet a = 1; /* kept */ a();\n"),
    ],
)
def test_a_script_is_sent_without_notes_for_its_writers(written: str, sent: str) -> None:
    assert make_lean("a.js", written) == sent


def test_a_style_sheet_is_sent_without_notes_for_its_writers() -> None:
    written = "/* tokens */\na { color: red; } /* two\nlines */\n\n@media print {\n  a { color: black; }\n}\n"

    assert make_lean("a.css", written) == "a { color: red; }\n@media print {\na { color: black; }\n}\n"


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_has_a_text_over_several_lines_which_would_lose_its_indents(name: str) -> None:
    for line in (SOURCE / name).read_text("utf-8").splitlines():
        assert line.count("`") % 2 == 0
        assert not line.endswith("\\")


@pytest.mark.parametrize("name", STYLES)
def test_no_style_sheet_has_a_text_that_looks_like_a_note(name: str) -> None:
    assert not [text for text in _TEXT.findall((SOURCE / name).read_text("utf-8")) if "/*" in text]
