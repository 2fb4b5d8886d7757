"""Handing in: once, at the latest at the deadline, and counted once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from elearn.domain.attempts import AttemptId, AttemptKind, Mode
from elearn.domain.errors import AttemptAlreadySubmitted, AttemptNotFound, AttemptNotSubmitted
from elearn.domain.mastery import Evidence
from elearn.domain.progress import TestState
from elearn.storage.progress import list_topic_evidence
from tests.builders import NOW, new_id
from tests.usecases.test_start import DEADLINE
from tests.usecases.world import SYMBOLS, TSARS, World


def evidence(world: World) -> dict[str, Evidence]:
    with world.reading() as session:
        return {str(k): v for k, v in list_topic_evidence(session, learner_id=world.learner_id).items()}


def tally(world: World, test_id: str = "history-01") -> tuple[int, int, bool]:
    entry = next(entry for entry in world.progress().tests if entry.test.id == test_id)
    return entry.tally.attempts, entry.tally.best_score, entry.tally.has_passed


def test_a_hand_in_scores_judges_and_counts(world: World) -> None:
    attempt_id = world.sit(world.start(), "a", "a", "b", now=NOW + timedelta(minutes=5))

    report = world.outcome(attempt_id)
    assert (report.outcome.score, report.outcome.max_score, report.outcome.passed) == (2, 6, True)
    assert report.sitting.attempt.submitted_at == NOW + timedelta(minutes=5)
    assert tally(world) == (1, 2, True)
    assert evidence(world) == {SYMBOLS: Evidence(answered=3, correct=2)}


def test_a_second_hand_in_changes_nothing_and_counts_nothing(world: World) -> None:
    attempt_id = world.sit(world.start(), "a")

    assert world.submit(attempt_id, now=NOW + timedelta(minutes=9)) is False
    assert world.sitting(attempt_id).attempt.submitted_at == NOW
    assert tally(world) == (1, 1, False)
    assert evidence(world) == {SYMBOLS: Evidence(answered=1, correct=1)}


def test_hand_ins_at_the_same_moment_close_and_count_once(each_world: World) -> None:
    attempt_id = each_world.start()
    each_world.save(attempt_id, 1, "a")

    with ThreadPoolExecutor(6) as pool:
        closed = list(pool.map(lambda _: each_world.submit(attempt_id), range(6)))

    assert sorted(closed) == [False] * 5 + [True]
    assert tally(each_world) == (1, 1, False)
    assert evidence(each_world) == {SYMBOLS: Evidence(answered=1, correct=1)}


def test_no_answer_is_acknowledged_after_its_paper_was_scored(each_world: World) -> None:
    attempt_id = each_world.start()

    def save(position: int) -> int:
        try:
            each_world.save(attempt_id, position, "a")
        except AttemptAlreadySubmitted:
            return 0
        return 1

    with ThreadPoolExecutor(4) as pool:
        first = [pool.submit(save, n) for n in (1, 2, 3)]
        closing = pool.submit(each_world.submit, attempt_id)
        last = [pool.submit(save, n) for n in (4, 5, 6)]
    acknowledged = sum(saving.result() for saving in first + last)

    assert closing.result() is True
    assert each_world.outcome(attempt_id).outcome.score == acknowledged


def test_out_of_time_it_closes_at_its_deadline(world: World) -> None:
    attempt_id = world.start()
    world.sit(attempt_id, "a", now=NOW)
    late = world.another_learner()
    late_id = late.start()

    assert late.submit(late_id, now=DEADLINE + timedelta(days=3))
    assert late.sitting(late_id).attempt.submitted_at == DEADLINE


def test_practice_closes_whenever_it_is_handed_in(world: World) -> None:
    attempt_id = world.sit(world.start(Mode.PRACTICE), now=NOW + timedelta(days=3))

    assert world.sitting(attempt_id).attempt.submitted_at == NOW + timedelta(days=3)


def test_a_clock_set_back_does_not_break_the_hand_in(each_world: World) -> None:
    attempt_id = each_world.sit(each_world.start(), "a", now=NOW - timedelta(hours=1))

    assert each_world.sitting(attempt_id).attempt.submitted_at == NOW


def test_an_empty_paper_scores_nothing_and_says_nothing_about_mastery(world: World) -> None:
    report = world.outcome(world.sit(world.start()))

    assert (report.outcome.score, report.outcome.passed) == (0, False)
    assert all(score.is_omitted for score in report.outcome.item_scores)
    assert evidence(world) == {}
    assert (report.weak_topics, report.mistake_count) == ((), 0)


@pytest.mark.parametrize("blank", [" ", "\t\n", "\u00a0", "\u200b"])
def test_blank_text_is_no_answer(world: World, blank: str) -> None:
    report = world.outcome(world.sit(world.start(test_id="language-01"), blank))

    assert report.outcome.item_scores[0].is_omitted
    assert (evidence(world), report.mistake_count) == ({}, 0)


def test_the_best_of_several_attempts_is_kept(world: World) -> None:
    for turn, values in enumerate([("a",), ("a", "a", "a"), ("a", "b")]):
        world.sit(world.start(now=NOW + timedelta(hours=turn)), *values, now=NOW + timedelta(hours=turn))

    assert tally(world) == (3, 3, True)
    assert world.progress().done_count == world.progress().passed_count == 1


def test_a_test_is_new_then_begun_then_done_then_passed(world: World) -> None:
    def state() -> TestState:
        return next(e for e in world.progress().tests if e.test.id == "history-01").tally.state

    seen = [state()]
    attempt_id = world.start()
    seen.append(state())
    world.sit(attempt_id, "a")
    seen.append(state())
    world.sit(world.start(), "a", "a")

    assert [*seen, state()] == [TestState.NEW, TestState.BEGUN, TestState.DONE, TestState.PASSED]


def test_mock_exams_and_drills_count_for_no_practice_test(world: World) -> None:
    world.sit(world.start_exam(), "a", "a")
    world.sit(world.start_drill(TSARS), "a")

    assert tally(world) == (0, 0, False)
    assert [summary.kind for summary in world.progress().scored] == [AttemptKind.MOCK_EXAM]


def test_one_threshold_missed_fails_the_exam_however_good_the_rest(world: World) -> None:
    report = world.outcome(world.sit(world.start_exam(), "b", "b", "иду"))

    assert [t.is_met for t in report.outcome.thresholds] == [False, False, False]
    assert report.outcome.passed is False


def test_the_outcome_exists_only_after_the_hand_in(world: World) -> None:
    attempt_id = world.start()

    with pytest.raises(AttemptNotSubmitted):
        world.outcome(attempt_id)
    with pytest.raises(AttemptNotFound):
        world.outcome(AttemptId(new_id()))
