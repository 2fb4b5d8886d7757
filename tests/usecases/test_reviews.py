"""What was missed comes back on its day, whatever it was missed in."""

from datetime import UTC, date, datetime, timedelta

import pytest

from elearn.domain.attempts import AttemptId, AttemptKind, Mode
from elearn.domain.errors import LearnerNotFound, NotEnoughItems
from elearn.domain.items import ItemId
from elearn.domain.scheduling import ReviewCard
from elearn.storage.learners import load_learner
from elearn.storage.reviews import list_review_cards
from elearn.usecases.choose_exam import choose_exam
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.list_due_reviews import list_due_reviews
from elearn.usecases.peek_translation import peek_translation
from elearn.usecases.start_reviews import start_reviews
from tests.builders import NOW, new_id
from tests.usecases.world import World, history_bank, history_items

TOMORROW = NOW + timedelta(days=1)


def cards(world: World) -> dict[str, ReviewCard]:
    with world.reading() as session:
        return {card.item_id: card for card in list_review_cards(session, learner_id=world.learner_id)}


def due(world: World) -> list[tuple[date, ItemId]]:
    with world.reading() as session:
        learner = load_learner(session, world.learner_id)
        return list_due_reviews(session, learner=learner, zone=UTC)


def repeat(world: World, *, now: datetime = TOMORROW) -> AttemptId:
    with world.transaction() as session:
        return start_reviews(
            session, learner_id=world.learner_id, attempt_id=AttemptId(new_id()), now=now, zone=UTC
        )


def items_of(world: World, attempt_id: AttemptId) -> list[str]:
    return [place.item.id for place in world.sitting(attempt_id).places]


def test_wrong_answers_make_cards_and_right_and_left_out_ones_do_not(each_world: World) -> None:
    each_world.sit(each_world.start(), "b", "a", None, "b")

    assert set(cards(each_world)) == {"hist-0001", "hist-0004"}
    assert due(each_world) == [(TOMORROW.date(), "hist-0001"), (TOMORROW.date(), "hist-0004")]


def test_any_later_answer_rates_the_item(world: World) -> None:
    world.sit(world.start(), "b", "b")
    first = cards(world)
    world.sit(world.start(Mode.PRACTICE, now=TOMORROW), "a", "b", now=TOMORROW)
    second = cards(world)

    assert second["hist-0001"].due_at > TOMORROW + timedelta(days=1)
    assert second["hist-0002"].due_at == TOMORROW + timedelta(days=1)
    assert first["hist-0001"].stability < second["hist-0001"].stability


def test_an_aided_right_answer_never_counts_as_good(world: World) -> None:
    world.sit(world.start(), "b", "b")
    attempt_id = world.start(Mode.PRACTICE, now=TOMORROW)
    with world.transaction() as session:
        peek_translation(
            session, attempt_id=attempt_id, learner_id=world.learner_id, position=1, language="en"
        )
    world.sit(attempt_id, "a", "a", now=TOMORROW)

    after = cards(world)
    assert after["hist-0001"].stability < after["hist-0002"].stability


def test_only_what_is_due_is_repeated_and_in_practice_mode(world: World) -> None:
    world.sit(world.start(), "b", "b")
    with pytest.raises(NotEnoughItems):
        repeat(world, now=NOW)
    attempt_id = repeat(world)

    attempt = world.sitting(attempt_id).attempt
    assert (attempt.kind, attempt.mode) == (AttemptKind.MISTAKES, Mode.PRACTICE)
    assert items_of(world, attempt_id) == ["hist-0001", "hist-0002"]
    assert repeat(world) == attempt_id, "goes on with the open one"

    world.sit(attempt_id, "a", "a", now=TOMORROW)
    with pytest.raises(NotEnoughItems):
        repeat(world)


def test_on_the_eve_of_the_exam_all_that_was_missed_is_due(world: World) -> None:
    world.sit(world.start(), "b", "b")
    world.sit(world.start(now=TOMORROW), "a", "b", now=TOMORROW)
    exam_on = (NOW + timedelta(days=3)).date()
    with world.transaction() as session:
        choose_exam(
            session,
            learner_id=world.learner_id,
            profile_id="patent",
            exam_on=exam_on,
            profile_ids=["patent"],
        )

    eve = exam_on - timedelta(days=1)
    assert due(world) == [(eve, "hist-0002"), (eve, "hist-0001")], "what is known least comes first"
    assert len(items_of(world, repeat(world, now=NOW + timedelta(days=2)))) == 2


def test_items_that_left_the_banks_are_not_asked(world: World) -> None:
    world.sit(world.start(), "b", "b")
    world.release(history_bank("2026.2", items=history_items()[1:], translations={}))

    assert [item_id for _, item_id in due(world)] == ["hist-0002"]


def test_who_was_erased_repeats_nothing(world: World) -> None:
    with world.transaction() as session:
        erase_learner(session, learner_id=world.learner_id)
    with pytest.raises(LearnerNotFound):
        repeat(world)
