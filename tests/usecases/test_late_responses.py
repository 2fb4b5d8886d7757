"""Answers after the end count nowhere, and the learner is shown which they were."""

from collections.abc import Mapping

import pytest

from elearn.domain.attempts import MAX_RESPONSE_LENGTH, AttemptId
from elearn.domain.errors import AttemptNotFound
from elearn.usecases.keep_late_responses import keep_late_responses
from tests.builders import NOW
from tests.usecases.world import World


def send_late(world: World, attempt_id: AttemptId, values: Mapping[int, str | None]) -> Mapping[int, str]:
    with world.transaction() as session:
        keep_late_responses(
            session, attempt_id=attempt_id, learner_id=world.learner_id, values=values, now=NOW
        )
    return world.outcome(attempt_id).late_values


def test_a_late_answer_is_kept_beside_the_one_that_counts(each_world: World) -> None:
    attempt_id = each_world.sit(each_world.start(), "b", "a")

    assert send_late(each_world, attempt_id, {1: "a", 2: "a", 3: "c", 4: None}) == {1: "a", 3: "c"}
    report = each_world.outcome(attempt_id)
    assert report.outcome.score == 1
    assert [report.sitting.responses[n].value for n in (1, 2, 3)] == ["b", "a", None]


def test_the_first_late_answer_to_a_place_stands(each_world: World) -> None:
    attempt_id = each_world.sit(each_world.start(), "b")

    assert send_late(each_world, attempt_id, {2: "b"}) == {2: "b"}
    assert send_late(each_world, attempt_id, {2: "a", 3: "c"}) == {2: "b", 3: "c"}


@pytest.mark.parametrize(
    ("position", "value"), [(2, "a"), (4, "х" * (MAX_RESPONSE_LENGTH + 1)), (4, "\x00"), (0, "a"), (99, "a")]
)
def test_what_does_not_fit_its_place_is_not_kept(world: World, position: int, value: str) -> None:
    attempt_id = world.sit(world.start(test_id="language-01"))

    assert send_late(world, attempt_id, {position: value}) == {}


def test_strangers_leave_nothing_with_somebody_elses_attempt(world: World) -> None:
    attempt_id = world.sit(world.start(), "b")

    with pytest.raises(AttemptNotFound):
        send_late(world.another_learner(), attempt_id, {2: "a"})
    assert world.outcome(attempt_id).late_values == {}
