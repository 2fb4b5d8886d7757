"""An administrator fills an empty database with a realistic example, so that every page can be seen full."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, Mode
from elearn.domain.errors import DatabaseInUse
from elearn.domain.items import Interaction, Item
from elearn.domain.reference import ReferenceBooks
from elearn.storage.learners import has_learners
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.choose_exam import choose_exam
from elearn.usecases.issue_learner_code import issue_learner_code
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.load_sitting import load_sitting
from elearn.usecases.save_response import save_response
from elearn.usecases.start_mock_exam import start_mock_exam
from elearn.usecases.start_practice_test import start_practice_test
from elearn.usecases.submit_attempt import submit_attempt

LEARNERS = 12
WEEKS = 3
SECONDS_PER_TASK = 40
GAIN_PER_ATTEMPT = 0.04  # learners get better; the chart of progress shows it

NewId = Callable[[datetime, Random], UUID]


@dataclass(frozen=True, kw_only=True)
class DemoLearner:
    """One example learner: `ability` is the chance to know an answer at the start."""

    id: LearnerId
    code: str
    ability: float
    attempts: int


@dataclass(frozen=True, kw_only=True)
class _Stage:
    """What every scene of the example needs."""

    session: Session
    books: ReferenceBooks
    random: Random
    new_id: NewId


def fill_demo(
    session: Session, *, books: ReferenceBooks, now: datetime, random: Random, new_id: NewId
) -> list[DemoLearner]:
    """Store example learners with weeks of attempts; the same seed gives the same example.

    Raises:
        DatabaseInUse: there are learners already.

    """
    if has_learners(session):
        raise DatabaseInUse
    stage = _Stage(session=session, books=books, random=random, new_id=new_id)
    return [_live(stage, now, number) for number in range(LEARNERS)]


def _live(stage: _Stage, now: datetime, number: int) -> DemoLearner:
    began = now - timedelta(weeks=WEEKS) + timedelta(hours=number)
    learner_id = LearnerId(stage.new_id(began, stage.random))
    begin_learner(stage.session, learner_id=learner_id, now=began)
    choose_exam(
        stage.session,
        learner_id=learner_id,
        profile_id="patent" if number % 4 else None,
        exam_on=(now + timedelta(days=7 + number)).date() if number % 3 else None,
        profile_ids=stage.books.profiles,
    )
    code = issue_learner_code(
        stage.session, learner_id=learner_id, draw=lambda: stage.random.randrange(10**11)
    )
    ability, count = 0.35 + 0.05 * number, 2 + number % 9
    for moment, gained in _moments(began, now, count):
        _sit(stage, learner_id, moment, min(0.97, ability + gained))
    return DemoLearner(id=learner_id, code=code, ability=ability, attempts=count)


def _moments(began: datetime, now: datetime, count: int) -> Iterator[tuple[datetime, float]]:
    step = (now - timedelta(hours=2) - began) / count
    return ((began + step * n, GAIN_PER_ATTEMPT * n) for n in range(count))


def _sit(stage: _Stage, learner_id: LearnerId, moment: datetime, ability: float) -> None:
    attempt_id = _start(stage, learner_id, moment)
    sitting = load_sitting(stage.session, attempt_id=attempt_id, learner_id=learner_id)
    for place in sitting.places:
        moment += timedelta(seconds=stage.random.uniform(0.5, 1.5) * SECONDS_PER_TASK)
        if stage.random.random() < 0.95:  # now and then a task is left out
            save_response(
                stage.session,
                attempt_id=attempt_id,
                learner_id=learner_id,
                position=place.paper_item.position,
                value=_answer(place.item, ability, stage.random),
                now=moment,
            )
    submit_attempt(stage.session, attempt_id=attempt_id, learner_id=learner_id, now=moment)


def _start(stage: _Stage, learner_id: LearnerId, moment: datetime) -> AttemptId:
    attempt_id = AttemptId(stage.new_id(moment, stage.random))
    if stage.random.random() < 0.15:
        return start_mock_exam(
            stage.session,
            learner_id=learner_id,
            profile_id="patent",
            attempt_id=attempt_id,
            random=stage.random,
            now=moment,
            books=stage.books,
        )
    entries = list_practice_tests(stage.session, learner_id=None, books=stage.books)
    return start_practice_test(
        stage.session,
        learner_id=learner_id,
        test_id=stage.random.choice(entries).test.id,
        mode=stage.random.choice(list(Mode)),
        attempt_id=attempt_id,
        now=moment,
        books=stage.books,
    )


def _answer(item: Item, ability: float, random: Random) -> str:
    knows = random.random() < ability
    if item.interaction is Interaction.TYPED_WORD:
        return item.accepted[0] if knows else "не знаю"
    if item.interaction is Interaction.RIGHT_OR_WRONG:
        return item.key if knows and item.key else random.choice(["right", "wrong"])
    if item.interaction is Interaction.SINGLE_CHOICE:
        return item.key if knows and item.key else random.choice(item.choices).id
    return item.model_answer or "…"
