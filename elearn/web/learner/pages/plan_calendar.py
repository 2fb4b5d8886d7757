"""The plan as entries of a calendar, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, UUID, uuid5

from flask_babel import gettext, ngettext, to_utc

from elearn.domain.accounts import Learner
from elearn.domain.languages import Language
from elearn.domain.study_plan import StudyDay, StudyKind, StudyTask
from elearn.formats.calendar_file import CalendarEvent
from elearn.usecases.load_plan import PlanReport
from elearn.web.labels import label
from elearn.web.learner.pages.plan import HOURS, USUAL_HOUR, list_titles


@dataclass(frozen=True, kw_only=True)
class Reminders:
    """When to remind, and where the entries lead."""

    hour: int
    plan_url: str
    guide_url: str


def parse_hour(text: str | None) -> int:
    """Read the hour to study at; the usual one where it is missing or none that is offered."""
    return next((hour for hour in HOURS if str(hour) == text), USUAL_HOUR)


def draw_events(
    report: PlanReport, learner: Learner | None, language: Language, reminders: Reminders, now: datetime
) -> list[CalendarEvent]:
    """List an entry for each day with something to do, and one for the day of the exam."""
    # Opaque and always the same for the same learner and day: nobody can be told by it.
    owner = learner.id if learner else uuid5(NAMESPACE_URL, reminders.plan_url)
    writer = _Writer(report, language, reminders, owner)
    return [event for event in writer.write() if not _is_past(event, now)]


def _is_past(event: CalendarEvent, now: datetime) -> bool:
    return isinstance(event.begins, datetime) and event.begins <= now


class _Writer:
    def __init__(self, report: PlanReport, language: Language, reminders: Reminders, owner: UUID) -> None:
        self._report, self._reminders, self._owner = report, reminders, owner
        self._titles = list_titles(report, language)

    def write(self) -> Iterator[CalendarEvent]:
        for day in self._report.plan.days:
            if day.on == self._report.plan.exam_on:
                yield self._exam(day)
            elif day.left:
                yield self._study(day)

    def _study(self, day: StudyDay) -> CalendarEvent:
        minutes = day.minutes_left
        return CalendarEvent(
            uid=str(uuid5(self._owner, day.on.isoformat())),
            begins=to_utc(datetime.combine(day.on, time(self._reminders.hour))).replace(tzinfo=UTC),
            minutes=minutes,
            summary=ngettext(
                "Practise for the exam: %(num)s minute", "Practise for the exam: %(num)s minutes", minutes
            ),
            description="\n".join([*(self._say(task) for task in day.left), self._reminders.plan_url]),
            url=self._reminders.plan_url,
        )

    def _exam(self, day: StudyDay) -> CalendarEvent:
        return CalendarEvent(
            uid=str(uuid5(self._owner, "exam")),  # the same when the exam moves to another day
            begins=day.on,
            summary=gettext("The Russian exam is today"),
            description="\n".join(
                [gettext("What to bring and how the day goes:"), self._reminders.guide_url]
            ),
            url=self._reminders.guide_url,
        )

    def _say(self, task: StudyTask) -> str:
        title = self._titles.get((task.kind, task.subject))
        if task.kind is StudyKind.REVIEW or title is None:
            return str(label(task.kind))
        return f"{label(task.kind)}: {title.text}"
