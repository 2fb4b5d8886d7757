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


def fill_demo(
    session: Session, *, books: ReferenceBooks, now: datetime, random: Random, new_id: NewId
) -> list[DemoLearner]:
    """Store example learners with weeks of attempts; the same seed gives the same example.

    Raises:
        DatabaseInUse: there are learners already.
    """
    if has_learners(session):
        raise DatabaseInUse
    return [_live(session, books, now, random, new_id, n) for n in range(LEARNERS)]


def _live(  # noqa: PLR0913 - one learner's whole story
    session: Session, books: ReferenceBooks, now: datetime, random: Random, new_id: NewId, number: int
) -> DemoLearner:
    began = now - timedelta(weeks=WEEKS) + timedelta(hours=number)
    learner = begin_learner(session, learner_id=LearnerId(new_id(began, random)), now=began)
    choose_exam(
        session,
        learner_id=learner.id,
        profile_id="patent" if number % 4 else None,
        exam_on=(now + timedelta(days=7 + number)).date() if number % 3 else None,
        profile_ids=books.profiles,
    )
    code = issue_learner_code(session, learner_id=learner.id, draw=lambda: random.randrange(10**11))
    ability, count = 0.35 + 0.05 * number, 2 + number % 9
    for moment, gained in _moments(began, now, count):
        _sit(session, books, learner.id, moment, min(0.97, ability + gained), random, new_id)
    return DemoLearner(id=learner.id, code=code, ability=ability, attempts=count)


def _moments(began: datetime, now: datetime, count: int) -> Iterator[tuple[datetime, float]]:
    step = (now - timedelta(hours=2) - began) / count
    return ((began + step * n, GAIN_PER_ATTEMPT * n) for n in range(count))


def _sit(  # noqa: PLR0913 - one sitting needs all of its circumstances
    session: Session,
    books: ReferenceBooks,
    learner_id: LearnerId,
    moment: datetime,
    ability: float,
    random: Random,
    new_id: NewId,
) -> None:
    attempt_id = _start(session, books, learner_id, moment, random, new_id)
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    for place in sitting.places:
        moment += timedelta(seconds=random.uniform(0.5, 1.5) * SECONDS_PER_TASK)
        if random.random() < 0.95:  # now and then a task is left out
            save_response(
                session,
                attempt_id=attempt_id,
                learner_id=learner_id,
                position=place.paper_item.position,
                value=_answer(place.item, ability, random),
                now=moment,
            )
    submit_attempt(session, attempt_id=attempt_id, learner_id=learner_id, now=moment)


def _start(  # noqa: PLR0913
    session: Session,
    books: ReferenceBooks,
    learner_id: LearnerId,
    moment: datetime,
    random: Random,
    new_id: NewId,
) -> AttemptId:
    attempt_id = AttemptId(new_id(moment, random))
    if random.random() < 0.15:
        return start_mock_exam(
            session,
            learner_id=learner_id,
            profile_id="patent",
            attempt_id=attempt_id,
            random=random,
            now=moment,
            books=books,
        )
    entry = random.choice(list_practice_tests(session, learner_id=None, books=books))
    return start_practice_test(
        session,
        learner_id=learner_id,
        test_id=entry.test.id,
        mode=random.choice(list(Mode)),
        attempt_id=attempt_id,
        now=moment,
        books=books,
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

