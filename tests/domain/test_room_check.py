from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.room_check import (
    BACKUP_GROWS_OLD,
    FREE_BYTES_NEEDED,
    ComputerPoint,
    ComputerState,
    Finding,
    ServerPoint,
    ServerState,
    judge_computer,
    judge_server,
)
from tests.builders import NOW


def a_server(**changes: object) -> ServerState:
    ready = {
        "can_be_reached": True,
        "tests": 25,
        "recordings": 46,
        "missing_files": 0,
        "can_write": True,
        "is_durable": True,
        "free_bytes": FREE_BYTES_NEEDED,
        "last_backup": NOW - BACKUP_GROWS_OLD,
    }
    return ServerState(**{**ready, **changes})  # type: ignore[arg-type]


def a_computer(**changes: object) -> ComputerState:
    ready = {
        "runs_scripts": True,
        "keeps_cookies": True,
        "keeps_answers": True,
        "typed": "привет",
        "hears": True,
        "width": 320,
        "clock_ahead": -120,
        "milliseconds": 500,
    }
    return ComputerState(**{**ready, **changes})  # type: ignore[arg-type]


def test_a_server_that_just_suffices_is_ready() -> None:
    assert set(judge_server(a_server(), now=NOW).values()) == {Finding.GOOD}


@pytest.mark.parametrize(
    ("change", "point"),
    [
        ({"can_be_reached": False}, ServerPoint.ROOM),
        ({"tests": 0}, ServerPoint.BANKS),
        ({"missing_files": 1}, ServerPoint.BANKS),
        ({"can_write": False}, ServerPoint.DATABASE),
        ({"is_durable": False}, ServerPoint.DATABASE),
        ({"free_bytes": FREE_BYTES_NEEDED - 1}, ServerPoint.DISK),
        ({"last_backup": None}, ServerPoint.BACKUP),
        ({"last_backup": NOW - BACKUP_GROWS_OLD - timedelta(seconds=1)}, ServerPoint.BACKUP),
    ],
)
def test_one_fault_of_the_server_is_named_alone(change: dict[str, object], point: ServerPoint) -> None:
    found = judge_server(a_server(**change), now=NOW)

    assert [name for name, finding in found.items() if finding is Finding.LOOK] == [point]


def test_a_computer_that_just_suffices_is_ready() -> None:
    assert set(judge_computer(a_computer()).values()) == {Finding.GOOD}


@pytest.mark.parametrize(
    ("change", "point"),
    [
        ({"runs_scripts": False}, ComputerPoint.SCRIPTS),
        ({"keeps_cookies": False}, ComputerPoint.COOKIES),
        ({"keeps_answers": False}, ComputerPoint.STORE),
        ({"typed": "ghbdtn"}, ComputerPoint.KEYBOARD),
        ({"typed": ""}, ComputerPoint.KEYBOARD),
        ({"hears": False}, ComputerPoint.SOUND),
        ({"width": 319}, ComputerPoint.SCREEN),
        ({"clock_ahead": 121}, ComputerPoint.CLOCK),
        ({"clock_ahead": -121}, ComputerPoint.CLOCK),
        ({"milliseconds": 501}, ComputerPoint.NETWORK),
    ],
)
def test_one_fault_of_a_computer_is_named_alone(change: dict[str, object], point: ComputerPoint) -> None:
    found = judge_computer(a_computer(**change))

    assert [name for name, finding in found.items() if finding is Finding.LOOK] == [point]


@pytest.mark.parametrize("typed", ["Привет", " ПРИВЕТ ", "привет"])
def test_capital_letters_and_spaces_do_not_matter(typed: str) -> None:
    assert judge_computer(a_computer(typed=typed))[ComputerPoint.KEYBOARD] is Finding.GOOD


@given(
    keeps=st.none() | st.booleans(),
    number=st.none() | st.integers(),
    typed=st.text(),
)
def test_whatever_a_browser_says_every_point_gets_a_finding(
    keeps: bool | None, number: int | None, typed: str
) -> None:
    found = judge_computer(
        a_computer(keeps_answers=keeps, typed=typed, width=number, clock_ahead=number, milliseconds=number)
    )

    assert set(found) == set(ComputerPoint)
    assert (found[ComputerPoint.STORE] is Finding.UNKNOWN) == (keeps is None)
    assert (found[ComputerPoint.CLOCK] is Finding.UNKNOWN) == (number is None)
