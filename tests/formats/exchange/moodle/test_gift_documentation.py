"""GIFT as Moodle's documentation describes it, point by point; docs/exchange.md names these tests."""

import pytest

from elearn.domain.entries import EntryKind
from elearn.formats.exchange.contents import FaultKind, LossKind
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.moodle.carried import brought
from tests.formats.exchange.moodle.reading import faults, gift_item, lost, read_gift

TWO_LANGUAGES = [("ru", "Да?"), ("en", "Yes?")]
TEXTS = ["no one", "Grant", "Jefferson"]


def texts_of(item: dict[str, list[dict[str, str]]]) -> list[str]:
    return [choice["text"] for choice in item["choices"]]


def test_a_blank_line_stands_between_questions() -> None:
    found = read_gift("One?{=a ~b ~c}\n\nTwo?{=a ~b ~c}\n \t\nThree?{T}")

    assert [item["stem"] for item in brought(found).values()] == ["One?", "Two?", "Three?"]


def test_the_right_choice_has_an_equals_sign_and_wrong_ones_a_tilde() -> None:
    item = gift_item("Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}")

    assert item["interaction"] == "single_choice"
    assert (texts_of(item), item["key"]) == (["Grant", "Jefferson", "no one"], "c")


def test_answers_may_stand_on_lines_of_their_own() -> None:
    item = gift_item("Who?{\n  =no one\n  ~Grant\n  ~Jefferson\n}")

    assert (texts_of(item), item["key"]) == (TEXTS, "a")


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Grant is {~buried =entombed ~living} in Grant's tomb.", "Grant is ____ in Grant's tomb."),
        ("Two plus two equals {=four =4}.", "Two plus two equals ____."),
    ],
)
def test_a_text_that_goes_on_behind_the_braces_has_its_gap_there(text: str, stem: str) -> None:
    assert gift_item(text)["stem"] == stem


@pytest.mark.parametrize("word", ["T", "TRUE", "F", "FALSE"])
def test_true_and_false_are_said_in_full_or_by_a_letter(word: str) -> None:
    item = gift_item(f"The sun rises in the east.{{{word}}}")

    assert item["interaction"] == "right_or_wrong"
    assert item["key"] == ("right" if word in {"T", "TRUE"} else "wrong")


def test_the_first_feedback_of_true_or_false_is_about_the_wrong_answer() -> None:
    found = read_gift("Grant is buried here.{FALSE#No one is.#Right!}")

    assert next(iter(brought(found).values()))["misunderstanding"] == "No one is."
    assert lost(found) == {"feedback"}


def test_short_answers_are_several_right_answers_and_no_wrong_one() -> None:
    item = gift_item("Who's buried in Grant's tomb?{=no one =nobody}")

    assert (item["interaction"], item["accepted"]) == ("typed_word", ["no one", "nobody"])


def test_a_short_answer_worth_only_a_part_is_left_out_and_told() -> None:
    found = read_gift("From {=Nazareth#Yes! =%75%Nazereth#Misspelled. =%25%Bethlehem}.")

    assert next(iter(brought(found).values()))["accepted"] == ["Nazareth"]
    assert lost(found) == {"accepted", "accepted.feedback"}


def test_a_star_in_a_short_answer_stands_for_any_text() -> None:
    assert faults(read_gift("Who?{=*}")) == [FaultKind.NO_KEY]
    assert gift_item(r"Two times two is two {=\\*} two.")["accepted"] == ["*"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Match. {=Canada -> Ottawa =Italy -> Rome =Japan -> Tokyo}", "matching"),
        ("When was Ulysses S. Grant born? {#1822:5}", "numerical"),
        ("What is the value of pi? {#3.141..3.142}", "numerical"),
        ("When? {#\n=1822:0\n=%50%1822:2}", "numerical"),
    ],
)
def test_matching_and_numbers_have_no_counterpart_here(text: str, kind: str) -> None:
    found = read_gift(text)

    assert faults(found) == [FaultKind.NOT_KNOWN]
    assert found.faults[0].details == {"value": kind}


def test_empty_braces_are_an_essay_which_is_a_letter_here() -> None:
    item = gift_item("Write a short biography of Dag Hammarskjöld. {}")

    assert item == {"interaction": "letter", "stem": "Write a short biography of Dag Hammarskjöld."}


def test_a_text_without_braces_is_a_description() -> None:
    found = read_gift("// [id:lang-s-0001] [tag:kind:notice]\n::lang-s-0001 Объявление::[plain]Нет воды.")

    [(key, text)] = brought(found).items()
    assert key.kind is EntryKind.STIMULUS
    assert text == {"id": "lang-s-0001", "kind": "notice", "text": "Нет воды.", "title": "Объявление"}


def test_a_description_that_no_question_can_name_is_told() -> None:
    assert faults(read_gift("You can use your pencil and paper.")) == [FaultKind.NOT_KNOWN]


def test_lines_that_begin_with_two_slashes_are_comments_wherever_they_stand() -> None:
    item = gift_item("// Subheading\nWho?{\n=no one\n// two wrong ones\n~Grant\n~Jefferson}\n// end")

    assert texts_of(item) == TEXTS


def test_a_name_between_double_colons_comes_first_and_is_no_part_of_the_text() -> None:
    assert gift_item("::Kanji Origins::From what country? {=China ~India}")["stem"] == "From what country?"


def test_feedback_stands_behind_a_number_sign() -> None:
    found = read_gift("Who?{=no one#Very good! ~Grant#He is not. ~Jefferson}")

    choices = next(iter(brought(found).values()))["choices"]
    assert [choice.get("misunderstanding") for choice in choices] == [None, "He is not.", None]
    assert lost(found) == {"choices.feedback"}


def test_general_feedback_stands_behind_four_number_signs() -> None:
    item = gift_item("Who?{=no one ~Grant#He is not.\n####Nobody is.}")

    assert (item["explanation"], item["choices"][1]["misunderstanding"]) == ("Nobody is.", "He is not.")


def test_marks_for_a_part_are_told_and_the_choice_is_wrong() -> None:
    found = read_gift("From?{~Jerusalem ~%25%Bethlehem ~%50%Galilee =Nazareth}")

    item = next(iter(brought(found).values()))
    assert (texts_of(item)[1], item["key"], lost(found)) == ("Bethlehem", "d", {"choices.marks"})


@pytest.mark.parametrize(
    "text",
    [
        "Who?{~No one ~%50%Grant ~%50%Grant's wife}",
        "Who?{~%-50%No one ~%50%Grant ~%50%His wife}",
        "Who?{~a ~b}",
    ],
)
def test_questions_with_several_right_choices_or_none_stay_out(text: str) -> None:
    assert faults(read_gift(text)) == [FaultKind.NO_KEY]


@pytest.mark.parametrize("sign", [*"~=#{}:"])
def test_a_backslash_takes_the_meaning_from_a_sign(sign: str) -> None:
    item = gift_item(f"What is \\{sign}?{{=a \\{sign} b#c ~d#\\{sign} e ~f}}")

    assert (item["stem"], item["choices"][0]["text"]) == (f"What is {sign}?", f"a {sign} b")
    assert item["choices"][1]["misunderstanding"] == f"{sign} e"


def test_a_backslash_before_n_is_a_new_line_and_two_are_one_backslash() -> None:
    assert (
        gift_item(r"[plain]One\nTwo \\n three \\ four \five{T}")["stem"]
        == "One\nTwo \\n three \\ four \\five"
    )


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("[html]<p>Who is <b>buried</b> &lt;here&gt;?</p>", "Who is **buried** <here>?"),
        ("[markdown]Who is **buried**?", "Who is **buried**?"),
        ("[plain]Who is <b>buried</b>?", "Who is <b>buried</b>?"),
        ("[moodle]Who is <b>buried</b>\nhere?", "Who is **buried**\nhere?"),
        ("Who is <b>buried</b>?", "Who is **buried**?"),
        ("[somebody] is buried", "[somebody] is buried"),
    ],
)
def test_a_text_may_name_its_form(text: str, stem: str) -> None:
    assert gift_item(f"{text}{{T}}")["stem"] == stem


def test_what_stands_in_the_braces_has_the_form_of_the_text_or_names_its_own() -> None:
    item = gift_item("[html]Q{=a &amp; b ~[plain]a &amp; b####[markdown]*c* &amp; d}")

    assert texts_of(item) == ["a & b", "a &amp; b"]
    assert item["explanation"] == "*c* &amp; d"


def test_formatting_that_has_no_place_here_is_told() -> None:
    found = read_gift("[html]<i>Who</i>?{=a ~b}")

    assert [(loss.field, loss.kind) for loss in found.losses] == [("stem", LossKind.CHANGED)]


def test_a_category_is_no_question() -> None:
    assert gift_item("$CATEGORY: $course$/top/Laws/Patent\n\nOne?{=a ~b}")["stem"] == "One?"


def test_a_category_needs_a_blank_line_behind_it() -> None:
    assert faults(read_gift("$CATEGORY: Laws\nOne?{=a ~b}")) == [FaultKind.BROKEN]


def test_a_comment_may_name_the_question_and_its_tags() -> None:
    item = gift_item(
        "// question: 1  name: x\n// [id:law-0001] [tag:topic:law-patent] [tag:easy \\] one]\nOne?{=a ~b}"
    )

    assert (item["id"], item["topic"]) == ("law-0001", "law-patent")


def test_a_question_without_a_number_of_ours_becomes_a_new_one() -> None:
    found = read_gift("// [id:my own]\nOne?{=a ~b}\n\nTwo?{=a ~b}")

    assert {key.id for key in found.foreign} == {"my own", "question-4"}
    assert all("id" not in data for data in brought(found).values())


def test_a_blank_line_within_a_question_is_a_fault_at_its_line() -> None:
    found = read_gift("One?{T}\n\nTwo?{\n=a\n\n~b}")

    assert [(fault.kind, fault.place.line) for fault in found.faults] == [
        (FaultKind.BROKEN, 3),
        (FaultKind.BROKEN, 6),
    ]


def test_a_file_is_in_utf_8_with_or_without_a_mark_and_any_line_ends() -> None:
    assert gift_item("\ufeffКто?{\r\n=никто\r~Грант}")["stem"] == "Кто?"
    assert faults(FORMATS["gift"].read("Кто?{T}".encode("utf-16"))) == [FaultKind.OTHER_FORMAT]


def test_a_text_in_several_languages_is_read_by_the_filters_spans() -> None:
    spans = [f'<span lang\\="{each}" class\\="multilang">{text}</span>' for each, text in TWO_LANGUAGES]

    found = read_gift(f"// [id:law-0001]\n[html]{''.join(spans)}{{T}}")

    assert [data["stem"] for data in brought(found).values()] == ["Да?", "Yes?"]
