"""The plan: today as the one thing to act on, then the days ahead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext

from elearn.domain.accounts import Learner
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.domain.study_plan import StudyDay, StudyKind, StudyTask
from elearn.usecases.load_plan import PlanReport
from elearn.web.days import say_day, say_weekday
from elearn.web.learner.pages.exam_choice import ExamChoicePage, draw_exam_choice
from elearn.web.wording import Wording, word_title

SOON = 4  # days ahead that are shown at once
HOURS = range(6, 23)
USUAL_HOUR = 19


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """One thing to do; `title` None where the kind says all."""

    kind: StudyKind
    title: Wording | None
    subject: str
    items: int
    minutes: int
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class DayLine:
    """One day."""

    name: str
    tasks: tuple[TaskLine, ...]
    minutes_left: int

    @property
    def left(self) -> tuple[TaskLine, ...]:
        """What is still to do."""
        return tuple(task for task in self.tasks if not task.is_done)

    @property
    def done(self) -> tuple[TaskLine, ...]:
        """What is done."""
        return tuple(task for task in self.tasks if task.is_done)


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """Everything that the plan's page says. `today` None: the exam is over."""

    today: DayLine | None
    soon: tuple[DayLine, ...]
    later: tuple[DayLine, ...]
    days_left: int | None
    exam_day: str | None
    missed_days: int
    is_over: bool
    profile_id: str
    choice: ExamChoicePage
    hours: tuple[tuple[int, str], ...]
    usual_hour: int = USUAL_HOUR


def draw_plan(
    report: PlanReport, learner: Learner | None, books: ReferenceBooks, language: Language
) -> PlanPage:
    """Draw the plan."""
    plan = report.plan
    titles = list_titles(report, language)
    days = [_draw_day(day, plan.today, titles) for day in plan.days]
    return PlanPage(
        today=days[0] if days else None,
        soon=tuple(days[1 : SOON + 1]),
        later=tuple(days[SOON + 1 :]),
        days_left=(plan.exam_on - plan.today).days if plan.exam_on and not plan.is_over else None,
        exam_day=say_day(plan.exam_on) if plan.exam_on else None,
        missed_days=plan.missed_days,
        is_over=plan.is_over,
        profile_id=report.profile.id if report.profile else "",
        choice=draw_exam_choice(learner, books, language),
        hours=tuple((hour, f"{hour:02}:00") for hour in HOURS),
    )


def list_titles(report: PlanReport, language: Language) -> Mapping[tuple[StudyKind, str], Wording]:
    """Name everything that a task may be about."""
    titles = {(StudyKind.TEST, entry.test.id): entry.test.title for entry in report.tests}
    for bank in report.banks:
        titles |= {(StudyKind.TOPIC, node): topic.title for node, topic in bank.topic_by_id.items()}
    if report.profile:
        titles[StudyKind.MOCK_EXAM, report.profile.id] = report.profile.title
    return {key: word_title(title, language) for key, title in titles.items()}


def _draw_day(day: StudyDay, today: date, titles: Mapping[tuple[StudyKind, str], Wording]) -> DayLine:
    return DayLine(
        name=_name_day(day.on, today),
        tasks=tuple(_draw_task(task, titles) for task in day.tasks),
        minutes_left=day.minutes_left,
    )


def _draw_task(task: StudyTask, titles: Mapping[tuple[StudyKind, str], Wording]) -> TaskLine:
    return TaskLine(
        kind=task.kind,
        title=titles.get((task.kind, task.subject)),
        subject=task.subject,
        items=task.items,
        minutes=task.minutes,
        is_done=task.is_done,
    )


def _name_day(day: date, today: date) -> str:
    name = say_weekday(day)
    if day == today + timedelta(days=1):
        return str(gettext("Tomorrow, %(day)s", day=name))
    return name[:1].upper() + name[1:]
