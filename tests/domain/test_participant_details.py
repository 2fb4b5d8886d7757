"""What people tell about themselves, sorted for reports."""

import pytest

from elearn.domain.participant_details import (
    AgeBand,
    Details,
    Sex,
    age_band,
    is_birth_year,
    sort_nationalities,
)


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, AgeBand.YOUNGER),
        (17, AgeBand.YOUNGER),
        (18, AgeBand.FROM_18),
        (24, AgeBand.FROM_18),
        (25, AgeBand.FROM_25),
        (34, AgeBand.FROM_25),
        (35, AgeBand.FROM_35),
        (44, AgeBand.FROM_35),
        (45, AgeBand.FROM_45),
        (54, AgeBand.FROM_45),
        (55, AgeBand.OLDER),
        (99, AgeBand.OLDER),
    ],
)
def test_a_band_begins_at_its_first_year(age: int, band: AgeBand) -> None:
    assert age_band(2026 - age, 2026) is band


@pytest.mark.parametrize(("year", "is_one"), [(2026, True), (2027, False), (1916, True), (1915, False)])
def test_a_year_of_birth_is_one_of_somebody_alive(year: int, is_one: bool) -> None:
    assert is_birth_year(year, 2026) is is_one


def test_usual_countries_come_first_and_others_by_code() -> None:
    assert sort_nationalities({"ZW", "TJ", "AL", "UZ"}) == ["UZ", "TJ", "AL", "ZW"]


def test_nothing_told_is_nothing() -> None:
    assert not Details()
    assert Details(sex=Sex.MALE)
    assert Details(birth_year=1990)
    assert Details(nationality="UZ")
