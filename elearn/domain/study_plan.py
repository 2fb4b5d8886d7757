"""The plan to the exam: what to do today and on each day ahead, made anew from where the learner stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from elearn.domain.items import BankId

DAYS_WITHOUT_DATE = 14
FARTHEST = 92  # days ahead; what lies behind that is planned when it comes nearer
FEWEST_MINUTES, MOST_MINUTES = 25, 45  # of a day; a mock exam takes as long as it takes
MINUTES_PER_TASK = 1  # with its explanation read
TOPIC_MINUTES = 12  # the lesson and a drill
REVIEWS, MOST_REVIEWS = 8, 16  # tasks in one sitting: as a rule, and where a day has room
TASKS_A_DAY = 3
MOCK_EXAM_DAYS = 2  # the last ones before the exam
DAYS_BETWEEN_MOCK_EXAMS = 3


class StudyKind(StrEnum):
    """What a task of the plan is."""

    REVIEW = "review"
    TOPIC = "topic"
    TEST = "test"
    MOCK_EXAM = "mock_exam"
    EXAM = "exam"


@dataclass(frozen=True, kw_only=True)
class StudyTask:
    """One thing to do. `subject`: the id of the test, topic or exam; `items`: how many to repeat."""

    kind: StudyKind
    minutes: int
    subject: str = ""
    items: int = 0
    is_done: bool = False


@dataclass(frozen=True, kw_only=True)
class StudyDay:
    """One day; without tasks it is a free one."""

    on: date
    tasks: tuple[StudyTask, ...]

    @property
    def left(self) -> tuple[StudyTask, ...]:
        """What is still to do."""
        return tuple(task for task in self.tasks if not task.is_done)

    @property
    def minutes_left(self) -> int:
        """How long that takes."""
        return sum(task.minutes for task in self.left)


@dataclass(frozen=True, kw_only=True)
class PartState:
    """Where the learner stands in one part of the exam; tests and topics in the order to take them in."""

    bank_id: BankId
    mastery: float  # expected command, 0 .. 1
    tests: tuple[StudyTask, ...] = ()  # not passed yet
    weak_topics: tuple[StudyTask, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StudyState:
    """All that a plan is made from. `review_days`: one day for each item to repeat."""

    today: date
    exam_on: date | None = None
    parts: tuple[PartState, ...] = ()
    review_days: tuple[date, ...] = ()
    mock_exam: StudyTask | None = None
    done_today: tuple[StudyTask, ...] = ()
    last_mock_exam_on: date | None = None
    last_worked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class StudyPlan:
    """The days from today on, the exam's own the last; none where the date is over."""

    today: date
    exam_on: date | None
    days: tuple[StudyDay, ...]
    missed_days: int

    @property
    def is_over(self) -> bool:
        """Whether the exam was before today."""
        return self.exam_on is not None and self.exam_on < self.today


def plan_study(state: StudyState) -> StudyPlan:
    """Plan every day to the exam, or the next DAYS_WITHOUT_DATE days; the same state gives the same plan."""
    is_over = state.exam_on is not None and state.exam_on < state.today
    return StudyPlan(
        today=state.today,
        exam_on=state.exam_on,
        days=() if is_over else tuple(_Planner(state).plan_days()),
        missed_days=_count_missed(state),
    )


def order_tests(parts: tuple[PartState, ...]) -> tuple[StudyTask, ...]:
    """Order the tests: the weakest part first in every round, with two where it is weaker than all others.

    Whatever the time does not suffice for falls off the end.
    """
    ranked = _rank(parts)
    is_weakest = len(ranked) > 1 and ranked[0].mastery < ranked[1].mastery
    ordered = [
        ((number // (2 if is_weakest and rank == 0 else 1), rank, number), test)
        for rank, part in enumerate(ranked)
        for number, test in enumerate(part.tests)
    ]
    return tuple(test for _, test in sorted(ordered, key=lambda pair: pair[0]))


def _rank(parts: tuple[PartState, ...]) -> list[PartState]:
    return sorted(parts, key=lambda part: part.mastery)  # stable: else in the exam's order


def _count_missed(state: StudyState) -> int:
    since = (state.today - state.last_worked_on).days - 1 if state.last_worked_on else 0
    return max(0, since)


class _Planner:
    """Deals the work out, day by day."""

    def __init__(self, state: StudyState) -> None:
        self._state = state
        self._tests = list(order_tests(state.parts))
        self._topics = [topic for part in _rank(state.parts) for topic in part.weak_topics]
        self._reviews = sorted(state.review_days)
        self._last_mock_exam = state.last_mock_exam_on

    def plan_days(self) -> Iterator[StudyDay]:
        state = self._state
        count = (state.exam_on - state.today).days + 1 if state.exam_on else DAYS_WITHOUT_DATE
        days = [state.today + timedelta(days=number) for number in range(min(count, FARTHEST))]
        aim = self._aim(len([day for day in days if self._days_left(day) > MOCK_EXAM_DAYS]))
        for day in days:
            done = state.done_today if day == state.today else ()
            yield StudyDay(on=day, tasks=(*done, *self._plan_day(day, done, aim)))

    def _days_left(self, day: date) -> int:
        return (self._state.exam_on - day).days if self._state.exam_on else FARTHEST

    def _aim(self, days: int) -> int:
        """Spread all the work evenly, within what is good for a day."""
        work = len(self._reviews) * MINUTES_PER_TASK
        work += sum(task.minutes for task in (*self._tests, *self._topics))
        return min(MOST_MINUTES, max(FEWEST_MINUTES, -(-work // max(days, 1))))

    def _plan_day(self, day: date, done: tuple[StudyTask, ...], aim: int) -> list[StudyTask]:
        left = self._days_left(day)
        if left == 0:
            return [StudyTask(kind=StudyKind.EXAM, minutes=0)]
        if left <= MOCK_EXAM_DAYS and self._state.mock_exam:
            return [*self._sit_mock_exam(day, done), *self._review(day, REVIEWS)]
        tasks = self._plan_usual_day(day, done, aim)
        if not any(task.kind is not StudyKind.REVIEW for task in (*tasks, *done)) and self._may_sit(day):
            return [*tasks, *self._sit_mock_exam(day, done)]
        return tasks

    def _plan_usual_day(self, day: date, done: tuple[StudyTask, ...], aim: int) -> list[StudyTask]:
        spent = sum(task.minutes for task in done)
        tasks = self._review(day, min(REVIEWS, aim - spent))
        if self._topics and not any(task.kind is StudyKind.TOPIC for task in done):
            tasks += self._take(self._topics, spent + _minutes(tasks))
        for test in list(self._tests):
            used = spent + _minutes(tasks)
            if used < aim and len(tasks) < TASKS_A_DAY and not _is_among(test, done):
                tasks += self._take(self._tests, used, self._tests.index(test))
        return self._fill_with_reviews(day, tasks, aim - spent - _minutes(tasks))

    def _take(self, queue: list[StudyTask], used: int, at: int = 0) -> list[StudyTask]:
        """Take a task that fits the day; one that is longer than any day gets a day of its own."""
        fits = used == 0 or used + queue[at].minutes <= MOST_MINUTES
        return [queue.pop(at)] if fits else []

    def _fill_with_reviews(self, day: date, tasks: list[StudyTask], room: int) -> list[StudyTask]:
        first = tasks[0] if tasks and tasks[0].kind is StudyKind.REVIEW else None
        if first is None or room <= 0:
            return tasks
        more = _minutes(self._review(day, min(room, MOST_REVIEWS - first.items)))
        return [replace(first, items=first.items + more, minutes=first.minutes + more), *tasks[1:]]

    def _review(self, day: date, most: int) -> list[StudyTask]:
        due = sum(each <= day for each in self._reviews[: max(most, 0)])
        del self._reviews[:due]
        minutes = due * MINUTES_PER_TASK
        return [StudyTask(kind=StudyKind.REVIEW, minutes=minutes, items=due)] if due else []

    def _may_sit(self, day: date) -> bool:
        """Whether a mock exam fits in where nothing else is left: not too near to the one before or after."""
        before = (day - self._last_mock_exam).days if self._last_mock_exam else FARTHEST
        return min(before, self._days_left(day) - MOCK_EXAM_DAYS) >= DAYS_BETWEEN_MOCK_EXAMS

    def _sit_mock_exam(self, day: date, done: tuple[StudyTask, ...]) -> list[StudyTask]:
        self._last_mock_exam = day
        exam = self._state.mock_exam
        return [exam] if exam and not _is_among(exam, done) else []


def _minutes(tasks: list[StudyTask]) -> int:
    return sum(task.minutes for task in tasks)


def _is_among(task: StudyTask, done: tuple[StudyTask, ...]) -> bool:
    return any((each.kind, each.subject) == (task.kind, task.subject) for each in done)
