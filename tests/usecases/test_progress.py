"""The progress page: the scores of tests and exams, however much was drilled between them."""

from datetime import timedelta

import pytest

from elearn.domain.attempts import AttemptKind, Mode
from elearn.storage.engine import reading
from elearn.usecases.load_progress import RECENT_SCORES, load_progress
from tests.builders import NOW
from tests.conftest import Recorder
from tests.usecases.world import World

MINUTE = timedelta(minutes=1)


def drill(world: World, times: int, *, answer: str = "a") -> None:
    for number in range(times):
        world.sit(world.start_drill(now=NOW + number * MINUTE), answer, now=NOW + number * MINUTE)


def test_scores_stay_however_many_drills_follow(world: World) -> None:
    test = world.sit(world.start(), "a", "b")
    exam = world.sit(world.start_exam(now=NOW + MINUTE), now=NOW + MINUTE)
    drill(world, RECENT_SCORES + 5)
    world.start(Mode.PRACTICE, now=NOW + MINUTE)  # open: no score yet

    scored = world.progress().scored

    assert [summary.id for summary in scored] == [exam, test]
    assert [summary.kind for summary in scored] == [AttemptKind.MOCK_EXAM, AttemptKind.PRACTICE_TEST]
    assert scored[1].score == 1


def test_the_newest_thirty_scores_are_shown_last_handed_in_first(world: World) -> None:
    first = world.start(Mode.PRACTICE)  # begun first, handed in last
    later = [
        world.sit(world.start(now=NOW + n * MINUTE), "a", now=NOW + n * MINUTE)
        for n in range(1, RECENT_SCORES + 1)
    ]
    world.sit(first, "b", now=NOW + 99 * MINUTE)

    assert [summary.id for summary in world.progress().scored] == [first, *reversed(later[1:])]


def test_the_page_has_something_to_say_after_drills_alone(world: World) -> None:
    assert not world.progress().has_begun
    drill(world, 1)
    assert world.progress().has_begun
    assert world.progress().scored == ()


@pytest.mark.parametrize("drills", [0, 5])
def test_progress_takes_the_same_statements_whatever_was_drilled(
    each_world: World, statements: Recorder, drills: int
) -> None:
    each_world.sit(each_world.start(), "a", "b")
    drill(each_world, drills)
    each_world.progress()  # the banks are kept from now on
    with statements(each_world.engine) as recorded, reading(each_world.engine) as session:
        load_progress(session, learner_id=each_world.learner_id, books=each_world.books)

    assert len(recorded) == 10, recorded
