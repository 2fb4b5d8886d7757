"""A learner of the example answers a task: knows it or guesses."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from elearn.domain.item_bank import Topic
from elearn.domain.items import Interaction, Item, TopicId

WEAKNESS = 0.4  # how much less is known of a weak topic
SURE = 0.97  # nobody is always right
WEAK_SHARE = 4  # one group of topics in so many is weak


@dataclass(frozen=True, kw_only=True)
class Knack:
    """What a learner is good at: the chance to know an answer, and the topics where it is lower."""

    ability: float
    weak: frozenset[TopicId]

    def chance(self, topic_id: TopicId) -> float:
        """Return the chance to know the answer to a task of this topic."""
        chance = self.ability - WEAKNESS if topic_id in self.weak else self.ability
        return min(SURE, max(0.0, chance))


def draw_weak_topics(topics: Sequence[Topic], random: Random) -> frozenset[TopicId]:
    """Draw what one learner is weak at: whole groups, because what belongs together is missed together."""
    groups = random.sample(topics, max(1, len(topics) // WEAK_SHARE))
    return frozenset(leaf.id for group in groups for leaf in group.leaves())


def simulate_answer(item: Item, knack: Knack, random: Random) -> str:
    """Answer one task."""
    knows = random.random() < knack.chance(item.topic_id)
    if item.interaction is Interaction.TYPED_WORD:
        return item.accepted[0] if knows else "не знаю"
    if item.interaction is Interaction.RIGHT_OR_WRONG:
        return item.key if knows and item.key else random.choice(["right", "wrong"])
    if item.interaction is Interaction.SINGLE_CHOICE:
        return item.key if knows and item.key else random.choice(item.choices).id
    return item.model_answer or "…"
