"""Which kind of mistake a wrong response shows, and which kinds an attempt shows most often."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from elearn.domain.item_bank import ItemBank, Misconception
from elearn.domain.items import RIGHT_OR_WRONG_CHOICES, Interaction, Item, MisconceptionId, TopicId

REPEATED = 2  # once may be a slip; from twice on it is worth a word


@dataclass(frozen=True, kw_only=True)
class MisconceptionMet:
    """A misconception with the topic of every wrong response that showed it, in the paper's order."""

    misconception: Misconception
    bank: ItemBank
    topic_ids: tuple[TopicId, ...]

    @property
    def count(self) -> int:
        """How many responses showed it."""
        return len(self.topic_ids)

    @property
    def is_repeated(self) -> bool:
        """Whether it was shown often enough to be no slip."""
        return self.count >= REPEATED

    @property
    def shared_topic_id(self) -> TopicId | None:
        """The topic of all those items, None where they have several."""
        return self.topic_ids[0] if len(set(self.topic_ids)) == 1 else None


def find_misconception(bank: ItemBank, item: Item, value: str | None) -> Misconception | None:
    """Name the misconception behind a wrong response.

    Returns:
        None where the response is right, omitted, typed or marked by a rubric, or where the bank names none.

    """
    if value is None or value == item.key:
        return None
    found = _misconceptions_by_choice(item).get(value)
    return bank.misconception_by_id.get(found) if found else None


def gather_misconceptions(
    responses: Iterable[tuple[ItemBank, Item, str | None]],
) -> tuple[MisconceptionMet, ...]:
    """Gather the misconceptions of an attempt's responses: the most frequent first, then by the paper."""
    met: dict[MisconceptionId, MisconceptionMet] = {}
    for bank, item, value in responses:
        if found := find_misconception(bank, item, value):
            before = met[found.id].topic_ids if found.id in met else ()
            met[found.id] = MisconceptionMet(
                misconception=found, bank=bank, topic_ids=(*before, item.topic_id)
            )
    return tuple(sorted(met.values(), key=lambda one: -one.count))


def _misconceptions_by_choice(item: Item) -> Mapping[str, MisconceptionId | None]:
    if item.interaction is Interaction.RIGHT_OR_WRONG:
        return {choice.id: item.misconception_id for choice in RIGHT_OR_WRONG_CHOICES}
    return {choice.id: choice.misconception_id for choice in item.choices}
