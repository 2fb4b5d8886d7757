"""Builders of domain values for tests: sensible defaults, one keyword for what the test is about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from elearn.domain.accounts import Account, AccountId, Learner
from elearn.domain.assessment import AssessmentTest
from elearn.domain.attempts import (
    Attempt,
    AttemptId,
    AttemptKind,
    CutScore,
    LearnerId,
    Mode,
    Paper,
    PaperItem,
    ReleaseRef,
)
from elearn.domain.item_bank import (
    ItemBank,
    ItemTranslation,
    Lesson,
    MediaFile,
    Medium,
    Misconception,
    Topic,
)
from elearn.domain.items import BankId, Choice, Interaction, Item, ItemId, MisconceptionId, TopicId
from elearn.domain.permissions import Role
from elearn.domain.publishing import ReleaseSwitch, SwitchId, SwitchKind

NOW = datetime(2026, 11, 21, 12, 30, 0, 123456, tzinfo=UTC)
HISTORY = BankId("history")
RELEASE = "2026.1"

_ids = count(1)


def new_id() -> UUID:
    """Return a UUIDv7-shaped id, another one at each call, later ones greater."""
    return UUID(int=(next(_ids) << 80) | (7 << 76) | (2 << 62))


def a_learner(**changes: Any) -> Learner:
    return Learner(**{"id": LearnerId(new_id()), "created_at": NOW, **changes})


def an_account(**changes: Any) -> Account:
    identity = new_id()
    values = {
        "id": AccountId(identity),
        "user_name": f"user-{identity.hex[:12]}",
        "role": Role.EDITOR,
        "password_hash": "$argon2id$v=19$m=1,t=1,p=1$c2FsdHNhbHQ$aGFzaA",
        "created_at": NOW,
    }
    return Account(**{**values, **changes})


def a_ref(bank_id: BankId = HISTORY, release: str = RELEASE) -> ReleaseRef:
    return ReleaseRef(bank_id=bank_id, release=release)


def an_item(number: int = 1, **changes: Any) -> Item:
    values = {
        "id": ItemId(f"hist-{number:04d}"),
        "bank_id": HISTORY,
        "topic_id": TopicId("history-state-symbols"),
        "level": "patent",
        "task": "history",
        "interaction": Interaction.SINGLE_CHOICE,
        "stem": f"Вопрос {number}?",
        "choices": tuple(Choice(id=letter, text=f"ответ {letter}") for letter in "abc"),
        "key": "a",
        "explanation": "Потому что так и есть.",
    }
    return Item(**{**values, **changes})


def a_medium(content: bytes, sha256: str) -> Medium:
    file = MediaFile(path="media/p.svg", type="image/svg+xml", sha256=sha256, bytes=len(content))
    return Medium(
        id="hist-pic-0001", kind="picture", files=(file,), licence="CC-BY-4.0", credit="Own work", alt="Флаг"
    )


_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувжьыз")  # some that are Russian


def a_misconception(identity: str = "history-mixed-up", **changes: Any) -> Misconception:
    values = {
        "id": MisconceptionId(identity),
        "name": {"ru": f"Путаница {identity.translate(_LETTERS)}", "en": f"Mix-up {identity}"},
        "advice": {"ru": f"Совет {identity.translate(_LETTERS)}.", "en": f"Advice {identity}."},
    }
    return Misconception(**{**values, **changes})


def a_bank(*items: Item, **changes: Any) -> ItemBank:
    """Build a release whose one practice test holds every item."""
    items = items or (an_item(1), an_item(2), an_item(3))
    title = {"ru": "История", "en": "History"}
    topics = tuple(
        Topic(id=topic_id, title=title, exam_asks=title, levels=("patent",))
        for topic_id in sorted({item.topic_id for item in items})
    )
    values = {
        "id": items[0].bank_id,
        "release": RELEASE,
        "released_on": date(2026, 11, 21),
        "title": title,
        "topics": (Topic(id=TopicId("history-all"), title=title, topics=topics),),
        "items": items,
        "stimuli": (),
        "media": (),
        "tests": (a_test(items),),
        "lessons": {"ru": {topics[0].id: Lesson(state="reviewed", markdown="# Урок")}},
        "translations": {"en": {items[0].id: ItemTranslation(state="draft", explanation="Because.")}},
    }
    return ItemBank(**{**values, **changes})


def a_test(items: Sequence[Item], **changes: Any) -> AssessmentTest:
    values = {
        "id": "history-01",
        "title": {"ru": "История 1"},
        "bank_id": items[0].bank_id,
        "profile_id": "patent",
        "part_id": "history",
        "times": 4,
        "item_ids": tuple(item.id for item in items),
    }
    return AssessmentTest(**{**values, **changes})


def a_cut_score(**changes: Any) -> CutScore:
    values = {"id": "history", "part_id": "history", "tasks": (), "cut_score": 2, "max_score": 3}
    return CutScore(**{**values, **changes})


def a_paper(*items: Item, cut_scores: Sequence[CutScore] | None = None, release: str = RELEASE) -> Paper:
    items = items or (an_item(1), an_item(2), an_item(3))
    places = tuple(
        PaperItem(
            position=position,
            release=a_ref(item.bank_id, release),
            item_id=item.id,
            part_id="history",
            task=item.task,
            max_score=item.max_score,
        )
        for position, item in enumerate(items, start=1)
    )
    maximum = sum(place.max_score for place in places)
    cuts = (a_cut_score(max_score=maximum, cut_score=min(2, maximum)),) if cut_scores is None else cut_scores
    return Paper(items=places, cut_scores=tuple(cuts), minutes=20)


def an_attempt(learner_id: LearnerId, **changes: Any) -> Attempt:
    values = {
        "id": AttemptId(new_id()),
        "learner_id": learner_id,
        "kind": AttemptKind.PRACTICE_TEST,
        "mode": Mode.EXAM,
        "paper": a_paper(),
        "started_at": NOW,
        "test_id": "history-01",
        "profile_id": "patent",
        "deadline_at": NOW + timedelta(minutes=20),
    }
    return Attempt(**{**values, **changes})


def a_switch(ref: ReleaseRef, **changes: Any) -> ReleaseSwitch:
    """Return an order that the release begins at NOW; who ordered it is the caller's."""
    values = {"id": SwitchId(new_id()), "ref": ref, "kind": SwitchKind.PUBLISH, "starts_at": NOW}
    return ReleaseSwitch(**{**values, "ordered_at": NOW, **changes})
