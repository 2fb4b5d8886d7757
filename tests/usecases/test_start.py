"""Starting: what is open is gone on with, what ran out of time is closed, who was erased is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from elearn.domain.attempts import GRACE, AttemptId, AttemptKind, Mode
from elearn.domain.errors import (
    AttemptNotFound,
    LearnerNotFound,
    NotEnoughItems,
    UnknownProfile,
    UnknownTest,
    UnknownTopic,
)
from elearn.domain.items import TopicId
from elearn.storage.attempts import list_attempts
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.is_known_learner import is_known_learner
from elearn.usecases.start_mock_exam import start_mock_exam
from tests.builders import NOW, new_id
from tests.usecases.world import MINUTES, SYMBOLS, TSARS, World

LATER = NOW + timedelta(minutes=1)
DEADLINE = NOW + timedelta(minutes=45)  # six tasks at the pace of an exam of four in thirty minutes


def count_attempts(world: World) -> int:
    with world.reading() as session:
        return len(list_attempts(session, learner_id=world.learner_id, limit=99))


def test_a_practice_test_is_frozen_with_its_thresholds_scaled(world: World) -> None:
    attempt = world.sitting(world.start()).attempt

    assert [item.item_id for item in attempt.paper.items] == [f"hist-{n:04d}" for n in range(1, 7)]
    assert [(cut.id, cut.cut_score, cut.max_score) for cut in attempt.paper.cut_scores] == [("history", 2, 6)]
    assert (attempt.deadline_at, attempt.profile_id) == (DEADLINE, "patent")


def test_practice_mode_has_no_clock(world: World) -> None:
    assert world.sitting(world.start(Mode.PRACTICE)).attempt.deadline_at is None


def test_a_second_start_finds_the_open_one(world: World) -> None:
    first = world.start()

    assert world.start(now=LATER) == first
    assert world.start(Mode.PRACTICE) != first, "another mode is another attempt"
    assert world.start(test_id="language-01") != first
    assert world.another_learner().start() != first


def test_after_handing_in_a_start_begins_anew(world: World) -> None:
    first = world.sit(world.start())

    assert world.start(now=LATER) != first


def test_a_double_click_begins_one_attempt(each_world: World) -> None:
    with ThreadPoolExecutor(6) as pool:
        started = set(pool.map(lambda _: each_world.start(), range(6)))

    assert len(started) == count_attempts(each_world) == 1


@pytest.mark.parametrize("start", [World.start_exam, World.start_drill, World.start_mistakes])
def test_exams_and_drills_are_gone_on_with_too(world: World, start: object) -> None:
    world.sit(world.start(), "b")
    assert callable(start)
    assert start(world) == start(world, now=LATER)
    assert count_attempts(world) == 2


def test_what_ran_out_of_time_is_handed_in_and_a_new_one_begins(world: World) -> None:
    old = world.start()
    world.save(old, 1, "a")

    assert world.start(now=DEADLINE + GRACE) == old, "until the last second it goes on"
    new = world.start(now=DEADLINE + GRACE + timedelta(seconds=1))

    assert new != old
    assert world.sitting(old).attempt.submitted_at == DEADLINE
    assert world.outcome(old).outcome.score == 1


def test_what_does_not_exist_cannot_be_started(world: World) -> None:
    with pytest.raises(UnknownTest):
        world.start(test_id="history-99")
    with pytest.raises(UnknownTopic):
        world.start_drill(TopicId("history-nothing"))
    with pytest.raises(NotEnoughItems):
        world.start_mistakes()
    with pytest.raises(UnknownProfile), world.transaction() as session:
        start_mock_exam(
            session,
            learner_id=world.learner_id,
            profile_id="schengen",
            attempt_id=AttemptId(new_id()),
            random=None,  # type: ignore[arg-type] # not reached
            now=NOW,
            books=world.books,
        )
    assert count_attempts(world) == 0


@pytest.mark.parametrize("start", [World.start, World.start_exam, World.start_drill, World.start_mistakes])
def test_a_learner_who_was_erased_elsewhere_is_told_so(each_world: World, start: object) -> None:
    assert callable(start)
    with each_world.transaction() as session:
        assert is_known_learner(session, learner_id=each_world.learner_id)
        erase_learner(session, learner_id=each_world.learner_id)
        assert not is_known_learner(session, learner_id=each_world.learner_id)

    with pytest.raises(LearnerNotFound):
        start(each_world)


def test_a_drill_draws_from_one_topic_unseen_first(world: World) -> None:
    world.sit(world.start(Mode.PRACTICE), "a", None, "a")

    paper = world.sitting(world.start_drill(SYMBOLS)).attempt.paper

    assert {item.item_id for item in paper.items} == {f"hist-{n:04d}" for n in range(1, 5)}
    assert (paper.cut_scores, paper.minutes) == ((), None)
    assert world.sitting(world.start_drill(TSARS)).attempt.kind is AttemptKind.DRILL


def test_a_mock_exam_draws_unseen_items_first(world: World) -> None:
    drawn: list[str] = []
    for turn in range(3):
        attempt_id = world.start_exam(seed=turn)
        drawn += [place.item.id for place in world.sitting(attempt_id).places if place.item.task == "history"]
        world.sit(attempt_id, "a", "b")

    assert sorted(drawn) == [f"hist-{n:04d}" for n in range(1, 7)], "two of six in each of three exams"


def test_a_mock_exam_has_every_threshold_and_the_time_of_its_profile(world: World) -> None:
    attempt = world.sitting(world.start_exam()).attempt

    assert [(cut.id, cut.cut_score, cut.max_score) for cut in attempt.paper.cut_scores] == [
        ("total", 5, 6),
        ("history", 1, 2),
        ("russian", 3, 4),
    ]
    assert attempt.deadline_at == NOW + timedelta(minutes=MINUTES)
    assert [item.part_id for item in attempt.paper.items] == ["history", "history", "russian", "russian"]


def test_the_same_seed_draws_the_same_paper(world: World) -> None:
    other = world.another_learner()

    papers = {each.sitting(each.start_exam(seed=7)).attempt.paper for each in (world, other)}

    assert len(papers) == 1


def test_nobody_opens_the_paper_of_another(world: World) -> None:
    attempt_id = world.start()

    with pytest.raises(AttemptNotFound):
        world.another_learner().sitting(attempt_id)
    with pytest.raises(AttemptNotFound):
        world.sitting(AttemptId(new_id()))
