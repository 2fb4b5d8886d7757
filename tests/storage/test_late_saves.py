"""A save and a hand-in of one attempt at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import Attempt, LearnerId
from elearn.storage.attempts import add_attempt, list_attempts
from elearn.storage.engine import reading, transaction
from tests.builders import a_paper, an_attempt
from tests.storage.test_responses import ITEMS, hand_in, responses, save


def test_no_answer_is_acknowledged_that_the_hand_in_did_not_score(
    engine: Engine, learner_id: LearnerId
) -> None:
    attempt = an_attempt(learner_id, paper=a_paper(*ITEMS.values(), cut_scores=[]))
    with transaction(engine) as session:
        add_attempt(session, attempt)

    def answer(position: int) -> bool:
        with transaction(engine) as session:
            return save(session, attempt, position, "a")

    def close(_: int) -> bool:
        with transaction(engine) as session:
            return hand_in(session, attempt)

    with ThreadPoolExecutor(8) as pool:
        early = list(pool.map(answer, range(1, 11)))
        saves = [pool.submit(answer, position) for position in range(11, 41)]
        closings = [pool.submit(close, n) for n in range(4)]
        acknowledged = sum(early) + sum(future.result() for future in saves)

    assert sum(future.result() for future in closings) == 1
    with reading(engine) as session:
        [summary] = list_attempts(session, learner_id=learner_id, limit=9)
    assert summary.score == acknowledged == len(responses(engine, attempt))


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)  # SQLite has one writer
def test_a_save_waits_for_the_hand_in_under_way_and_is_then_refused(engine: Engine, attempt: Attempt) -> None:
    def answer() -> bool:
        with transaction(engine) as session:
            return save(session, attempt, 1, "a")

    with ThreadPoolExecutor(1) as pool:
        with transaction(engine) as session:
            assert hand_in(session, attempt)
            late = pool.submit(answer)
            with pytest.raises(TimeoutError):
                late.result(timeout=0.3)
        assert not late.result(timeout=30)
