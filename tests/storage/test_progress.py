from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import LearnerId
from elearn.domain.items import ItemId, TopicId
from elearn.domain.mastery import Evidence
from elearn.domain.progress import ItemResult
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import add_learner
from elearn.storage.progress import (
    list_mistakes,
    list_seen_items,
    list_topic_evidence,
    record_item_results,
)
from tests.builders import NOW, a_learner
from tests.conftest import Recorder

FLAG, KREMLIN = TopicId("flag"), TopicId("kremlin")


def a_result(
    number: int,
    *,
    is_correct: bool = True,
    is_aided: bool = False,
    is_repeated: bool = False,
    topic: TopicId = FLAG,
) -> ItemResult:
    return ItemResult(
        item_id=ItemId(f"hist-{number:04d}"),
        topic_id=topic,
        is_correct=is_correct,
        is_aided=is_aided,
        is_repeated=is_repeated,
    )


def record(engine: Engine, learner_id: LearnerId, *results: ItemResult, minutes: int = 0) -> None:
    with transaction(engine) as session:
        now = NOW + timedelta(minutes=minutes)
        record_item_results(session, learner_id=learner_id, results=results, now=now)


def evidence(engine: Engine, learner_id: LearnerId) -> dict[TopicId, Evidence]:
    with reading(engine) as session:
        return list_topic_evidence(session, learner_id=learner_id)


def mistakes(engine: Engine, learner_id: LearnerId, limit: int = 9) -> Sequence[ItemId]:
    with reading(engine) as session:
        return list_mistakes(session, learner_id=learner_id, limit=limit)


def test_only_the_first_answer_to_an_item_is_evidence(engine: Engine, learner_id: LearnerId) -> None:
    record(engine, learner_id, a_result(1, is_correct=False), a_result(2))
    assert evidence(engine, learner_id) == {FLAG: Evidence(answered=2, correct=1)}

    record(engine, learner_id, a_result(1), a_result(2, is_correct=False), a_result(3))
    assert evidence(engine, learner_id) == {FLAG: Evidence(answered=3, correct=2)}


@pytest.mark.parametrize("first", [a_result(1, is_aided=True), a_result(1, is_repeated=True)])
def test_an_item_whose_first_answer_says_nothing_never_gives_evidence(
    engine: Engine, learner_id: LearnerId, first: ItemResult
) -> None:
    for result in (first, a_result(1), a_result(1, is_correct=False)):
        record(engine, learner_id, result)

    assert evidence(engine, learner_id) == {}


def test_help_with_a_later_answer_takes_no_evidence_away(engine: Engine, learner_id: LearnerId) -> None:
    for result in (a_result(1), a_result(1, is_aided=True, is_correct=False)):
        record(engine, learner_id, result)

    assert evidence(engine, learner_id) == {FLAG: Evidence(answered=1, correct=1)}


def test_evidence_is_kept_by_topic(engine: Engine, learner_id: LearnerId) -> None:
    record(engine, learner_id, a_result(1), a_result(2, topic=KREMLIN), a_result(3, topic=KREMLIN))

    assert evidence(engine, learner_id) == {
        FLAG: Evidence(answered=1, correct=1),
        KREMLIN: Evidence(answered=2, correct=2),
    }


def test_a_mistake_is_cleared_by_two_right_answers_in_a_row(engine: Engine, learner_id: LearnerId) -> None:
    seen = []
    for is_correct in (True, False, True, False, True, True, True):
        record(engine, learner_id, a_result(1, is_correct=is_correct))
        seen.append(len(mistakes(engine, learner_id)))

    assert seen == [0, 1, 1, 1, 1, 0, 0]


def test_a_right_answer_with_the_translation_clears_no_mistake(engine: Engine, learner_id: LearnerId) -> None:
    record(engine, learner_id, a_result(1, is_correct=False))
    for is_aided in (False, True, False):
        record(engine, learner_id, a_result(1, is_aided=is_aided))
        assert mistakes(engine, learner_id) == ["hist-0001"]
    record(engine, learner_id, a_result(1))

    assert mistakes(engine, learner_id) == []


def test_a_mistake_is_cleared_by_answers_that_are_no_evidence(engine: Engine, learner_id: LearnerId) -> None:
    record(engine, learner_id, a_result(1, is_correct=False, is_aided=True))
    for left in ([ItemId("hist-0001")], []):
        record(engine, learner_id, a_result(1, is_repeated=True))
        assert mistakes(engine, learner_id) == left


def test_mistakes_are_listed_longest_unanswered_first(engine: Engine, learner_id: LearnerId) -> None:
    for minutes, number in enumerate((3, 1, 2)):
        record(engine, learner_id, a_result(number, is_correct=False), minutes=minutes)
    record(engine, learner_id, a_result(3), minutes=9)  # right once is not enough, but it was just seen

    assert mistakes(engine, learner_id) == ["hist-0001", "hist-0002", "hist-0003"]
    assert mistakes(engine, learner_id, limit=1) == ["hist-0001"]


def test_what_was_answered_was_seen_by_this_learner_alone(engine: Engine, learner_id: LearnerId) -> None:
    other = a_learner()
    with transaction(engine) as session:
        add_learner(session, other)
    record(engine, learner_id, a_result(1, is_aided=True), a_result(2))

    with reading(engine) as session:
        assert list_seen_items(session, learner_id=learner_id) == {"hist-0001", "hist-0002"}
        assert list_seen_items(session, learner_id=other.id) == set()
    assert (evidence(engine, other.id), mistakes(engine, other.id)) == ({}, [])


@pytest.mark.parametrize("count", [1, 8, 40])
def test_results_take_two_statements_whatever_their_number(
    engine: Engine, learner_id: LearnerId, statements: Recorder, count: int
) -> None:
    results = [a_result(n, topic=TopicId(f"topic-{n % 7}")) for n in range(count)]

    with statements(engine) as recorded:
        record(engine, learner_id, *results)
    assert len(recorded) == 2, recorded

    with statements(engine) as recorded:
        record(engine, learner_id, *results)
    assert len(recorded) == 1, "no first evidence, no tally"


def test_an_attempt_with_nothing_answered_says_nothing(engine: Engine, learner_id: LearnerId) -> None:
    record(engine, learner_id)
    assert evidence(engine, learner_id) == {}


def test_hand_ins_at_the_same_moment_count_evidence_once(engine: Engine, learner_id: LearnerId) -> None:
    results = [a_result(n) for n in range(1, 9)]

    def hand_in(turn: int) -> None:
        record(engine, learner_id, *(results if turn % 2 else reversed(results)))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(hand_in, range(6)))

    assert evidence(engine, learner_id) == {FLAG: Evidence(answered=8, correct=8)}
