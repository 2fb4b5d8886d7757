from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import Attempt, LearnerId
from elearn.domain.item_analysis import ItemStatistics, sum_tallies
from elearn.domain.item_tallies import OMITTED, Tally, TallyKey, add_tallies
from elearn.domain.items import ItemId
from elearn.storage.engine import reading, transaction
from elearn.storage.item_statistics import list_item_tallies, sum_by_answer, sum_by_language
from elearn.storage.item_tallies import (
    add_to_tallies,
    forget_item_tallies,
    load_place_marks,
    note_tallied,
    take_from_tallies,
)
from tests.builders import HISTORY, a_ref
from tests.domain.tallies import a_tally

ITEM = ItemId("hist-0001")
Entries = list[tuple[TallyKey, Tally]]


def a_key(answer: str = "a", **changes: str) -> TallyKey:
    return TallyKey(
        **{
            "bank_id": HISTORY,
            "release": "2026.1",
            "item_id": ITEM,
            "mode": "exam",
            "language": "ru",
            "answer": answer,
            **changes,
        }
    )


def add(engine: Engine, entries: Entries) -> None:
    with transaction(engine) as session:
        add_to_tallies(session, entries)


def take(engine: Engine, entries: Entries) -> None:
    with transaction(engine) as session:
        take_from_tallies(session, entries)


def stored(engine: Engine) -> dict[TallyKey, Tally]:
    with reading(engine) as session:
        found = list_item_tallies(session, bank_id=HISTORY, item_id=ITEM)
    return {a_key(each.answer, mode=each.mode, language=each.language): each.tally for each in found}


ENTRIES: Entries = [
    (a_key(), a_tally(3, rest=800, is_correct=True)),
    (a_key("b", language="tg"), a_tally(2, rest=300)),
    (a_key(OMITTED, mode="practice"), a_tally(1)),
    (a_key(mode="paper", language="tg"), Tally(is_correct=True, times=1, seconds=(0, 1, *[0] * 11))),
]


@pytest.mark.usefixtures("learner_id")
def test_what_is_counted_twice_is_added_up(engine: Engine) -> None:
    add(engine, ENTRIES)
    add(engine, ENTRIES[::-1])

    assert stored(engine) == add_tallies([*ENTRIES, *ENTRIES])


@pytest.mark.usefixtures("learner_id")
def test_what_was_added_is_taken_away_again(engine: Engine) -> None:
    add(engine, ENTRIES)
    add(engine, ENTRIES[:2])
    take(engine, ENTRIES[:2])

    assert stored(engine) == dict(ENTRIES)


@pytest.mark.usefixtures("learner_id")
def test_nothing_is_taken_that_is_not_there(engine: Engine) -> None:
    add(engine, ENTRIES)
    take(engine, [(a_key(), a_tally(4, rest=800)), (a_key("c"), a_tally(1))])
    take(engine, [(a_key(), a_tally(1, rest=0))])  # what is left would know more than everything

    assert stored(engine) == dict(ENTRIES)


@pytest.mark.usefixtures("learner_id")
def test_many_at_once_lose_nothing(engine: Engine) -> None:
    orders: list[Entries] = [ENTRIES, ENTRIES[::-1]] * 4
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda entries: _twice(engine, entries), orders))

    assert stored(engine) == add_tallies([*ENTRIES] * 16)


def _twice(engine: Engine, entries: Iterable[tuple[TallyKey, Tally]]) -> None:
    """Add in one transaction what several attempts tell, in any order, as the end of a session does."""
    with transaction(engine) as session:
        for each in [*entries, *entries]:
            add_to_tallies(session, [each])


@pytest.mark.usefixtures("learner_id")
def test_a_release_is_added_up_by_answer_and_by_language(engine: Engine) -> None:
    add(engine, ENTRIES)
    with reading(engine) as session:
        answers, languages = sum_by_answer(session, a_ref())[ITEM], sum_by_language(session, a_ref())[ITEM]
        nothing = sum_by_answer(session, a_ref(release="1999.1"))

    assert ItemStatistics(answers).n == 6
    assert {answer: tally.times for answer, tally in answers.items()} == {"a": 4, "b": 2, OMITTED: 1}
    assert languages == {
        "ru": sum_tallies([ENTRIES[0][1]]),
        "tg": sum_tallies([ENTRIES[1][1], ENTRIES[3][1]]),
    }
    assert nothing == {}


def test_places_say_whether_they_are_counted(engine: Engine, attempt: Attempt, learner_id: LearnerId) -> None:
    assert attempt.learner_id == learner_id
    with transaction(engine) as session:
        note_tallied(session, attempt.id, {1: True, 2: True})
        note_tallied(session, attempt.id, {2: False})
        note_tallied(session, attempt.id, {})
        marks = load_place_marks(session, attempt.id)
        add_to_tallies(session, ENTRIES)
        forget_item_tallies(session)

    assert set(marks.tallied) == {1}
    assert not marks.answered_at
    assert stored(engine) == {}
    with reading(engine) as session:
        assert not load_place_marks(session, attempt.id).tallied
