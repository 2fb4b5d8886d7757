"""What holds for every plan, whatever it is made from."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.items import BANKS
from elearn.domain.study_plan import (
    MOST_MINUTES,
    MOST_REVIEWS,
    TASKS_A_DAY,
    StudyDay,
    StudyKind,
    StudyState,
    order_tests,
    plan_study,
)
from tests.domain.study import EXAM, TODAY, a_part, a_test, a_topic, in_days, kinds, subjects

states = st.builds(
    StudyState,
    today=st.just(TODAY),
    exam_on=st.none() | st.integers(0, 120).map(in_days),
    parts=st.tuples(
        *(
            st.builds(a_part, st.just(bank), st.floats(0, 1), st.integers(0, 10), topics=st.integers(0, 5))
            for bank in BANKS
        )
    ),
    review_days=st.lists(st.integers(-30, 120).map(in_days), max_size=60).map(tuple),
    mock_exam=st.none() | st.just(EXAM),
    done_today=st.lists(
        st.sampled_from([a_test("language-1"), a_test("old-1", 60), a_topic("x"), EXAM]), max_size=3
    ).map(tuple),
    last_mock_exam_on=st.none() | st.integers(-9, 0).map(in_days),
    last_worked_on=st.none() | st.integers(-30, 0).map(in_days),
)


@given(states)
def test_the_days_follow_each_other_and_none_is_after_the_exam(state: StudyState) -> None:
    days = plan_study(state).days

    assert [day.on for day in days] == [TODAY + timedelta(days=n) for n in range(len(days))]
    assert state.exam_on is None or days[-1].on <= state.exam_on


@given(states)
def test_two_days_before_the_exam_have_their_mock_exams(state: StudyState) -> None:
    for day in plan_study(state).days[1:]:
        left = (state.exam_on - day.on).days if state.exam_on else None
        if state.mock_exam and left in {1, 2}:
            assert kinds(day)[0] == "mock_exam"
            assert set(kinds(day)) <= {"mock_exam", "review"}
        if left == 0:
            assert kinds(day) == ["exam"]


@given(states)
def test_no_day_has_more_than_can_be_borne(state: StudyState) -> None:
    for day in plan_study(state).days:
        tasks = list(day.tasks[len(state.done_today) :] if day.on == TODAY else day.tasks)
        assert len(tasks) <= TASKS_A_DAY
        assert sum(task.kind is StudyKind.TOPIC for task in tasks) <= 1
        if EXAM in tasks:
            assert sum(task.minutes for task in tasks) <= EXAM.minutes + MOST_REVIEWS
        else:
            assert sum(task.minutes for task in tasks) <= MOST_MINUTES


@given(states)
def test_nothing_is_planned_twice_and_no_more_than_there_is(state: StudyState) -> None:
    days = plan_study(state).days
    for kind in (StudyKind.TEST, StudyKind.TOPIC):
        names = [name for day in days for name in _planned(day, state, kind)]
        assert len(names) == len(set(names))
    reviews = [task.items for day in days for task in day.left if task.kind is StudyKind.REVIEW]
    assert sum(reviews) <= len(state.review_days)


@given(states)
def test_no_day_is_free_of_tests_while_there_are_some_left_for_later(state: StudyState) -> None:
    usual = [day for day in plan_study(state).days[1:] if not {"mock_exam", "exam"} & set(kinds(day))]
    with_tests = [bool(subjects(day)) for day in usual]

    assert with_tests == sorted(with_tests, reverse=True)


@given(states)
def test_the_same_state_gives_the_same_plan(state: StudyState) -> None:
    assert plan_study(state) == plan_study(state)


@given(states)
def test_the_order_of_tests_is_total(state: StudyState) -> None:
    every = [test.subject for part in state.parts for test in part.tests]

    assert sorted(test.subject for test in order_tests(state.parts)) == sorted(every)


def _planned(day: StudyDay, state: StudyState, kind: StudyKind) -> list[str]:
    done = len(state.done_today) if day.on == TODAY else 0
    return [task.subject for task in day.tasks[done:] if task.kind is kind]
