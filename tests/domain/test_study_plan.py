from datetime import date
from typing import Any

import pytest

from elearn.domain.items import BANKS
from elearn.domain.study_plan import (
    DAYS_WITHOUT_DATE,
    FARTHEST,
    MOST_REVIEWS,
    REVIEWS,
    TOPIC_MINUTES,
    StudyKind,
    StudyPlan,
    StudyTask,
    order_tests,
    plan_study,
)
from tests.domain.study import TODAY, a_part, a_state, in_days, kinds, subjects

LANGUAGE, HISTORY, LEGISLATION = BANKS


def plan(**changes: Any) -> StudyPlan:
    return plan_study(a_state(**changes))


def test_without_a_date_the_next_two_weeks_are_planned() -> None:
    days = plan().days

    assert [day.on for day in days] == [in_days(n) for n in range(DAYS_WITHOUT_DATE)]
    assert "exam" not in {kind for day in days for kind in kinds(day)}


@pytest.mark.parametrize("days", [1, 2, 3, 30])
def test_every_day_to_the_exam_is_planned_and_the_exams_own_is_the_last(days: int) -> None:
    found = plan(exam_on=in_days(days)).days

    assert [day.on for day in found] == [in_days(n) for n in range(days + 1)]
    assert kinds(found[-1]) == ["exam"]


def test_the_last_two_days_have_a_mock_exam_each_and_the_mistakes() -> None:
    days = plan(exam_on=in_days(5), review_days=(in_days(3),) * 3 + (in_days(4),) * 30).days

    assert [kinds(day) for day in days[-3:]] == [["mock_exam", "review"], ["mock_exam", "review"], ["exam"]]
    assert [day.tasks[1].items for day in days[-3:-1]] == [3, REVIEWS]


def test_the_day_before_the_exam_alone_has_its_mock_exam_too() -> None:
    assert kinds(plan(exam_on=in_days(1)).days[0]) == ["mock_exam"]


def test_the_day_of_the_exam_has_nothing_but_the_exam() -> None:
    days = plan(exam_on=TODAY, review_days=(TODAY,)).days

    assert [kinds(day) for day in days] == [["exam"]]


def test_an_exam_that_is_over_has_no_plan() -> None:
    found = plan(exam_on=in_days(-1))

    assert (found.days, found.is_over) == ((), True)
    assert not plan(exam_on=TODAY).is_over


def test_a_far_exam_is_planned_when_it_comes_nearer() -> None:
    days = plan(exam_on=date(2999, 1, 31)).days

    assert len(days) == FARTHEST
    assert days[-1].on < in_days(FARTHEST)


def test_tests_go_round_the_parts_of_the_exam() -> None:
    names = [test.subject for test in order_tests(tuple(a_part(bank, tests=2) for bank in BANKS))]

    assert names == ["language-1", "history-1", "legislation-1", "language-2", "history-2", "legislation-2"]


def test_the_weakest_part_comes_first_and_twice() -> None:
    parts = (a_part(LANGUAGE, 0.8), a_part(HISTORY, 0.3), a_part(LEGISLATION, 0.5))
    names = [test.subject for test in order_tests(parts)]

    assert names[:4] == ["history-1", "history-2", "legislation-1", "language-1"]
    assert names[4:] == ["history-3", "legislation-2", "language-2", "legislation-3", "language-3"]


def test_when_time_is_short_the_weakest_part_gets_it() -> None:
    parts = (a_part(LANGUAGE, 0.8), a_part(HISTORY, 0.3), a_part(LEGISLATION, 0.5))
    days = plan(parts=parts, exam_on=in_days(3)).days

    assert subjects(*days) == ["history-1", "history-2"]


def test_a_weak_topic_a_day_from_the_weakest_part_on() -> None:
    parts = (a_part(LANGUAGE, 0.6, topics=1), a_part(HISTORY, 0.4, topics=2))
    days = plan(parts=parts).days

    assert [subjects(day, kind=StudyKind.TOPIC) for day in days[:4]] == [
        ["history-weak-1"],
        ["history-weak-2"],
        ["language-weak-1"],
        [],
    ]


def test_what_is_due_comes_first_and_what_a_day_cannot_hold_waits_for_the_next() -> None:
    days = plan(review_days=(in_days(-9),) * 20).days

    assert [(day.tasks[0].kind.value, day.tasks[0].items) for day in days[:3]] == [
        ("review", 8),
        ("review", 8),
        ("review", 4),
    ]
    assert "review" not in kinds(days[3])


def test_where_nothing_else_is_left_more_is_repeated_at_once() -> None:
    days = plan(parts=(), mock_exam=None, review_days=(TODAY,) * 20).days

    assert [day.tasks[0].items for day in days[:2]] == [MOST_REVIEWS, 4]
    assert [day.tasks for day in days[2:]] == [()] * (DAYS_WITHOUT_DATE - 2)


def test_who_has_passed_all_sits_a_mock_exam_now_and_then() -> None:
    days = plan(parts=(), exam_on=in_days(9)).days

    assert [n for n, day in enumerate(days) if kinds(day) == ["mock_exam"]] == [0, 3, 7, 8]
    assert kinds(plan(parts=(), last_mock_exam_on=in_days(-1)).days[0]) == []


def test_without_a_mock_exam_the_last_days_are_like_the_others() -> None:
    days = plan(exam_on=in_days(2), mock_exam=None).days

    assert [set(kinds(day)) for day in days] == [{"test"}, {"test"}, {"exam"}]


def test_what_was_done_today_stays_with_its_mark_and_takes_its_time() -> None:
    done = (
        StudyTask(kind=StudyKind.TEST, subject="language-1", minutes=20, is_done=True),
        StudyTask(kind=StudyKind.TOPIC, subject="language-weak-1", minutes=TOPIC_MINUTES, is_done=True),
    )
    parts = (a_part(LANGUAGE, topics=2),)
    first, second = plan(parts=parts, done_today=done, last_worked_on=TODAY).days[:2]

    assert first.tasks == done
    assert (first.left, first.minutes_left) == ((), 0)
    assert subjects(second) == ["language-1"]  # handed in, but not passed
    assert subjects(second, kind=StudyKind.TOPIC) == ["language-weak-1"]


def test_a_mock_exam_of_today_is_not_asked_for_again() -> None:
    done = (StudyTask(kind=StudyKind.MOCK_EXAM, subject="patent", minutes=80, is_done=True),)
    first, second, _ = plan(exam_on=in_days(2), done_today=done, last_mock_exam_on=TODAY).days

    assert first.left == ()
    assert kinds(second) == ["mock_exam"]


@pytest.mark.parametrize(("worked", "missed"), [(None, 0), (0, 0), (1, 0), (2, 1), (3, 2), (-5, 0)])
def test_missed_days_are_counted_from_the_last_day_of_work(worked: int | None, missed: int) -> None:
    last = None if worked is None else in_days(-worked)

    assert plan(last_worked_on=last).missed_days == missed


def test_the_work_of_missed_days_is_spread_anew() -> None:
    exam_on = in_days(20)
    on_time = plan(exam_on=exam_on)
    late = plan(today=in_days(4), exam_on=exam_on, last_worked_on=in_days(1))

    assert late.missed_days == 2
    assert set(subjects(*late.days)) == set(subjects(*on_time.days))
