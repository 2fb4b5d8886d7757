"""An attempt tells which kinds of mistake came back, by the release that its paper was drawn from."""

from dataclasses import replace

import pytest

from elearn.domain.attempts import Mode
from elearn.domain.items import Choice, Item, ItemId
from elearn.usecases.check_response import check_response
from elearn.usecases.load_outcome import MOST_MISTAKES
from tests.builders import a_misconception
from tests.usecases.world import World, history_bank, history_items, language_items

KINDS = tuple(a_misconception(f"history-kind-{letter}") for letter in "bcdef")


def an_item_of_kinds(item: Item) -> Item:
    """Offer the key "a", and one wrong choice for each kind."""
    wrong = (Choice(id=kind.id[-1], text=kind.id, misconception_id=kind.id) for kind in KINDS)
    return replace(item, choices=(Choice(id="a", text="ответ a"), *wrong))


ITEMS = tuple(map(an_item_of_kinds, history_items()))


@pytest.fixture
def advised(world: World) -> World:
    """The world, with a release whose wrong answers name their kinds."""
    world.release(history_bank("2026.2", items=ITEMS, misconceptions=KINDS))
    return world


def mistakes(world: World, *values: str | None) -> list[tuple[str, int]]:
    """Sit the test and list what came back."""
    report = world.outcome(world.sit(world.start(), *values))
    return [(met.misconception.id[-1], met.count) for met in report.frequent_mistakes]


@pytest.mark.parametrize(
    ("values", "frequent"),
    [
        ("aaaaaa", []),
        ("bcdefa", []),
        ("bcbaaa", [("b", 2)]),
        ("cbbbcc", [("c", 3), ("b", 3)]),
        ("ccbbbd", [("b", 3), ("c", 2)]),
    ],
)
def test_what_was_met_twice_came_back(advised: World, values: str, frequent: list[tuple[str, int]]) -> None:
    assert mistakes(advised, *values) == frequent


def test_only_a_few_are_told(advised: World) -> None:
    items = tuple(
        an_item_of_kinds(replace(item, id=ItemId(f"hist-{n:04d}"))) for n, item in enumerate(ITEMS * 2, 1)
    )
    advised.release(history_bank("2026.3", items=items, misconceptions=KINDS))

    assert MOST_MISTAKES == 3
    assert mistakes(advised, *"bcdebcdeaaaa") == [("b", 2), ("c", 2), ("d", 2)]


def test_an_omitted_task_is_no_mistake(advised: World) -> None:
    assert mistakes(advised, "b", None, None, "b") == [("b", 2)]


def test_a_paper_drawn_before_there_were_kinds_names_none(world: World) -> None:
    attempt_id = world.sit(world.start(), *"bbbbbb")
    world.release(history_bank("2026.2", items=ITEMS, misconceptions=KINDS))

    assert world.outcome(attempt_id).frequent_mistakes == ()


def test_a_mock_exam_tells_what_came_back_too(advised: World) -> None:
    attempt_id = advised.start_exam()
    word = language_items()[0].accepted[0]

    report = advised.outcome(advised.sit(attempt_id, "b", "b", word))

    assert [(met.misconception, met.count) for met in report.frequent_mistakes] == [(KINDS[0], 2)]


def test_the_kind_is_told_at_once_in_practice(advised: World) -> None:
    attempt_id = advised.start(Mode.PRACTICE)
    advised.save(attempt_id, 1, "a")
    advised.save(attempt_id, 2, "c")

    with advised.reading() as session:
        told = [
            check_response(
                session, attempt_id=attempt_id, learner_id=advised.learner_id, position=position
            ).misconception
            for position in (1, 2)
        ]
    assert told == [None, KINDS[1]]
