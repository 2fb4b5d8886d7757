import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.certificates import CODE_COUNT, group_code, make_certificate_code, parse_certificate_code


@given(st.integers(0, CODE_COUNT - 1), st.integers(0, CODE_COUNT - 1))
def test_two_numbers_make_two_codes_that_can_be_read_again(one: int, other: int) -> None:
    codes = [make_certificate_code(one), make_certificate_code(other)]

    assert (codes[0] == codes[1]) is (one == other)
    assert parse_certificate_code(group_code(codes[0]).lower()) == codes[0]


@pytest.mark.parametrize(("drawn", "code"), [(0, "0" * 20), (31, "0" * 19 + "Z"), (CODE_COUNT - 1, "Z" * 20)])
def test_the_smallest_and_the_largest_number_make_codes(drawn: int, code: str) -> None:
    assert make_certificate_code(drawn) == code


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert parse_certificate_code("oiLO1-00000 00000–00000") == "01101" + "0" * 15


@pytest.mark.parametrize(
    "text", ["", "0" * 19, "0" * 21, "U" * 20, "٠" * 20, "Ж" * 20, "0" * 19 + "ß", "\0" * 20]
)
def test_what_is_no_code_is_refused(text: str) -> None:
    assert parse_certificate_code(text) is None


def test_a_code_is_read_out_in_groups() -> None:
    assert group_code("ABCDE" * 4) == "ABCDE-ABCDE-ABCDE-ABCDE"
