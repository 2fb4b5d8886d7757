"""How far people came, and how sure that is."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import LearnerId
from elearn.domain.gains import Sitting, estimate_mean, list_gains, name_area, student_quantile
from tests.builders import NOW, new_id

ANNA = LearnerId(new_id())


def sat(
    day: int, share: float, test_id: str | None = "history-01", area: str = "history", **how: bool
) -> Sitting:
    at = NOW + timedelta(days=day)
    return Sitting(learner_id=ANNA, area=area, test_id=test_id, submitted_at=at, share=share, **how)


def test_the_gain_is_the_last_test_minus_the_first_whatever_lies_between() -> None:
    sittings = [sat(3, 0.75, "history-03"), sat(1, 0.5), sat(2, 0.1, "history-02")]

    assert list_gains(sittings) == {ANNA: 0.25}


def test_who_sat_one_test_has_no_gain() -> None:
    assert list_gains([sat(1, 0.5)]) == {}


def test_a_test_that_was_repeated_counts_once_by_its_first_sitting() -> None:
    assert list_gains([sat(1, 0.5), sat(2, 1.0)]) == {}


def test_mock_exams_have_other_tasks_each_time_so_all_count() -> None:
    assert list_gains([sat(1, 0.5, None), sat(2, 1.0, None)]) == {ANNA: 0.5}


def test_tests_of_two_subjects_are_not_compared() -> None:
    assert list_gains([sat(1, 0.5), sat(2, 1.0, "language-01", "language")]) == {}


def test_a_person_with_gains_in_two_subjects_counts_once_with_their_mean() -> None:
    history = [sat(1, 0.5), sat(2, 0.75, "history-02")]
    language = [sat(1, 0.25, "language-01", "language"), sat(2, 1.0, "language-02", "language")]

    assert list_gains(history + language) == {ANNA: 0.5}


def test_practice_mode_is_not_compared_with_exam_mode() -> None:
    assert list_gains([sat(1, 0.5), sat(2, 1.0, "history-02", is_exam=False)]) == {}


def test_two_exams_tell_more_than_practice_before_and_after() -> None:
    practice = [sat(1, 0.1, is_exam=False), sat(5, 1.0, "history-05", is_exam=False)]
    exams = [sat(2, 0.5, "history-02"), sat(3, 0.75, "history-03")]

    assert list_gains(practice) == {ANNA: 0.9}
    assert list_gains(practice + exams) == {ANNA: 0.25}


def test_a_test_that_was_practised_before_is_no_first_sitting_as_an_exam() -> None:
    assert list_gains([sat(1, 0.5, is_exam=False), sat(2, 1.0), sat(3, 0.75, "history-02")]) == {}


def test_a_test_that_was_cut_short_tells_nothing_and_neither_does_its_repetition() -> None:
    cut = sat(1, 0.1, is_whole=False)

    assert list_gains([cut, sat(2, 0.75, "history-02")]) == {}
    assert list_gains([cut, sat(2, 1.0), sat(3, 0.75, "history-02")]) == {}


def test_areas_are_banks_and_profiles() -> None:
    assert name_area("history-01", "patent") == "history"
    assert name_area(None, "patent") == "exam patent"


# Student's t, 97.5 %: any printed table.
@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [(4, 2.776), (5, 2.571), (9, 2.262), (19, 2.093), (30, 2.042), (120, 1.980), (10**6, 1.960)],
)
def test_quantiles_are_those_of_the_tables(freedom: int, quantile: float) -> None:
    assert student_quantile(freedom) == pytest.approx(quantile, abs=0.006)


def test_the_interval_is_students() -> None:
    mean = estimate_mean([0.0, 0.1, 0.2, 0.3, 0.4])

    assert mean
    assert mean.people == 5
    assert mean.mean == pytest.approx(0.2)
    assert mean.high - mean.mean == pytest.approx(2.776 * 0.0707, abs=0.001)


@pytest.mark.parametrize("values", [[], [0.5]])
def test_one_value_has_no_interval(values: list[float]) -> None:
    assert estimate_mean(values) is None


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=50))
def test_the_mean_lies_in_its_interval(values: Sequence[float]) -> None:
    mean = estimate_mean(values)

    assert mean
    assert mean.low <= mean.mean <= mean.high
