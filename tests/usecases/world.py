"""Small banks, a small exam and a learner, on a real database: what the use cases are told in tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from random import Random

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from elearn.domain.assessment import ExamProfile, Part, Slot, Threshold
from elearn.domain.attempts import AttemptId, LearnerId, Mode, ResponseChange
from elearn.domain.item_bank import ItemBank, ItemTranslation
from elearn.domain.items import BankId, Criterion, Interaction, Item, ItemId, TopicId
from elearn.domain.reference import ReferenceBooks
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import add_release, set_current_release
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.load_outcome import OutcomeReport, load_outcome
from elearn.usecases.load_progress import ProgressReport, load_progress
from elearn.usecases.load_sitting import Sitting, load_sitting
from elearn.usecases.save_response import save_response
from elearn.usecases.start_drill import start_drill
from elearn.usecases.start_mistakes_drill import start_mistakes_drill
from elearn.usecases.start_mock_exam import start_mock_exam
from elearn.usecases.start_practice_test import start_practice_test
from elearn.usecases.submit_attempt import submit_attempt
from tests.builders import HISTORY, NOW, RELEASE, a_bank, a_ref, a_test, an_item, new_id

LANGUAGE = BankId("language")
SYMBOLS, TSARS = TopicId("history-state-symbols"), TopicId("history-tsars")
MINUTES = 30  # of the whole exam; a practice test of six tasks gets what minutes_for says


def history_items() -> tuple[Item, ...]:
    """Six items with key "a": four on SYMBOLS, two on TSARS."""
    return tuple(an_item(n, topic_id=SYMBOLS if n <= 4 else TSARS) for n in range(1, 7))


def rubric(*marks: int) -> tuple[Criterion, ...]:
    return tuple(Criterion(id=f"c{n}", text=f"Условие {n}", marks=m) for n, m in enumerate(marks, start=1))


def language_items() -> tuple[Item, ...]:
    """One item of each interaction that history has not: typed, judged, form, letter, speaking."""

    def an(number: int, interaction: Interaction, **changes: object) -> Item:
        values = {"bank_id": LANGUAGE, "topic_id": TopicId("language-all"), "choices": (), "key": None}
        identity = ItemId(f"lang-{number:04d}")
        return an_item(number, id=identity, interaction=interaction, **{**values, **changes})

    return (
        an(1, Interaction.TYPED_WORD, task="writing_word", accepted=("еду", "иду")),
        an(2, Interaction.RIGHT_OR_WRONG, task="judgement", key="wrong"),
        an(3, Interaction.FORM, task="writing_form", rubric=rubric(1, 1), model_answer="…"),
        an(4, Interaction.LETTER, task="writing_letter", rubric=rubric(1, 2), model_answer="Здравствуйте!"),
        an(5, Interaction.SPEAKING, task="speaking", rubric=rubric(1), model_answer="Меня зовут…"),
    )


def history_bank(
    release: str = RELEASE, *, items: tuple[Item, ...] = history_items(), **changes: object
) -> ItemBank:
    translation = ItemTranslation(state="reviewed", explanation="Because.", stem="Question?")
    only_explains = ItemTranslation(state="draft", explanation="Because.")
    values = {
        "release": release,
        "tests": (a_test(items, times=2),),
        "translations": {"en": {ItemId("hist-0001"): translation, ItemId("hist-0002"): only_explains}},
    }
    return a_bank(*items, **{**values, **changes})


def language_bank() -> ItemBank:
    items = language_items()
    test = a_test(items, id="language-01", part_id="russian", times=1)
    return a_bank(*items, tests=(test,), translations={}, lessons={})


def the_books() -> ReferenceBooks:
    """One exam: two tasks of history, a word and a letter; history needs 1, language 3, the whole 5 of 6."""
    title = {"ru": "Патент"}
    history = (Slot(task="history", items=1, marks=1), Slot(task="history", items=1, marks=1))
    russian = (
        Slot(task="writing_word", items=1, marks=1, interaction=Interaction.TYPED_WORD),
        Slot(task="writing_letter", items=1, marks=3, interaction=Interaction.LETTER),
    )
    profile = ExamProfile(
        id="patent",
        title=title,
        valid_from=date(2026, 1, 1),
        valid_to=None,
        minutes=MINUTES,
        price_rub=None,
        certificate_years=3,
        taken="computer",
        parts=(
            Part(id="history", bank_id=HISTORY, title=title, slots=history),
            Part(id="russian", bank_id=LANGUAGE, title=title, slots=russian),
        ),
        thresholds=(
            Threshold(id="total", title=title, cut_score=5),
            Threshold(id="history", title=title, cut_score=1, part_id="history"),
            Threshold(id="russian", title=title, cut_score=3, part_id="russian"),
        ),
        sources=(),
    )
    return ReferenceBooks(profiles={"patent": profile}, archived_profiles={}, laws={}, guides={})


@dataclass(frozen=True)
class World:
    """A database with the banks in it, and one learner who acts by the use cases."""

    engine: Engine
    learner_id: LearnerId
    books: ReferenceBooks

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with transaction(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with reading(self.engine) as session:
            yield session

    def another_learner(self) -> "World":
        return World(self.engine, store_learner(self.engine), self.books)

    def release(self, bank: ItemBank, *, is_current: bool = True) -> None:
        store_release(self.engine, bank, is_current=is_current)

    def start(self, mode: Mode = Mode.EXAM, *, test_id: str = "history-01", now: datetime = NOW) -> AttemptId:
        with self.transaction() as session:
            return start_practice_test(
                session,
                learner_id=self.learner_id,
                test_id=test_id,
                mode=mode,
                attempt_id=AttemptId(new_id()),
                now=now,
                books=self.books,
            )

    def start_exam(self, *, now: datetime = NOW, seed: int = 1) -> AttemptId:
        with self.transaction() as session:
            return start_mock_exam(
                session,
                learner_id=self.learner_id,
                profile_id="patent",
                attempt_id=AttemptId(new_id()),
                random=Random(seed),
                now=now,
                books=self.books,
            )

    def start_drill(self, topic_id: TopicId = SYMBOLS, *, now: datetime = NOW) -> AttemptId:
        with self.transaction() as session:
            return start_drill(
                session,
                learner_id=self.learner_id,
                topic_id=topic_id,
                attempt_id=AttemptId(new_id()),
                random=Random(1),
                now=now,
            )

    def start_mistakes(self, *, now: datetime = NOW) -> AttemptId:
        with self.transaction() as session:
            return start_mistakes_drill(
                session, learner_id=self.learner_id, attempt_id=AttemptId(new_id()), now=now
            )

    def save(self, attempt_id: AttemptId, position: int, value: str | None, *, now: datetime = NOW) -> None:
        with self.transaction() as session:
            save_response(session, ResponseChange(attempt_id, self.learner_id, position, value, now))

    def submit(self, attempt_id: AttemptId, *, now: datetime = NOW) -> bool:
        with self.transaction() as session:
            return submit_attempt(session, attempt_id=attempt_id, learner_id=self.learner_id, now=now)

    def sit(self, attempt_id: AttemptId, *values: str | None, now: datetime = NOW) -> AttemptId:
        """Answer from the first place on (None: left out) and hand in."""
        for position, value in enumerate(values, start=1):
            if value is not None:
                self.save(attempt_id, position, value, now=now)
        assert self.submit(attempt_id, now=now)
        return attempt_id

    def sitting(self, attempt_id: AttemptId) -> Sitting:
        with self.reading() as session:
            return load_sitting(session, attempt_id=attempt_id, learner_id=self.learner_id)

    def value(self, attempt_id: AttemptId, position: int = 1) -> str | None:
        return self.sitting(attempt_id).responses[position].value

    def outcome(self, attempt_id: AttemptId) -> OutcomeReport:
        with self.reading() as session:
            return load_outcome(session, attempt_id=attempt_id, learner_id=self.learner_id)

    def progress(self) -> ProgressReport:
        with self.reading() as session:
            return load_progress(session, learner_id=self.learner_id, books=self.books)


def make_world(engine: Engine) -> World:
    """Store the banks and a learner."""
    store_release(engine, history_bank())
    store_release(engine, language_bank())
    return World(engine, store_learner(engine), the_books())


def store_learner(engine: Engine) -> LearnerId:
    with transaction(engine) as session:
        return begin_learner(session, learner_id=LearnerId(new_id()), now=NOW).id


def store_release(engine: Engine, bank: ItemBank, *, is_current: bool = True) -> None:
    files = {"manifest.yaml": f"release: {bank.release}\n".encode()}
    digest = sha256(repr(bank).encode()).hexdigest()  # of the content: the process keeps banks by it
    with transaction(engine) as session:
        add_release(session, bank, sha256=digest, files=files, loaded_at=NOW)
        if is_current:
            set_current_release(session, a_ref(bank.id, bank.release), now=NOW)
