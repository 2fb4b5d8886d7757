"""Moodle XML as its documentation describes it, point by point; docs/exchange.md names these tests."""

from base64 import b64encode

import pytest

from elearn.domain.entries import EntryKey, EntryKind
from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.moodle.carried import brought
from tests.formats.exchange.moodle.questions import answer, choice_question, question
from tests.formats.exchange.moodle.reading import faults, lost, only_item, read_xml, xml_item


def test_the_questions_stand_within_quiz() -> None:
    item = only_item(FORMATS["moodle_xml"].read(f"<quiz>{choice_question()}</quiz>".encode()))

    assert (item["stem"], item["key"]) == ("What?", "a")
    assert faults(FORMATS["moodle_xml"].read(b"<exam></exam>")) == [FaultKind.OTHER_FORMAT]


def test_a_category_switches_and_is_no_question() -> None:
    category = '<question type="category"><category><text>$course$/XXXX</text></category></question>'

    assert xml_item(category + choice_question())["stem"] == "What?"


def test_html_may_stand_in_cdata_or_escaped() -> None:
    in_cdata = xml_item(choice_question("<![CDATA[a <b>bold</b><br>\nword &amp; more]]>"))
    escaped = xml_item(choice_question("a &lt;b&gt;bold&lt;/b&gt;&lt;br&gt; word &amp;amp; more"))

    assert in_cdata["stem"] == escaped["stem"] == "a **bold**\nword & more"


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("html", "a b & c"),
        ("moodle_auto_format", "a\nb & c"),
        ("plain_text", "a\nb &amp; c"),
        ("markdown", "a\nb &amp; c"),
        ("wiki_like", "a\nb &amp; c"),
        ("somebody's", "a b & c"),
    ],
)
def test_a_text_names_its_form_and_is_html_without(form: str, stem: str) -> None:
    assert xml_item(choice_question("<![CDATA[a\nb &amp; c]]>", form=form))["stem"] == stem


def test_answers_and_feedback_have_the_form_of_the_question_unless_they_name_another() -> None:
    answers = answer(100, "a &amp;amp; b") + answer(0, "c", form="html", feedback="d &amp;amp; e")

    item = xml_item(question("multichoice", "What?", answers, form="plain_text"))

    assert [each["text"] for each in item["choices"]] == ["a &amp; b", "c"]
    assert item["choices"][1]["misunderstanding"] == "d &amp; e"


def test_general_feedback_is_the_explanation() -> None:
    more = "<generalfeedback><text>Because.</text></generalfeedback>"

    assert xml_item(choice_question(more=more))["explanation"] == "Because."


def test_the_fraction_tells_the_right_answer() -> None:
    answers = answer(0, "a") + answer("100.00000", "b") + answer(-50, "c")

    assert xml_item(question("multichoice", "What?", answers))["key"] == "b"


def test_a_part_of_the_marks_is_told_and_the_choice_is_wrong() -> None:
    found = read_xml(question("multichoice", "What?", answer(100, "a") + answer(50, "b")))

    assert lost(found) == {"choices.marks"}


@pytest.mark.parametrize("fractions", [(50, 50), (0, 0), (100, 100)])
def test_several_right_answers_or_none_stay_out(fractions: tuple[int, int]) -> None:
    answers = "".join(answer(each, "a") for each in fractions)

    assert faults(read_xml(question("multichoice", "What?", answers))) == [FaultKind.NO_KEY]


@pytest.mark.parametrize("fraction", ["nan", "inf", "-1e999", "half", ""])
def test_a_fraction_that_is_no_number_is_a_fault(fraction: str) -> None:
    answers = answer(100, "a") + answer(fraction, "b")

    assert faults(read_xml(question("multichoice", "What?", answers))) == [FaultKind.BAD_VALUE]


def test_true_and_false_are_two_answers_in_any_order() -> None:
    item = xml_item(question("truefalse", "2 > 1?", answer(0, "false", feedback="No.") + answer(100, "true")))

    assert item == {
        "interaction": "right_or_wrong",
        "stem": "2 > 1?",
        "key": "right",
        "misunderstanding": "No.",
    }


def test_true_and_false_in_other_words_go_by_their_order() -> None:
    assert (
        xml_item(question("truefalse", "Да?", answer(0, "Верно") + answer(100, "Неверно")))["key"] == "wrong"
    )


def test_short_answers_are_plain_texts() -> None:
    answers = answer(100, "a &lt;b&gt; &amp;amp;") + answer(100, r"\*") + answer(50, "c") + answer(100, "d*")

    found = read_xml(question("shortanswer", "What?", answers))

    assert only_item(found)["accepted"] == ["a <b> &amp;", "*"]
    assert lost(found) == {"accepted"}


def test_an_essay_is_a_letter_with_its_least_number_of_words() -> None:
    item = xml_item(question("essay", "Write.", more="<minwordlimit>20</minwordlimit>"))

    assert item == {"interaction": "letter", "stem": "Write.", "min_words": 20}


@pytest.mark.parametrize("limit", ["", "0", "many", "-3", "٣", "99999999999"])
def test_a_least_number_of_words_that_is_none_does_not_come_in(limit: str) -> None:
    assert "min_words" not in xml_item(question("essay", "W.", more=f"<minwordlimit>{limit}</minwordlimit>"))


@pytest.mark.parametrize(
    "kind", ["numerical", "matching", "match", "calculated", "calculatedmulti", "ddwtos", "", "description"]
)
def test_types_without_a_counterpart_stay_out(kind: str) -> None:
    assert faults(read_xml(question(kind, "What?", answer(100, "1")))) == [FaultKind.NOT_KNOWN]


def test_a_description_with_our_kind_is_a_text_that_questions_are_about() -> None:
    more = "<idnumber>lang-s-0001</idnumber><tags><tag><text>kind:text</text></tag></tags>"

    found = read_xml(
        question("description", "&lt;p&gt;Read.&lt;/p&gt;", name="lang-s-0001 A letter", more=more)
    )

    assert brought(found) == {
        EntryKey(EntryKind.STIMULUS, "lang-s-0001"): {
            "id": "lang-s-0001",
            "kind": "text",
            "text": "Read.",
            "title": "A letter",
        }
    }


def test_a_cloze_with_one_gap_to_type_is_a_typed_word() -> None:
    text = r"Я читаю {1:SHORTANSWER:=книгу#Да!~%100%кни\~гу~%50%книга~*#Нет.} вечером."

    item = xml_item(question("cloze", text))

    assert (item["stem"], item["accepted"]) == ("Я читаю ____ вечером.", ["книгу", "кни~гу"])


@pytest.mark.parametrize(
    "text", ["{1:SA:=a} {1:SA:=b}", "{1:MULTICHOICE:=a~b}", "{1:SA:=a} {:NM:=1}", "none", "{1:SA:=a"]
)
def test_every_other_cloze_stays_out(text: str) -> None:
    assert faults(read_xml(question("cloze", text))) == [FaultKind.NOT_KNOWN]


def test_the_number_and_the_tags_name_the_item_its_topic_and_what_tempts() -> None:
    tags = "".join(
        f"<tag><text>{each}</text></tag>" for each in ("topic:law-patent", "b:law-mixed", "Easy: yes")
    )

    item = xml_item(choice_question(more=f"<idnumber>law-0001</idnumber><tags>{tags}</tags>"))

    assert (item["id"], item["topic"], item["choices"][1]["misconception"]) == (
        "law-0001",
        "law-patent",
        "law-mixed",
    )


def test_a_question_of_another_system_becomes_a_new_item() -> None:
    found = read_xml(choice_question(more="<idnumber>Q 17/b</idnumber>") + choice_question())

    assert {key.id for key in found.foreign} == {"Q 17/b", "question-2"}


def test_a_question_needs_a_text_and_its_choices_texts() -> None:
    assert faults(read_xml(choice_question(" &lt;p&gt; &lt;/p&gt; "))) == [FaultKind.MISSING]
    assert faults(read_xml(question("multichoice", "What?", answer(100, "a") + answer(0, "")))) == [
        FaultKind.MISSING
    ]


def test_a_fault_names_the_question() -> None:
    [fault] = read_xml(question("numerical", "How many?", name="Number 7")).faults

    assert (fault.place.name, fault.details) == ("Number 7", {"value": "numerical"})


def test_scripts_and_styles_are_told_and_no_part_of_a_text() -> None:
    found = read_xml(choice_question("<![CDATA[a<script>alert('x')</script><style>*{}</style> b]]>"))

    assert (only_item(found)["stem"], lost(found)) == ("a b", {"stem"})


def test_the_picture_of_an_old_file_is_told() -> None:
    more = "<image>a.gif</image><image_base64>R0lGODlh</image_base64>"

    assert lost(read_xml(choice_question(more=more))) == {"stimulus"}


def test_translations_of_another_systems_question_belong_to_its_new_item() -> None:
    spans = [f'<span class="multilang" lang="{each}">{each} text</span>' for each in ("ru", "en", "de")]

    found = read_xml(choice_question(f"<![CDATA[{' '.join(spans)}]]>"))

    assert {key.language: data["stem"] for key, data in brought(found).items()} == {
        "": "ru text",
        "en": "en text",
    }
    assert lost(found) == {"translations"}


def test_a_picture_of_another_systems_question_becomes_what_the_item_is_about() -> None:
    file = f'<file name="Map 1.PNG" path="/" encoding="base64">{b64encode(b"png").decode()}</file>'
    text = '<![CDATA[<p>Where?</p><img src="@@PLUGINFILE@@/Map%201.PNG" alt="A map">]]>'

    found = read_xml(choice_question(text).replace("</questiontext>", f"{file}</questiontext>"))

    [path] = found.media
    medium_id = path.removeprefix("media/").removesuffix(".png")
    data = {key.kind: each for key, each in brought(found).items()}
    assert data[EntryKind.ITEM]["stimulus"] == "of-question-1"
    assert data[EntryKind.STIMULUS] == {"kind": "picture", "media": medium_id}
    assert (data[EntryKind.MEDIUM]["alt"], data[EntryKind.MEDIUM]["files"][0]["path"]) == ("A map", path)
    assert {key.kind for key in found.foreign} == set(data)
