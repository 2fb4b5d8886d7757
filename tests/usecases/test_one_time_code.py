"""The second factor: a code is right for its time, once, for its account."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from pyotp import TOTP
from sqlalchemy import Engine, select

from elearn.domain.accounts import AccountId
from elearn.storage.engine import reading, transaction
from elearn.storage.tables import FailedTryRow
from elearn.usecases.check_one_time_code import check_one_time_code
from tests.builders import NOW, new_id

SECRET = "JBSWY3DPEHPK3PXP" * 2
ACCOUNT = AccountId(new_id())
STEP = timedelta(seconds=30)
TOGETHER = 4


def check(
    engine: Engine, code: str, *, now: datetime = NOW, account_id: AccountId = ACCOUNT, secret: str = SECRET
) -> bool:
    with transaction(engine) as session:
        return check_one_time_code(session, account_id=account_id, secret=secret, code=code, now=now)


@pytest.mark.parametrize(("steps", "is_right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_right_one_step_around_its_time(engine: Engine, steps: int, is_right: bool) -> None:
    assert check(engine, TOTP(SECRET).at(NOW + steps * STEP)) is is_right


def test_a_code_may_be_typed_with_spaces_and_must_be_this_one(engine: Engine) -> None:
    code = TOTP(SECRET).at(NOW)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    assert not check(engine, wrong)
    assert not check(engine, "")
    assert check(engine, f" {code[:3]} {code[3:]} ")


def test_a_code_works_once_as_long_as_it_is_right(engine: Engine) -> None:
    code = TOTP(SECRET).at(NOW)
    assert check(engine, code, now=NOW - STEP)
    for moment in (NOW - STEP, NOW, NOW + STEP):
        assert not check(engine, code, now=moment)
    assert check(engine, TOTP(SECRET).at(NOW + STEP), now=NOW + STEP)


def test_of_the_same_code_at_the_same_moment_one_is_let_in(engine: Engine) -> None:
    code, start = TOTP(SECRET).at(NOW), Barrier(TOGETHER)

    def enter(number: int) -> bool:
        start.wait(timeout=30)
        return check(engine, code, now=NOW + number * timedelta(milliseconds=1))

    with ThreadPoolExecutor(TOGETHER) as pool:
        assert sum(pool.map(enter, range(TOGETHER))) == 1


def test_of_two_transactions_that_overlap_the_second_waits_and_is_refused(postgresql_engine: Engine) -> None:
    code = TOTP(SECRET).at(NOW)
    with ThreadPoolExecutor(1) as pool:
        with transaction(postgresql_engine) as session:
            assert check_one_time_code(session, account_id=ACCOUNT, secret=SECRET, code=code, now=NOW)
            second = pool.submit(check, postgresql_engine, code)
            with pytest.raises(TimeoutError):
                second.result(timeout=0.3)
        assert not second.result(timeout=30)


def test_the_same_digits_of_another_account_are_another_code(engine: Engine) -> None:
    code = TOTP(SECRET).at(NOW)
    assert check(engine, code)
    assert check(engine, code, account_id=AccountId(new_id()))


def test_what_is_kept_names_nobody(engine: Engine) -> None:
    assert check(engine, TOTP(SECRET).at(NOW))
    with reading(engine) as session:
        [key] = session.scalars(select(FailedTryRow.__table__.c.key))
    for name in (ACCOUNT.hex, str(ACCOUNT), SECRET, "one-time-code"):
        assert name not in key
