"""What a session showed: which tasks most people got wrong, and which wrong choice they took."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import ItemId, TopicId

TASKS_SHOWN, TOPICS_SHOWN = 5, 5
#: A topic is named only when the group gave that many answers to it.
FEWEST_ANSWERS = 4


@dataclass(frozen=True, kw_only=True)
class RoomResponse:
    """What one person did at one place; `score` None: nobody has marked it yet."""

    release: ReleaseRef
    item_id: ItemId
    value: str | None
    score: int | None
    max_score: int

    @property
    def is_wrong(self) -> bool:
        """Whether marks are missing; an omitted task scores 0 in a test."""
        return self.score is not None and self.score < self.max_score


@dataclass(frozen=True, kw_only=True)
class HardTask:
    """A task by how many missed it; `taken`: the wrong answer most often given, None if they left it out."""

    release: ReleaseRef
    item_id: ItemId
    people: int
    wrong: int
    taken: str | None
    taken_by: int


@dataclass(frozen=True, kw_only=True)
class WeakTopic:
    """A topic by the share of wrong answers."""

    topic_id: TopicId
    answered: int
    wrong: int


def list_hard_tasks(responses: Iterable[RoomResponse], limit: int | None = TASKS_SHOWN) -> list[HardTask]:
    """List the tasks that most people got wrong, the hardest first; what nobody missed is not among them."""
    by_item: dict[tuple[ReleaseRef, ItemId], list[RoomResponse]] = defaultdict(list)
    for response in responses:
        if response.score is not None:
            by_item[response.release, response.item_id].append(response)
    tasks = [_describe(given) for given in by_item.values()]
    missed = [task for task in tasks if task.wrong]
    return sorted(missed, key=lambda task: (-task.wrong / task.people, -task.wrong, task.item_id))[:limit]


def list_weak_topics(
    responses: Iterable[RoomResponse], topic_of: Mapping[ItemId, TopicId]
) -> list[WeakTopic]:
    """List the topics with the largest share of wrong answers, those with few answers left out."""
    answered, wrong = Counter[TopicId](), Counter[TopicId]()
    for response in responses:
        if response.score is not None and response.item_id in topic_of:
            answered[topic_of[response.item_id]] += 1
            wrong[topic_of[response.item_id]] += response.is_wrong
    topics = [
        WeakTopic(topic_id=topic, answered=count, wrong=wrong[topic])
        for topic, count in answered.items()
        if count >= FEWEST_ANSWERS and wrong[topic]
    ]
    return sorted(topics, key=lambda each: (-each.wrong / each.answered, each.topic_id))[:TOPICS_SHOWN]


def _describe(given: Sequence[RoomResponse]) -> HardTask:
    missed = [response for response in given if response.is_wrong]
    taken = Counter(response.value for response in missed if response.value is not None)
    value, count = min(taken.items(), key=lambda pair: (-pair[1], pair[0]), default=(None, 0))
    return HardTask(
        release=given[0].release,
        item_id=given[0].item_id,
        people=len(given),
        wrong=len(missed),
        taken=value,
        taken_by=count,
    )
