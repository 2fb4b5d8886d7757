"""YAML is read safely: no bombs, no surprises, and every refusal has a line."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from elearn.formats.bank_files.contents import read_contents
from elearn.formats.bank_files.documents import MAX_YAML_BYTES, read_document

KEYS = st.text(alphabet="abcdeяқ", min_size=1, max_size=5)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-99, 9999), st.text(alphabet="ab'\" :#\nяў-"), st.dates()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
FRAGMENTS = st.lists(
    st.sampled_from(
        ["- ", "id: ", "items:", "\n", "  ", "{", "}", "[", "]", "a", "?", ": ", "&x ", "*x", "|", "!", "'"]
    )
)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"a: 1\nb: &x 2\n", 2, "anchors and aliases"),
        (b"a: &x [1]\nb: *x\n", 1, "anchors and aliases"),
        (b"a: 1\nb: !!python/object/apply:os.system [ls]\n", 2, "tags are not allowed"),
        (b"a: 1\nb: 2\na: 3\n", 3, "'a' stands twice (first in line 1)"),
        (b"a: 1\n---\nb: 2\n", 2, "a second document begins"),
        (b"a:\n\tb: 1\n", 2, "a tab in the indentation; use spaces"),
        (b"- a\n- b: [1\n", 3, "not YAML"),
        (b"a: 1\nb: \xff\n", 2, "not UTF-8: byte 0xff"),
        (b"\xef\xbb\xbfa: 1\n", 1, "byte order mark"),
        (b"a: 1\r\nb: 2\r\n", 1, "line ends must be LF"),
        (b"a: \x00\n", 1, "not YAML"),
        (b"[" * 50, 1, "nested too deep"),
        (b"- " * 100_000 + b"a", 1, "nested too deep"),
        (b"? [a]\n: 1\n", 1, "a mapping's key must be a word"),
        (b"a" * (MAX_YAML_BYTES + 1), 1, f"a YAML file may have {MAX_YAML_BYTES}"),
    ],
)
def test_what_could_hurt_is_refused_with_its_line(content: bytes, line: int, says: str) -> None:
    defects = read_document(content, "f.yaml").defects

    assert defects[0].line == line
    assert says in defects[0].message


def test_an_alias_bomb_is_not_unfolded() -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n".encode()
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )

    document = read_document(bomb, "f.yaml")

    assert document.data["i"] == [None] * 9
    assert len(document.defects) > 9


def test_every_entry_knows_its_line() -> None:
    document = read_document(
        b"- id: x\n  text: >-\n    one\n    two\n- id: y\n  list:\n    - 1\n    - 2\n", "f.yaml"
    )

    assert document.data == [{"id": "x", "text": "one two"}, {"id": "y", "list": [1, 2]}]
    assert document.line_of((1, "list", 1)) == 8
    assert document.line_of((0, "text")) == 2
    assert document.line_of((1, "model_name", "list", "nowhere")) == 6
    assert document.item_at((1, "list", 0)) == "y"


@given(VALUES)
def test_data_is_read_as_the_safe_loader_reads_it(value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    if "&id" in text:  # the dumper names equal dates; that is refused elsewhere
        return

    document = read_document(text.encode(), "f.yaml")

    assert document.defects == ()
    assert document.data == yaml.safe_load(text)


@given(st.one_of(st.binary(max_size=200), FRAGMENTS.map("".join).map(str.encode)))
def test_no_content_of_a_release_file_raises(content: bytes) -> None:
    files = dict.fromkeys(
        [
            "manifest.yaml",
            "topics.yaml",
            "items/a.yaml",
            "media.yaml",
            "translations/en/a.yaml",
            "lessons/ru/a.md",
        ],
        content,
    )

    contents = read_contents(files)

    assert all(defect.line >= 1 for defect in contents.defects)
