"""The little formatting of tasks: bold, line breaks, lists; and nothing that could run."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from elearn.web.rich_text import choose_element, render_rich, render_rich_lines
from tests.usecases.editing_desk import real_release

TAG = re.compile(r"<[^>]*>?")
ALLOWED = {"<b>", "</b>", "<br>", "<ul>", "</ul>", "<li>", "</li>"}
HOSTILE = (
    "<script>alert(1)</script>",
    "**<img src=x onerror=alert(1)>**",
    "- <svg/onload=alert(1)>\n- [x](javascript:alert(1))",
    '**a" onmouseover="alert(1)**',
    "![x](https://evil.example/pixel.png)",
    "<https://evil.example>",
    "&lt;script&gt;",
    "- **\n**",
    "<b onclick=alert(1)>x</b>",
    "**" * 10_000,
    "- " * 10_000,
    "**a " * 5_000,
    "\x00**x**\u2028- y",
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Где **мой** паспорт?", "Где <b>мой</b> паспорт?"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("**один", "**один"),
        ("Нужны:\n- паспорт\n- карта\nВсё.", "Нужны:<ul><li>паспорт</li><li>карта</li></ul>Всё."),
        ("- **a** & b", "<ul><li><b>a</b> &amp; b</li></ul>"),
        ("слово - слово", "слово - слово"),
        ("раз\nдва", "раз\nдва"),
    ],
)
def test_bold_and_lists_are_shown(text: str, shown: str) -> None:
    assert str(render_rich(text)) == shown


def test_line_feeds_show_where_they_would_not_by_themselves() -> None:
    assert str(render_rich_lines("раз\nдва")) == "раз<br>два"
    assert str(render_rich_lines("раз\nдва\n- три")) == "раз<br>два<ul><li>три</li></ul>"


def test_a_list_stands_in_no_paragraph() -> None:
    assert choose_element("раз - два") == "p"
    assert choose_element("раз\n- два") == "div"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(text: str) -> None:
    for page in (render_rich(text), render_rich_lines(text)):
        assert set(TAG.findall(page)) <= ALLOWED


@given(st.text(alphabet="*- \n<>&\"'/=aб", max_size=60) | st.text(max_size=60))
def test_no_other_tag_ever_comes_out_and_no_word_is_lost(text: str) -> None:
    page = render_rich_lines(text)

    assert set(TAG.findall(page)) <= ALLOWED
    for tag in ("b", "ul", "li"):
        assert page.count(f"<{tag}>") == page.count(f"</{tag}>")
    told = re.sub(r"[\s*-]", "", unescape(TAG.sub("", page)))
    assert told == re.sub(r"[\s*-]", "", text)


@pytest.mark.parametrize("bank_id", ["language", "history", "legislation"])
def test_the_texts_that_there_are_come_out_as_ever(bank_id: str) -> None:
    bank = real_release(bank_id).bank
    assert bank
    for item in bank.items:
        assert render_rich(item.stem) == escape(item.stem)
        assert render_rich_lines(item.explanation) == escape(item.explanation)
        assert choose_element(item.stem) == choose_element(item.explanation) == "p"
    for by_item in bank.translations.values():
        for each in by_item.values():
            assert render_rich_lines(each.explanation) == escape(each.explanation)
            assert render_rich_lines(each.stem or "") == escape(each.stem or "")
