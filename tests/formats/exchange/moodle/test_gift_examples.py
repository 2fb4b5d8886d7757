"""The examples of the format's own description, each with what it is here."""

import pytest

from elearn.formats.exchange.contents import FaultKind
from tests.formats.exchange.moodle.reading import faults, gift_item, read_gift

_CONTROL = r"""::GIFT Control Characters::
Which of the following is NOT a control character? {
   ~ \~     # \~ is one.
   ~ \=     # \= is one.
   ~ \#     # \# is one.
   ~ \{     # \{ is one.
   ~ \}     # \} is one.
   = \\     # Correct! \\ is used to escape,
              over two lines.
}"""


def test_signs_of_the_format_can_be_choices() -> None:
    item = gift_item(_CONTROL)

    assert [choice["text"] for choice in item["choices"]] == [*"~=#{}\\"]
    assert item["choices"][0]["misunderstanding"] == "~ is one."


def test_sums_can_be_choices() -> None:
    item = gift_item("Which answer equals 5? {\n ~ \\= 2 + 2\n = \\= 2 + 3\n ~ \\= 2 + 4  }")

    assert ([each["text"] for each in item["choices"]], item["key"]) == (
        ["= 2 + 2", "= 2 + 3", "= 2 + 4"],
        "b",
    )


@pytest.mark.parametrize("text", ["One?{=a ~b", "One? a ~b}", "One?}{", "{", "}"])
def test_a_brace_without_its_counterpart_is_a_fault(text: str) -> None:
    assert faults(read_gift(text)) == [FaultKind.BROKEN]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{T}", FaultKind.MISSING),
        ("One?{~=a}", FaultKind.MISSING),
        ("One?{=}", FaultKind.NO_KEY),
        ("One?{=#wrong}", FaultKind.NO_KEY),
        ("One?{=%50%a}", FaultKind.NO_KEY),
    ],
)
def test_what_lacks_a_text_or_an_answer_stays_out(text: str, kind: FaultKind) -> None:
    assert faults(read_gift(text)) == [kind]


def test_two_questions_with_one_number_are_a_fault_of_the_second() -> None:
    found = read_gift("// [id:law-0001]\nOne?{T}\n\n// [id:law-0001]\nTwo?{F}")

    assert [(fault.kind, fault.place.line) for fault in found.faults] == [(FaultKind.TWICE, 4)]
    assert len(found.patches) == 1
