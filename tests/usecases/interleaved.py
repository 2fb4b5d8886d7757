"""Sittings of two learners that overlap in any way, played on a real database, and what they come to."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Engine, select

from elearn.domain.attempts import AttemptId, LearnerId, Mode
from elearn.domain.errors import ElearnError
from elearn.storage.engine import reading
from elearn.storage.tables import LearnerItemRow, ReviewCardRow, TestTallyRow, TopicTallyRow
from elearn.usecases.begin_practice_test import begin_practice_test
from elearn.usecases.mark_own_response import mark_own_response
from elearn.usecases.peek_translation import peek_translation
from tests.builders import NOW, new_id
from tests.usecases.world import World

STEP = timedelta(minutes=10)  # a few of them and the clock of an exam has run out
_TALLIES = (LearnerItemRow, TopicTallyRow, TestTallyRow, ReviewCardRow)
_VALUES = {"history-01": ("a", "b"), "language-01": ("иду", "wrong", "Здравствуйте!")}


@dataclass(frozen=True)
class Plan:
    """One sitting: who (0 or 1), what, its answers in their order, and steps of waiting before the end."""

    learner: int
    test_id: str
    mode: Mode
    answers: tuple[tuple[int, str], ...]
    waits: int
    peeks: bool
    is_handed_in: bool


@st.composite
def plans(draw: st.DrawFn, *, is_once: bool) -> Plan:
    """Plan a sitting; `is_once`: no place is answered twice."""
    test_id = draw(st.sampled_from(["history-01", "history-01", "language-01"]))
    place = st.sampled_from([1, 4] if test_id == "language-01" else [1, 2, 3])
    answer = st.tuples(place, st.sampled_from(_VALUES[test_id]))
    answers = st.lists(answer, max_size=4, unique_by=(lambda each: each[0]) if is_once else None)
    return Plan(
        learner=draw(st.integers(0, 1)),
        test_id=test_id,
        mode=draw(st.sampled_from(list(Mode))),
        answers=tuple(draw(answers)),
        waits=draw(st.integers(0, 3)),
        peeks=draw(st.integers(0, 3)) == 0,
        is_handed_in=draw(st.integers(0, 4)) > 0,
    )


class Play:
    """Plays sittings, the steps of all of them mixed by chance but each in its order."""

    def __init__(self, world: World, sittings: Sequence[Plan], random: Random) -> None:
        self.world = world
        self.sittings = sittings
        self.order = [n for n, plan in enumerate(sittings) for _ in range(len(plan.answers) + plan.waits + 2)]
        random.shuffle(self.order)

    def run(self, learners: Sequence[LearnerId]) -> list[AttemptId]:
        """Let these learners do it, by sitting; return the attempts."""
        done = [0] * len(self.sittings)
        attempts = [AttemptId(new_id()) for _ in self.sittings]
        for turn, number in enumerate(self.order):
            actor = World(self.world.engine, learners[number], self.world.books)
            self._step(actor, self.sittings[number], attempts[number], done[number], NOW + turn * STEP)
            done[number] += 1
        return attempts

    def _step(self, actor: World, plan: Plan, attempt_id: AttemptId, step: int, now: datetime) -> None:
        if step == 0:
            self._begin(actor, plan, attempt_id, now)
        elif step <= len(plan.answers):
            _try(actor.save, attempt_id, *plan.answers[step - 1], now=now)
        elif plan.is_handed_in and step > len(plan.answers) + plan.waits:
            actor.submit(attempt_id, now=now)
            _try(_grant, actor, attempt_id)

    def _begin(self, actor: World, plan: Plan, attempt_id: AttemptId, now: datetime) -> None:
        with actor.transaction() as session:
            begin_practice_test(
                session,
                learner_id=actor.learner_id,
                test_id=plan.test_id,
                mode=plan.mode,
                attempt_id=attempt_id,
                now=now,
                books=actor.books,
            )
        if plan.peeks:
            _try(_peek, actor, attempt_id)


def _peek(actor: World, attempt_id: AttemptId) -> None:
    with actor.transaction() as session:
        peek_translation(
            session, attempt_id=attempt_id, learner_id=actor.learner_id, position=1, language="en"
        )


def _grant(actor: World, attempt_id: AttemptId) -> None:
    with actor.transaction() as session:
        mark_own_response(
            session,
            attempt_id=attempt_id,
            learner_id=actor.learner_id,
            position=4,
            granted=["c2"],
            now=NOW,
        )


def _try(act: Any, *values: Any, **named: Any) -> None:
    with suppress(ElearnError):  # out of time, told already, or nothing to mark there
        act(*values, **named)


def counted(engine: Engine, learner_id: LearnerId) -> dict[str, set[tuple[object, ...]]]:
    """Return every row that is counted of a learner, without the learner."""
    with reading(engine) as session:
        return {
            row.__tablename__: {
                tuple(value for name, value in found._mapping.items() if name != "learner_id")
                for found in session.execute(
                    select(row.__table__).where(row.__table__.c.learner_id == learner_id)
                )
            }
            for row in _TALLIES
        }
