"""An administrator fills an empty database with a realistic example, so that every page can be seen full."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, Mode, ResponseChange
from elearn.domain.errors import DatabaseInUse
from elearn.domain.item_bank import Topic
from elearn.domain.items import bank_order
from elearn.domain.languages import LANGUAGES
from elearn.domain.reference import ReferenceBooks
from elearn.storage.learners import has_learners
from elearn.storage.releases import load_current_banks
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.choose_exam import choose_exam
from elearn.usecases.issue_learner_code import issue_learner_code
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.load_sitting import load_sitting
from elearn.usecases.note_language import note_language
from elearn.usecases.save_response import save_response
from elearn.usecases.simulate_answer import Knack, draw_weak_topics, simulate_answer
from elearn.usecases.start_mock_exam import start_mock_exam
from elearn.usecases.start_practice_test import start_practice_test
from elearn.usecases.submit_attempt import submit_attempt

LEARNERS = 12
WEEKS = 3
SECONDS_PER_TASK = 40
LOWEST_ABILITY, ABILITY_STEP = 0.15, 0.05
GOOD_OR_BAD_DAY = 0.15
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

    @property
    def topics(self) -> list[Topic]:
        """The tops of every bank's tree of topics."""
        banks = load_current_banks(self.session)
        return [topic for key in sorted(banks, key=bank_order) for topic in banks[key].topics]


@dataclass(frozen=True, kw_only=True)
class _Life:
    """One learner: who it is and what comes easy at the start."""

    learner_id: LearnerId
    knack: Knack

    def after(self, gained: float) -> "_Life":
        """The same learner with some practice."""
        return replace(self, knack=replace(self.knack, ability=self.knack.ability + gained))


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
    knack = Knack(ability=_ability(number), weak=draw_weak_topics(stage.topics, stage.random))
    life, count = _Life(learner_id=learner_id, knack=knack), 2 + number % 9
    for moment, gained in _moments(began, now, count):
        day = stage.random.uniform(-GOOD_OR_BAD_DAY, GOOD_OR_BAD_DAY)
        _sit(stage, life.after(gained + day), moment)
    return DemoLearner(id=learner_id, code=code, ability=knack.ability, attempts=count)


def _ability(number: int) -> float:
    """Spread the abilities so that who is busy is not by that the better one."""
    return LOWEST_ABILITY + ABILITY_STEP * (5 * number % LEARNERS)


def _moments(began: datetime, now: datetime, count: int) -> Iterator[tuple[datetime, float]]:
    step = (now - timedelta(hours=2) - began) / count
    return ((began + step * n, GAIN_PER_ATTEMPT * n) for n in range(count))


def _sit(stage: _Stage, life: _Life, moment: datetime) -> None:
    learner_id = life.learner_id
    attempt_id = _start(stage, learner_id, moment)
    language = LANGUAGES[learner_id.int % len(LANGUAGES)].code
    note_language(stage.session, attempt_id=attempt_id, language=language)
    sitting = load_sitting(stage.session, attempt_id=attempt_id, learner_id=learner_id)
    for place in sitting.places:
        moment += timedelta(seconds=stage.random.uniform(0.5, 1.5) * SECONDS_PER_TASK)
        if stage.random.random() < 0.95:  # now and then a task is left out
            value = simulate_answer(place.item, life.knack, stage.random)
            position = place.paper_item.position
            save_response(stage.session, ResponseChange(attempt_id, learner_id, position, value, moment))
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
