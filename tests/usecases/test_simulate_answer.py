"""How learners of the example answer."""

from random import Random

import pytest

from elearn.domain.items import Interaction, TopicId
from elearn.usecases.simulate_answer import SURE, WEAKNESS, Knack, draw_weak_topics, simulate_answer
from tests.builders import a_bank, an_item

TOPIC = an_item(1).topic_id


@pytest.mark.parametrize(("ability", "chance"), [(0.5, 0.5), (1.4, SURE), (-0.2, 0.0)])
def test_the_chance_to_know_stays_a_chance(ability: float, chance: float) -> None:
    assert Knack(ability=ability, weak=frozenset()).chance(TOPIC) == chance


def test_less_is_known_of_a_weak_topic() -> None:
    knack = Knack(ability=0.9, weak=frozenset({TOPIC}))

    assert knack.chance(TOPIC) == pytest.approx(0.9 - WEAKNESS)
    assert knack.chance(TopicId("another")) == 0.9


def test_weak_are_whole_groups_and_at_least_one() -> None:
    (group,) = topics = a_bank().topics[:1]

    assert draw_weak_topics(topics, Random(1)) == {leaf.id for leaf in group.leaves()}


@pytest.mark.parametrize(("ability", "answer"), [(9.0, "книгу"), (0.0, "не знаю")])
def test_a_word_is_known_or_not(ability: float, answer: str) -> None:
    item = an_item(1, interaction=Interaction.TYPED_WORD, accepted=("книгу",), choices=(), key=None)

    assert simulate_answer(item, Knack(ability=ability, weak=frozenset()), Random(1)) == answer
