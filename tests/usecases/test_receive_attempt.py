"""An attempt that was sat without network comes in: scored anew, counted once, whatever is sent."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.away import AwayAttempt, AwayResponse
from elearn.domain.errors import AttemptNotFound, ReleaseNotFound, ResponseNotAccepted, UnknownTest
from elearn.storage.progress import list_topic_evidence
from elearn.usecases.list_practice_tests import describe_test
from elearn.usecases.receive_attempt import receive_attempt
from tests.builders import HISTORY, NOW, RELEASE, new_id
from tests.usecases.world import World, history_bank, history_items

START = NOW - timedelta(minutes=20)


def an_away_attempt(*values: str | None, at: datetime = START, **changes: object) -> AwayAttempt:
    """Answers from the first place on; None: left out."""
    responses = tuple(
        AwayResponse(position=n, value=value, answered_at=at)
        for n, value in enumerate(values, 1)
        if value is not None
    )
    told = {
        "id": AttemptId(new_id()),
        "bank_id": HISTORY,
        "release": RELEASE,
        "test_id": "history-01",
        "mode": Mode.EXAM,
        "started_at": START,
        "submitted_at": START + timedelta(minutes=10),
        "responses": responses,
    }
    return AwayAttempt(**{**told, **changes})  # type: ignore[arg-type]


def send(world: World, away: AwayAttempt) -> bool:
    with world.transaction() as session:
        return receive_attempt(session, away, learner_id=world.learner_id, now=NOW, books=world.books)


def tries(world: World) -> int:
    with world.reading() as session:
        entry = describe_test(session, test_id="history-01", learner_id=world.learner_id, books=world.books)
    return entry.tally.attempts


def test_an_attempt_from_a_phone_is_scored_and_counts_as_one_that_was_sat_here(each_world: World) -> None:
    away = an_away_attempt("a", "b", None, "a")

    assert send(each_world, away)

    report = each_world.outcome(away.id)
    assert [score.score for score in report.outcome.item_scores] == [1, 0, 0, 1, 0, 0]
    assert report.outcome.passed is True
    assert (report.sitting.attempt.started_at, report.sitting.attempt.submitted_at) == (
        START,
        away.submitted_at,
    )
    assert tries(each_world) == 1


def test_the_same_attempt_sent_twice_counts_once_and_keeps_what_came_first(each_world: World) -> None:
    away = an_away_attempt("a")
    assert send(each_world, away)

    again = an_away_attempt("a", "a", "a", id=away.id)

    assert not send(each_world, again)
    assert each_world.outcome(away.id).outcome.score == 1
    assert tries(each_world) == 1


def test_an_id_that_is_somebody_elses_is_not_found(each_world: World) -> None:
    away = an_away_attempt("a")
    send(each_world, away)

    with pytest.raises(AttemptNotFound):
        send(each_world.another_learner(), away)


def test_answers_after_the_time_are_kept_and_count_nowhere(world: World) -> None:
    long_after = START + timedelta(hours=3)
    away = an_away_attempt("a", at=long_after, submitted_at=long_after)

    send(world, away)

    report = world.outcome(away.id)
    assert (report.outcome.score, report.late_values) == (0, {1: "a"})
    assert report.sitting.attempt.submitted_at == report.sitting.attempt.deadline_at


def test_practice_on_a_phone_has_no_clock_and_an_aided_answer_proves_nothing(world: World) -> None:
    response = AwayResponse(position=1, value="a", answered_at=START + timedelta(hours=3), is_aided=True)
    away = an_away_attempt(mode=Mode.PRACTICE, submitted_at=START + timedelta(hours=3), responses=(response,))

    send(world, away)

    assert world.outcome(away.id).outcome.score == 1
    with world.reading() as session:
        assert list_topic_evidence(session, learner_id=world.learner_id) == {}


def test_a_test_of_an_old_release_is_scored_by_that_release(world: World) -> None:
    away = an_away_attempt("a", "a", "a", "a", "a", "a")
    other_keys = tuple(type(item)(**{**vars(item), "key": "b"}) for item in history_items())
    world.release(history_bank("2026.2", items=other_keys))

    send(world, away)

    assert world.outcome(away.id).outcome.score == 6


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"release": "1999.1"}, ReleaseNotFound),
        ({"test_id": "history-99"}, UnknownTest),
        ({"responses": (AwayResponse(position=99, value="a", answered_at=START),)}, ResponseNotAccepted),
        ({"responses": (AwayResponse(position=1, value="z", answered_at=START),)}, ResponseNotAccepted),
    ],
)
def test_what_fits_no_paper_of_ours_is_refused(
    world: World, changes: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        send(world, an_away_attempt("a", **changes))
