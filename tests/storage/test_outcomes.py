from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import Attempt, LearnerId, Response, ResponseChange
from elearn.domain.items import Criterion, Interaction
from elearn.domain.scoring import AttemptOutcome, score_attempt
from elearn.storage.attempts import add_attempt, list_attempts, load_attempt
from elearn.storage.engine import reading, transaction
from elearn.storage.outcomes import close_attempt, load_outcome, save_outcome
from elearn.storage.responses import save_granted, save_response
from tests.builders import NOW, a_cut_score, a_paper, an_attempt, an_item
from tests.conftest import Recorder

RUBRIC = (Criterion(id="task", text="Задание", marks=1), Criterion(id="grammar", text="Понятно", marks=1))
LETTER = an_item(9, interaction=Interaction.LETTER, choices=(), key=None, rubric=RUBRIC)
ITEMS = {item.id: item for item in (*(an_item(n) for n in range(1, 41) if n != 9), LETTER)}


def outcome_of(attempt: Attempt, *values: str | None) -> AttemptOutcome:
    given = {n: Response(position=n, value=value) for n, value in enumerate(values, start=1)}
    return score_attempt(attempt.paper, ITEMS, given)


def test_the_outcome_comes_back_as_it_was_stored(engine: Engine, attempt: Attempt) -> None:
    with transaction(engine) as session:
        for position, value in ((1, "a"), (2, "b")):
            save_response(session, ResponseChange(attempt.id, attempt.learner_id, position, value, NOW))
        outcome = outcome_of(attempt, "a", "b", None)
        assert close_attempt(session, attempt, outcome, submitted_at=NOW)

    with reading(engine) as session:
        stored = load_attempt(session, attempt.id, learner_id=attempt.learner_id)
        assert stored.submitted_at == NOW
        assert load_outcome(session, stored) == outcome
        [summary] = list_attempts(session, learner_id=attempt.learner_id, limit=9)
    assert (summary.score, summary.max_score, summary.passed) == (1, 3, False)


def test_an_attempt_closes_once_and_keeps_the_first_outcome(engine: Engine, attempt: Attempt) -> None:
    with transaction(engine) as session:
        assert close_attempt(session, attempt, outcome_of(attempt, "a", "a", "a"), submitted_at=NOW)
        assert not close_attempt(session, attempt, outcome_of(attempt, "b", "b", "b"), submitted_at=NOW)

    with reading(engine) as session:
        assert load_outcome(session, attempt).score == 3


def test_of_many_hand_ins_at_once_one_closes(engine: Engine, attempt: Attempt) -> None:
    def close(score: int) -> bool:
        outcome = outcome_of(attempt, *("a" if n < score else "b" for n in range(3)))
        with transaction(engine) as session:
            return close_attempt(session, attempt, outcome, submitted_at=NOW)

    with ThreadPoolExecutor(4) as pool:
        closed = list(pool.map(close, range(4)))

    assert sum(closed) == 1
    with reading(engine) as session:
        assert load_outcome(session, attempt).score == closed.index(True)


def test_marks_by_rubric_change_the_outcome_afterwards(engine: Engine, learner_id: LearnerId) -> None:
    cuts = [a_cut_score(cut_score=3, max_score=4)]
    attempt = an_attempt(learner_id, paper=a_paper(an_item(1), an_item(2), LETTER, cut_scores=cuts))
    pending = outcome_of(attempt, "a", "a", "Здравствуйте!")
    granted = ("grammar", "task")
    given = {
        1: Response(position=1, value="a"),
        2: Response(position=2, value="a"),
        3: Response(position=3, value="Здравствуйте!", granted=granted),
    }
    marked = score_attempt(attempt.paper, ITEMS, given)
    with transaction(engine) as session:
        add_attempt(session, attempt)
        save_outcome(session, attempt, marked)  # still open: nothing happens
        assert list_attempts(session, learner_id=learner_id, limit=1)[0].score is None
        close_attempt(session, attempt, pending, submitted_at=NOW)
        assert list_attempts(session, learner_id=learner_id, limit=1)[0].passed is None
        save_granted(session, attempt_id=attempt.id, learner_id=learner_id, position=3, granted=granted)
        save_outcome(session, attempt, marked)

    with reading(engine) as session:
        stored = load_outcome(session, attempt)
        assert (stored.score, stored.pending, stored.passed) == (4, 0, True)
        assert list_attempts(session, learner_id=learner_id, limit=1)[0].passed is True


@pytest.mark.parametrize("places", [1, 40])
def test_closing_takes_three_statements_and_loading_two(
    engine: Engine, learner_id: LearnerId, statements: Recorder, places: int
) -> None:
    attempt = an_attempt(learner_id, paper=a_paper(*(ITEMS[key] for key in sorted(ITEMS)[:places])))
    with transaction(engine) as session:
        add_attempt(session, attempt)
    outcome = outcome_of(attempt)

    with statements(engine) as closing, transaction(engine) as session:
        assert close_attempt(session, attempt, outcome, submitted_at=NOW)
    with statements(engine) as loading, reading(engine) as session:
        load_outcome(session, attempt)

    assert (len(closing), len(loading)) == (3, 2)


def test_an_outcome_is_written_to_its_own_attempt_alone(engine: Engine, attempt: Attempt) -> None:
    other = an_attempt(attempt.learner_id)
    with transaction(engine) as session:
        add_attempt(session, other)
        assert close_attempt(session, other, outcome_of(other, "a"), submitted_at=NOW)
        assert close_attempt(session, attempt, outcome_of(attempt, "a", "a", "a"), submitted_at=NOW)

    with reading(engine) as session:
        scores = {
            summary.id: summary.score
            for summary in list_attempts(session, learner_id=attempt.learner_id, limit=9)
        }
        assert scores == {attempt.id: 3, other.id: 1}
        for closed, items in ((attempt, [1, 1, 1]), (other, [1, 0, 0])):
            outcome = load_outcome(session, closed)
            assert [item.score for item in outcome.item_scores] == items
            assert [threshold.score for threshold in outcome.thresholds] == [sum(items)]


def test_closing_one_attempt_leaves_the_others_open(engine: Engine, attempt: Attempt) -> None:
    other = an_attempt(attempt.learner_id)
    with transaction(engine) as session:
        add_attempt(session, other)
        assert close_attempt(session, attempt, outcome_of(attempt, "a"), submitted_at=NOW)
        assert load_attempt(session, other.id, learner_id=other.learner_id).submitted_at is None
