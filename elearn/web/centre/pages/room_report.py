"""The report of a session, in the reader's language; tasks in Russian, as they were asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from elearn.domain.items import Interaction, Item
from elearn.domain.languages import Language
from elearn.domain.paper_sheets import offered_choices
from elearn.domain.reference import ReferenceBooks
from elearn.domain.room_report import HardTask
from elearn.domain.rooms import RoomSessionId
from elearn.usecases.load_room_report import RoomReport
from elearn.web.centre.pages.room_people import AbsentLine, ResultLine, draw_absent, draw_results
from elearn.web.days import say_day
from elearn.web.wording import Wording, word_title


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
    results: tuple[ResultLine, ...]
    absent: tuple[AbsentLine, ...]
    tasks: tuple[TaskLine, ...]
    topics: tuple[TopicLine, ...]


def draw_report(report: RoomReport, title: Wording, books: ReferenceBooks, language: Language) -> ReportPage:
    """Draw the page."""
    return ReportPage(
        session_id=report.wall.room.id,
        title=title,
        day=say_day(report.wall.room.opened_at),
        results=draw_results(report, books, language),
        absent=draw_absent(report),
        tasks=tuple(_draw_task(task, report) for task in report.tasks),
        topics=tuple(_draw_topics(report, language)),
    )


def _draw_task(task: HardTask, report: RoomReport) -> TaskLine:
    item = report.banks[task.release].item_by_id[task.item_id]
    return TaskLine(
        stem=item.stem,
        people=task.people,
        wrong=task.wrong,
        key=say_key(item),
        taken=_say(item, task.taken),
        taken_by=task.taken_by,
    )


def say_key(item: Item) -> str | None:
    """Say the right answer as people read it."""
    return _say(item, item.key or (item.accepted[0] if item.accepted else None))


def _say(item: Item, value: str | None) -> str | None:
    """Say an answer as people read it; of forms and letters nothing, they are nobody's but the writer's."""
    choices = offered_choices(item)
    if choices:
        return next((choice.text for choice in choices if choice.id == value), None)
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
