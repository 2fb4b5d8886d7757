import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.accounts import check_password, make_learner_code, parse_learner_code, parse_user_name
from elearn.domain.errors import PasswordTooWeak

CODES = st.integers(0, 10**11 - 1).map(make_learner_code)


@given(CODES)
def test_a_code_reads_back_however_it_is_grouped(code: str) -> None:
    assert parse_learner_code(f" {code[:4]} {code[4:8]}-{code[8:]} ") == code


@given(CODES, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(code: str, place: int, shift: int) -> None:
    wrong = str((int(code[place]) + shift) % 10)

    assert parse_learner_code(code[:place] + wrong + code[place + 1 :]) is None


def test_nearly_every_swap_of_neighbours_is_found() -> None:
    swaps = found = 0
    for drawn in range(0, 10**11, 10**11 // 500 + 7):
        code = make_learner_code(drawn)
        for place in range(11):
            if code[place] != code[place + 1]:
                swaps += 1
                swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
                found += parse_learner_code(swapped) is None
    assert swaps > 1_000
    assert found / swaps > 0.95


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_none_and_never_an_error(text: str) -> None:
    code = parse_learner_code(text)

    assert code is None or (len(code) == 12 and code.isascii() and code.isdigit())


@pytest.mark.parametrize("text", ["", "123", "1234567890123", "12345678901x", "١٢٣٤٥٦٧٨٩٠١٢"])
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert parse_learner_code(text) is None


def test_a_password_is_long_and_not_the_user_name() -> None:
    check_password("anna", "ten-letters")
    for password in ("short", "xxannaxxyyzz", "ANNA123456"):
        with pytest.raises(PasswordTooWeak):
            check_password("anna", password)


@pytest.mark.parametrize("typed", ["Anna Ivanova", "  anna   IVANOVA ", "ａｎｎａ\u00a0ivanova"])
def test_a_user_name_is_one_however_it_is_typed(typed: str) -> None:
    assert parse_user_name(typed) == "anna ivanova"
