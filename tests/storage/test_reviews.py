from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from elearn.domain.attempts import Attempt, LearnerId
from elearn.domain.items import ItemId
from elearn.domain.scheduling import ReviewCard
from elearn.storage.engine import reading, transaction
from elearn.storage.export import export_learner
from elearn.storage.learners import add_learner, erase_learner
from elearn.storage.reviews import list_review_cards, load_review_cards, save_review_cards
from elearn.storage.schema import downgrade_database, upgrade_database
from tests.builders import NOW, a_learner
from tests.conftest import Recorder
from tests.storage.good_rows import GOOD_ROWS, LEARNER, fill


def a_card(number: int = 1, *, days: int = 1, stability: float = 0.25) -> ReviewCard:
    return ReviewCard(
        item_id=ItemId(f"hist-{number:04d}"),
        stability=stability,
        difficulty=6.5,
        reviewed_at=NOW,
        due_at=NOW + timedelta(days=days),
    )


def save(engine: Engine, learner_id: LearnerId, *cards: ReviewCard) -> None:
    with transaction(engine) as session:
        save_review_cards(session, cards, learner_id=learner_id)


def cards_of(engine: Engine, learner_id: LearnerId) -> list[ReviewCard]:
    with reading(engine) as session:
        return list_review_cards(session, learner_id=learner_id)


def test_cards_come_back_as_they_were_what_is_due_first_at_the_top(
    engine: Engine, learner_id: LearnerId
) -> None:
    late, soon, sooner = a_card(1, days=3), a_card(2, days=1), a_card(9, days=1)
    save(engine, learner_id, sooner, late, soon)

    assert cards_of(engine, learner_id) == [soon, sooner, late]


def test_a_card_is_replaced_by_its_next_state(engine: Engine, learner_id: LearnerId) -> None:
    save(engine, learner_id, a_card(1), a_card(2))
    after = a_card(1, days=8, stability=7.75)
    save(engine, learner_id, after)
    save(engine, learner_id)

    assert cards_of(engine, learner_id) == [a_card(2), after]


def test_an_attempt_finds_the_cards_of_its_items_and_of_its_learner(engine: Engine, attempt: Attempt) -> None:
    other = a_learner()
    with transaction(engine) as session:
        add_learner(session, other)
    save(engine, attempt.learner_id, a_card(2), a_card(99))
    save(engine, other.id, a_card(1))

    with reading(engine) as session:
        assert load_review_cards(session, attempt) == {"hist-0002": a_card(2)}
    assert cards_of(engine, other.id) == [a_card(1)]


@pytest.mark.parametrize("count", [1, 40])
def test_cards_take_one_statement_whatever_their_number(
    engine: Engine, learner_id: LearnerId, statements: Recorder, count: int
) -> None:
    with statements(engine) as recorded:
        save(engine, learner_id, *(a_card(number) for number in range(count)))

    assert len(recorded) == 1, recorded


def test_cards_are_erased_with_their_learner_and_told_before(engine: Engine, learner_id: LearnerId) -> None:
    save(engine, learner_id, a_card(1))
    with transaction(engine) as session:
        assert [row["item_id"] for row in export_learner(session, learner_id)["review_card"]] == ["hist-0001"]
        erase_learner(session, learner_id)

    assert cards_of(engine, learner_id) == []


def test_hand_ins_at_the_same_moment_do_not_block_each_other(engine: Engine, learner_id: LearnerId) -> None:
    cards = [a_card(number) for number in range(1, 9)]

    def hand_in(turn: int) -> None:
        save(engine, learner_id, *(cards if turn % 2 else reversed(cards)))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(hand_in, range(6)))

    assert cards_of(engine, learner_id) == cards


def test_what_was_missed_before_there_were_cards_is_due_at_once(sqlite_engine: Engine) -> None:
    downgrade_database(sqlite_engine, "0008")
    with transaction(sqlite_engine) as session:
        fill(session, until="learner_item")
        for item_id, is_mistake in (("hist-0001", True), ("hist-0002", False)):
            row = GOOD_ROWS["learner_item"] | {"item_id": item_id, "is_mistake": is_mistake}
            names = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            plain = {name: value.hex if name == "learner_id" else value for name, value in row.items()}
            session.execute(
                text(f"INSERT INTO learner_item ({names}) VALUES ({values})"),  # noqa: S608
                plain | {"last_answered_at": NOW.strftime("%Y-%m-%d %H:%M:%S.%f")},
            )
    upgrade_database(sqlite_engine)

    (card,) = cards_of(sqlite_engine, LearnerId(LEARNER))
    assert (card.item_id, card.reviewed_at, card.due_at) == ("hist-0001", NOW, NOW)
