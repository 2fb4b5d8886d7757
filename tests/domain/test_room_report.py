"""What a session showed: hard tasks first, with the wrong answer that most people gave."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.items import ItemId, TopicId
from elearn.domain.room_report import (
    FEWEST_ANSWERS,
    TASKS_SHOWN,
    RoomResponse,
    list_hard_tasks,
    list_weak_topics,
)
from tests.builders import a_ref


def said(item: str, value: str | None, score: int | None = 0) -> RoomResponse:
    return RoomResponse(release=a_ref(), item_id=ItemId(item), value=value, score=score, max_score=1)


def right(item: str) -> RoomResponse:
    return said(item, "a", 1)


def test_the_task_that_most_missed_comes_first_with_what_they_took() -> None:
    easy = [right("easy"), right("easy"), said("easy", "b")]
    hard = [said("hard", "c"), said("hard", "b"), said("hard", "c")]

    first, second = list_hard_tasks([*easy, *hard])

    assert (first.item_id, first.wrong, first.people, first.taken, first.taken_by) == ("hard", 3, 3, "c", 2)
    assert (second.item_id, second.wrong, second.taken) == ("easy", 1, "b")


def test_what_was_left_out_is_wrong_and_takes_no_choice() -> None:
    (task,) = list_hard_tasks([said("x", None), said("x", None)])

    assert (task.wrong, task.taken, task.taken_by) == (2, None, 0)


def test_what_nobody_missed_or_nobody_marked_is_not_named() -> None:
    assert list_hard_tasks([right("x"), said("letter", "text", None)]) == []


def test_a_topic_needs_enough_answers_and_a_wrong_one() -> None:
    topics = {ItemId("x"): TopicId("flag"), ItemId("y"): TopicId("tsars")}
    few = [said("x", "b")] * (FEWEST_ANSWERS - 1)

    assert list_weak_topics(few, topics) == []
    (topic,) = list_weak_topics([*few, right("x"), *[right("y")] * 9], topics)
    assert (topic.topic_id, topic.answered, topic.wrong) == ("flag", FEWEST_ANSWERS, FEWEST_ANSWERS - 1)


_responses = st.lists(
    st.builds(
        said,
        st.sampled_from([f"item-{n}" for n in range(9)]),
        st.sampled_from(["a", "b", "c", None]),
        st.sampled_from([0, 1, None]),
    )
)


@given(_responses)
def test_any_session_names_at_most_so_many_tasks_the_harder_before_the_easier(
    responses: Sequence[RoomResponse],
) -> None:
    tasks = list_hard_tasks(responses)
    shares = [task.wrong / task.people for task in tasks]

    assert len(tasks) <= TASKS_SHOWN
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= task.taken_by <= task.wrong <= task.people for task in tasks)
    assert len({task.item_id for task in tasks}) == len(tasks)
