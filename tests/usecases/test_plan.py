"""The plan is made from what the learner has done, and made anew each day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from elearn.domain.accounts import Learner
from elearn.domain.attempts import Mode
from elearn.domain.study_plan import StudyDay, StudyKind
from elearn.storage.learners import load_learner
from elearn.usecases.choose_exam import choose_exam
from elearn.usecases.load_plan import PlanReport, load_plan
from tests.builders import NOW, a_test
from tests.conftest import Recorder
from tests.usecases.world import TSARS, World, history_bank, history_items

DAY = timedelta(days=1)
WRONG = ("b",) * 6
RIGHT = ("a",) * 6


def the_learner(world: World) -> Learner:
    with world.reading() as session:
        return load_learner(session, world.learner_id)


def plan(world: World, *, now: datetime = NOW, zone: timezone = UTC) -> PlanReport:
    learner = the_learner(world)
    with world.reading() as session:
        return load_plan(session, learner=learner, books=world.books, now=now, zone=zone)


def today(world: World, *, now: datetime = NOW) -> StudyDay:
    return plan(world, now=now).plan.days[0]


def lines(day: StudyDay) -> list[tuple[str, str, bool]]:
    return [(task.kind.value, task.subject, task.is_done) for task in day.tasks]


def set_exam(world: World, days: int) -> None:
    with world.transaction() as session:
        choose_exam(
            session,
            learner_id=world.learner_id,
            profile_id="patent",
            exam_on=(NOW + days * DAY).date(),
            profile_ids=["patent"],
        )


def test_a_visitor_who_did_nothing_yet_has_all_tests_ahead(world: World) -> None:
    with world.reading() as session:
        report = load_plan(session, learner=None, books=world.books, now=NOW, zone=UTC)

    subjects = [task.subject for day in report.plan.days for task in day.tasks]
    assert subjects[:2] == ["language-01", "history-01"]
    assert report.plan.missed_days == 0


def test_a_test_that_is_passed_leaves_the_plan_and_shows_as_done_today(world: World) -> None:
    world.sit(world.start(), *RIGHT)

    assert lines(today(world)) == [("test", "history-01", True), ("test", "language-01", False)]
    assert ("test", "history-01", False) not in lines(today(world, now=NOW + DAY))


def test_a_test_that_was_not_passed_comes_again_on_another_day(world: World) -> None:
    world.sit(world.start(), *WRONG)

    assert ("test", "history-01", False) not in lines(today(world))
    assert ("test", "history-01", False) in lines(today(world, now=NOW + DAY))


def test_mistakes_are_due_the_next_day_and_weak_topics_have_their_lesson(world: World) -> None:
    world.sit(world.start(), *WRONG)
    tomorrow = today(world, now=NOW + DAY)

    assert [line[:2] for line in lines(tomorrow)][:2] == [("review", ""), ("topic", "history-state-symbols")]
    assert tomorrow.tasks[0].items == 6


def test_what_was_done_more_than_once_today_is_one_line(world: World) -> None:
    for minutes in (0, 1):
        now = NOW + timedelta(minutes=minutes)
        world.sit(world.start_drill(TSARS, now=now), "b", now=now)

    assert lines(today(world))[:1] == [("topic", TSARS, True)]


def test_repeating_shows_as_done(world: World) -> None:
    world.sit(world.start(now=NOW - DAY), *WRONG, now=NOW - DAY)
    world.sit(world.start_mistakes(), *RIGHT)
    (done,) = [task for task in today(world).tasks if task.is_done]

    assert (done.kind, done.items) == (StudyKind.REVIEW, 6)


def test_the_last_two_days_have_mock_exams_of_the_chosen_exam(world: World) -> None:
    set_exam(world, 2)
    first, second, third = plan(world).plan.days
    assert [lines(day)[0][:2] for day in (first, second)] == [("mock_exam", "patent")] * 2
    assert lines(third) == [("exam", "", False)]

    world.sit(world.start_exam(), "a")
    assert lines(today(world))[0] == ("mock_exam", "patent", True)


def test_without_enough_items_there_is_no_mock_exam(world: World) -> None:
    set_exam(world, 2)
    world.release(history_bank("2026.2", items=history_items()[:1], translations={}))

    assert "mock_exam" not in {line[0] for day in plan(world).plan.days for line in lines(day)}


@pytest.mark.parametrize(("days", "missed"), [(0, 0), (1, 0), (2, 1), (4, 3)])
def test_missed_days_are_told(world: World, days: int, missed: int) -> None:
    world.sit(world.start(), "a")

    assert plan(world, now=NOW + days * DAY).plan.missed_days == missed


def test_the_day_is_the_learners_own(world: World) -> None:
    east = timezone(timedelta(hours=12))

    assert plan(world, zone=east).plan.today == date(2026, 11, 22)
    assert plan(world).plan.today == date(2026, 11, 21)


def test_tests_of_the_own_exam_come_before_those_of_easier_ones_and_harder_ones_never(world: World) -> None:
    patent = world.books.profiles["patent"]
    harder = replace(patent, id="rvp", parts=(*patent.parts, patent.parts[0]))
    books = replace(world.books, profiles={"patent": patent, "rvp": harder})
    items = history_items()
    tests = (a_test(items), a_test(items, id="history-02", profile_id="rvp"))
    world.release(history_bank("2026.2", tests=tests))

    found = {}
    for profile_id in ("patent", "rvp"):
        learner = replace(the_learner(world), profile_id=profile_id)
        with world.reading() as session:
            report = load_plan(session, learner=learner, books=books, now=NOW, zone=UTC)
        days = report.plan.days
        subjects = [task.subject for day in days for task in day.tasks if task.kind is StudyKind.TEST]
        found[profile_id] = [subject for subject in subjects if subject.startswith("history")]

    assert found == {"patent": ["history-01"], "rvp": ["history-02", "history-01"]}


def test_a_plan_takes_few_statements_however_long_the_history(world: World, statements: Recorder) -> None:
    counts = []
    for _ in range(2):
        for hour in range(3):
            now = NOW + timedelta(hours=hour)
            world.sit(world.start(Mode.PRACTICE, now=now), *WRONG, now=now)
        plan(world)
        learner = the_learner(world)
        with statements(world.engine) as recorded, world.reading() as session:
            load_plan(session, learner=learner, books=world.books, now=NOW, zone=UTC)
        counts.append(len(recorded))

    assert counts[0] == counts[1] <= 8, recorded
