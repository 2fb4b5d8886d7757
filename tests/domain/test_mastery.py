import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.mastery import Evidence, Verdict, estimate_mastery


@pytest.mark.parametrize(("answered", "correct"), [(0, 0), (1, 0), (1, 1), (2, 0), (2, 2)])
def test_two_answers_say_nothing_about_anybody(answered: int, correct: int) -> None:
    assert estimate_mastery(Evidence(answered=answered, correct=correct)).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("answered", "correct", "verdict"),
    [
        (3, 0, Verdict.WEAK),
        (3, 1, Verdict.WEAK),
        (3, 2, Verdict.UNKNOWN),
        (3, 3, Verdict.STRONG),
        (8, 4, Verdict.UNKNOWN),
        (8, 3, Verdict.WEAK),
        (8, 7, Verdict.STRONG),
    ],
)
def test_a_verdict_needs_certainty(answered: int, correct: int, verdict: Verdict) -> None:
    assert estimate_mastery(Evidence(answered=answered, correct=correct)).verdict is verdict


def test_the_posterior_of_no_evidence_is_uniform() -> None:
    mastery = estimate_mastery(Evidence())

    assert mastery.mean == 0.5
    assert mastery.low == pytest.approx(0.1, abs=1e-4)
    assert mastery.high == pytest.approx(0.9, abs=1e-4)


def test_the_interval_agrees_with_the_closed_form_where_there_is_one() -> None:
    mastery = estimate_mastery(Evidence(answered=4, correct=4))  # Beta(5, 1): the CDF is x**5

    assert mastery.low == pytest.approx(0.1**0.2, abs=1e-5)
    assert mastery.high == pytest.approx(0.9**0.2, abs=1e-5)


@given(st.integers(0, 300), st.data())
def test_the_interval_holds_the_mean_and_narrows_with_evidence(answered: int, data: st.DataObject) -> None:
    correct = data.draw(st.integers(0, answered))
    mastery = estimate_mastery(Evidence(answered=answered, correct=correct))
    doubled = estimate_mastery(Evidence(answered=2 * answered, correct=2 * correct))

    assert 0 <= mastery.low <= mastery.mean <= mastery.high <= 1
    assert doubled.high - doubled.low <= mastery.high - mastery.low + 1e-6


@given(st.integers(1, 100), st.data())
def test_one_more_right_answer_never_lowers_the_estimate(answered: int, data: st.DataObject) -> None:
    correct = data.draw(st.integers(0, answered - 1))
    lower = estimate_mastery(Evidence(answered=answered, correct=correct))
    higher = estimate_mastery(Evidence(answered=answered, correct=correct + 1))

    assert higher.mean > lower.mean
    assert higher.low >= lower.low
