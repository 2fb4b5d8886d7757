"""What we write as Moodle XML: every element in the place and words that Moodle itself writes."""

from base64 import b64decode
from functools import cache
from xml.etree.ElementTree import Element

import pytest

from elearn.formats.exchange.registry import FORMATS
from elearn.formats.exchange.safe_xml import read_xml as parse
from tests.formats.exchange.moodle.carried import real_entries, real_media


@cache
def quiz(bank_id: str, name: str = "moodle_xml") -> Element:
    return parse(FORMATS[name].write(real_entries(bank_id), real_media(bank_id)).content)


def written(item_id: str, bank_id: str, name: str = "moodle_xml") -> Element:
    return next(each for each in quiz(bank_id, name) if each.findtext("idnumber") == item_id)


def of_type(kind: str, bank_id: str = "language") -> Element:
    return next(each for each in quiz(bank_id) if each.get("type") == kind)


def test_the_declaration_is_the_first_line() -> None:
    content = FORMATS["moodle_xml"].write(real_entries("history"), {}).content

    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n')


def test_embedded_html_stands_in_cdata() -> None:
    content = FORMATS["moodle_xml"].write(real_entries("history"), {}).content.decode()

    assert '<questiontext format="html"><text><![CDATA[<p>' in content
    assert "&lt;" not in content


def test_a_category_stands_before_the_questions_of_each_topic() -> None:
    first = quiz("history")[0]

    assert first.get("type") == "category"
    assert (first.findtext("category/text") or "").startswith("$course$/top/История России/")


def test_a_choice_question_takes_one_answer_and_keeps_the_order() -> None:
    found = of_type("multichoice")

    assert [found.findtext(name) for name in ("single", "shuffleanswers", "answernumbering")] == [
        "true",
        "false",
        "abc",
    ]
    assert sorted(each.get("fraction", "") for each in found.findall("answer")) == ["0", "0", "100"]
    assert {each.get("format") for each in found.findall("answer")} == {"html"}
    assert [found.find(name) is not None for name in ("correctfeedback", "incorrectfeedback")] == [True, True]


def test_a_judgement_has_the_answers_true_and_false() -> None:
    found = of_type("truefalse", "legislation")

    assert [each.findtext("text") for each in found.findall("answer")] == ["true", "false"]
    assert found.findtext("penalty") == "1.0000000"


def test_a_typed_word_does_not_mind_capital_letters() -> None:
    found = of_type("shortanswer")

    assert found.findtext("usecase") == "0"
    assert {each.get("fraction") for each in found.findall("answer")} == {"100"}


def test_an_essay_has_its_fields_and_tells_who_marks_what_earns_marks() -> None:
    found = written("lang-0175", "language")

    assert found.get("type") == "essay"
    assert [found.findtext(each) for each in ("responseformat", "responserequired", "attachments")] == [
        "editor",
        "1",
        "0",
    ]
    assert "Здравствуйте! Меня зовут Мариам Каримова." in (found.findtext("graderinfo/text") or "")
    assert float(found.findtext("defaultgrade") or 0) == 1


@pytest.mark.parametrize(
    "name",
    [
        "name/text",
        "questiontext/text",
        "generalfeedback/text",
        "defaultgrade",
        "penalty",
        "hidden",
        "idnumber",
    ],
)
def test_every_question_has_the_common_elements(name: str) -> None:
    questions = [each for each in quiz("language") if each.get("type") != "category"]

    assert all(each.find(name) is not None for each in questions)


def test_names_tags_and_numbers_fit_into_moodle() -> None:
    for bank_id in ("language", "history", "legislation"):
        for each in quiz(bank_id):
            assert len(each.findtext("name/text") or "") <= 255
            assert all(len(tag.findtext("text") or "") <= 50 for tag in each.findall("tags/tag"))


def test_sound_and_pictures_are_embedded_where_the_text_shows_them() -> None:
    found = written("lang-0001", "language")
    file = found.find("questiontext/file")

    assert file is not None
    assert (file.get("name"), file.get("path"), file.get("encoding")) == ("lang-rec-0001.mp3", "/", "base64")
    assert b64decode(file.text or "") == real_media("language")["media/lang-rec-0001.mp3"]
    assert "@@PLUGINFILE@@/lang-rec-0001.mp3" in (found.findtext("questiontext/text") or "")


def test_a_picture_has_its_text_alternative() -> None:
    shown = [text for each in quiz("history") if "<img" in (text := each.findtext("questiontext/text") or "")]

    assert len(shown) == 20
    assert all(' alt="' in text for text in shown)


def test_a_notice_stands_in_the_question_that_asks_about_it() -> None:
    texts = [each.findtext("questiontext/text") or "" for each in quiz("language")]

    assert sum('<div class="stimulus notice">' in text for text in texts) == 20


def test_learners_read_the_kind_of_mistake_at_a_wrong_choice() -> None:
    first, key, last = written("lang-0001", "language").findall("answer/feedback/text")

    assert (first.text or "").startswith("Предложили, но не выбрали. Люди предлагают")
    assert (key.text, last.text is None) == (None, False)


def test_translations_are_neighbouring_spans_of_the_filter_russian_first() -> None:
    text = written("hist-0021", "history", "moodle_xml_languages").findtext("questiontext/text") or ""

    assert text.startswith('<p><span lang="ru" class="multilang">')
    assert '</span><span lang="en" class="multilang">What is a state symbol' in text
    assert text.count('class="multilang">') == 5


def test_without_translations_no_span_is_written() -> None:
    content = FORMATS["moodle_xml"].write(real_entries("history"), {}).content

    assert b"<span" not in content
