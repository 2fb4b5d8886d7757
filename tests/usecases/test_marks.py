"""Letters, forms and talks: marked by their rubric after handing in, and scored again."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor

import pytest

from elearn.domain.attempts import AttemptId
from elearn.domain.errors import AttemptNotFound, AttemptNotSubmitted, ResponseNotAccepted
from elearn.usecases.load_outcome import NextStep
from elearn.usecases.mark_own_response import mark_own_response
from tests.builders import NOW
from tests.usecases.test_submit import evidence, tally
from tests.usecases.world import World

LANGUAGE_TEST = "language-01"
FORM, LETTER, SPEAKING = 3, 4, 5
ANSWERS = ("иду", "wrong", '{"name": "Али"}', "Здравствуйте!", "said")


def mark(world: World, attempt_id: AttemptId, position: int, granted: Collection[str]) -> None:
    with world.transaction() as session:
        mark_own_response(
            session,
            attempt_id=attempt_id,
            learner_id=world.learner_id,
            position=position,
            granted=granted,
            now=NOW,
        )


def sat(world: World, *values: str | None) -> AttemptId:
    return world.sit(world.start(test_id=LANGUAGE_TEST), *(values or ANSWERS))


def verdict(world: World, attempt_id: AttemptId) -> tuple[int, int, bool | None]:
    outcome = world.outcome(attempt_id).outcome
    return outcome.score, outcome.pending, outcome.passed


def test_what_waits_for_marks_leaves_the_verdict_open(world: World) -> None:
    attempt_id = sat(world)

    assert verdict(world, attempt_id) == (2, 6, None)
    assert world.outcome(attempt_id).next_step is NextStep.MARK_OWN_WORK
    assert tally(world, LANGUAGE_TEST) == (1, 2, False)


def test_marks_score_again_and_count_no_further_attempt(world: World) -> None:
    attempt_id = sat(world)
    seen = []
    for position, granted in ((FORM, ["c1"]), (LETTER, ["c1", "c2"]), (SPEAKING, [])):
        mark(world, attempt_id, position, granted)
        seen.append(verdict(world, attempt_id))

    assert seen == [(3, 4, True), (6, 1, True), (6, 0, True)]
    assert tally(world, LANGUAGE_TEST) == (1, 6, True)
    assert world.outcome(attempt_id).next_step is NextStep.NEXT_TEST


def test_marks_are_no_evidence_and_no_mistakes(world: World) -> None:
    attempt_id = sat(world)
    before = evidence(world)
    mark(world, attempt_id, LETTER, [])

    assert evidence(world) == before
    assert world.outcome(attempt_id).mistake_count == 0


def test_marks_can_be_corrected(world: World) -> None:
    attempt_id = sat(world)
    for granted in (["c1", "c2"], [], ["c2"]):
        mark(world, attempt_id, LETTER, granted)

    assert world.outcome(attempt_id).outcome.item_scores[LETTER - 1].score == 2
    assert world.sitting(attempt_id).responses[LETTER].granted == ("c2",)


def test_what_was_left_out_earns_nothing_whatever_is_granted(world: World) -> None:
    attempt_id = sat(world, "иду")
    mark(world, attempt_id, LETTER, ["c1", "c2"])

    assert verdict(world, attempt_id) == (1, 0, False)


def test_marks_of_a_mock_exam_decide_its_verdict(world: World) -> None:
    attempt_id = world.sit(world.start_exam(), "a", "a", "еду", "Здравствуйте!")
    assert verdict(world, attempt_id) == (3, 3, None)

    mark(world, attempt_id, 4, ["c2"])
    assert verdict(world, attempt_id) == (5, 0, True)
    mark(world, attempt_id, 4, ["c1"])
    assert verdict(world, attempt_id) == (4, 0, False)
    assert world.progress().scored[0].passed is False


@pytest.mark.parametrize(
    ("position", "granted"), [(LETTER, ["c3"]), (LETTER, ["c1", ""]), (1, ["c1"]), (1, []), (0, []), (6, [])]
)
def test_what_is_in_no_rubric_cannot_be_granted(world: World, position: int, granted: list[str]) -> None:
    attempt_id = sat(world)

    with pytest.raises(ResponseNotAccepted):
        mark(world, attempt_id, position, granted)
    assert verdict(world, attempt_id) == (2, 6, None)


def test_nobody_marks_before_the_hand_in_or_for_somebody_else(world: World) -> None:
    open_id = world.start(test_id=LANGUAGE_TEST)
    with pytest.raises(AttemptNotSubmitted):
        mark(world, open_id, LETTER, ["c1"])

    attempt_id = world.sit(open_id, *ANSWERS)
    with pytest.raises(AttemptNotFound):
        mark(world.another_learner(), attempt_id, LETTER, ["c1"])


def test_marks_given_at_the_same_moment_all_count(each_world: World) -> None:
    attempt_id = sat(each_world)
    marks = {FORM: ["c1", "c2"], LETTER: ["c1", "c2"], SPEAKING: ["c1"]}

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda position: mark(each_world, attempt_id, position, marks[position]), marks))

    assert verdict(each_world, attempt_id) == (8, 0, True)
    assert tally(each_world, LANGUAGE_TEST) == (1, 8, True)
