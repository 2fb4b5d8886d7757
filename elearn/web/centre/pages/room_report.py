"""The report of a session, in the reader's language; tasks in Russian, as they were asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import format_date, to_user_timezone

from elearn.domain.items import Interaction, Item
from elearn.domain.languages import Language
from elearn.domain.room_report import HardTask
from elearn.domain.rooms import RoomSessionId
from elearn.usecases.load_room_report import RoomReport
from elearn.usecases.load_wall import WallSeat
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A person's result; `passed` None: marks are pending."""

    name: str | None
    seat: int
    score: int
    max_score: int
    passed: bool | None


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """A hard task with its key and the wrong answer most often given; both None where there is none."""

    stem: str
    people: int
    wrong: int
    key: str | None
    taken: str | None
    taken_by: int


@dataclass(frozen=True, kw_only=True)
class TopicLine:
    """A topic to repeat."""

    id: str
    title: Wording
    answered: int
    wrong: int


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """All of it."""

    session_id: RoomSessionId
    title: Wording
    day: str
    people: tuple[PersonLine, ...]
    tasks: tuple[TaskLine, ...]
    topics: tuple[TopicLine, ...]


def draw_report(report: RoomReport, title: Wording, language: Language) -> ReportPage:
    """Draw the page."""
    return ReportPage(
        session_id=report.wall.room.id,
        title=title,
        day=str(format_date(to_user_timezone(report.wall.room.opened_at), "long")),
        people=tuple(_draw_person(line) for line in report.wall.seats if line.work.submitted_at),
        tasks=tuple(_draw_task(task, report) for task in report.tasks),
        topics=tuple(_draw_topics(report, language)),
    )


def _draw_person(line: WallSeat) -> PersonLine:
    person = line.participant
    return PersonLine(
        name=f"{person.number}. {person.name}" if person and person.name else None,
        seat=line.seat.number,
        score=line.work.score or 0,
        max_score=line.work.max_score or 0,
        passed=line.work.passed,
    )


def _draw_task(task: HardTask, report: RoomReport) -> TaskLine:
    item = report.banks[task.release].item_by_id[task.item_id]
    return TaskLine(
        stem=item.stem,
        people=task.people,
        wrong=task.wrong,
        key=_say(item, item.key or (item.accepted[0] if item.accepted else None)),
        taken=_say(item, task.taken),
        taken_by=task.taken_by,
    )


def _say(item: Item, value: str | None) -> str | None:
    """Say an answer as people read it; of forms and letters nothing, they are nobody's but the writer's."""
    if item.interaction is Interaction.SINGLE_CHOICE:
        return next((choice.text for choice in item.choices if choice.id == value), None)
    return value if item.interaction is Interaction.TYPED_WORD else None


def _draw_topics(report: RoomReport, language: Language) -> Iterator[TopicLine]:
    titles = {topic.id: topic.title for bank in report.banks.values() for topic in bank.leaf_topics}
    for topic in report.topics:
        yield TopicLine(
            id=topic.topic_id,
            title=word_title(titles[topic.topic_id], language),
            answered=topic.answered,
            wrong=topic.wrong,
        )
