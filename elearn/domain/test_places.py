"""A practice test as the places that its profile asks for, and the items that stand there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from elearn.domain.assessment import Part
from elearn.domain.entries import EntryData


@dataclass(frozen=True, kw_only=True)
class TestPlace:
    """One place; neighbours of one `slot` share what they are about."""

    number: int  # from 1
    slot: int
    task: str
    interaction: str
    marks: int
    is_shared: bool

    __test__ = False  # a word of the domain, no test of pytest


def list_places(part: Part, times: int) -> list[TestPlace]:
    """List the places of a test in the profile's order."""
    slots = [slot for slot in part.slots for _ in range(times)]
    tasks = [(number, slot) for number, slot in enumerate(slots) for _ in range(slot.items)]
    return [
        TestPlace(
            number=place,
            slot=number,
            task=slot.task,
            interaction=slot.interaction.value,
            marks=slot.marks,
            is_shared=slot.items > 1,
        )
        for place, (number, slot) in enumerate(tasks, start=1)
    ]


def fits(place: TestPlace, item: EntryData, level: str) -> bool:
    """Whether an item is of the kind and the level that the place asks for."""
    asked = (place.task, place.interaction, level)
    return (item.get("task"), item.get("interaction"), item.get("level")) == asked


def fill_places(
    places: Sequence[TestPlace], item_ids: Sequence[str], items: Mapping[str, EntryData], level: str
) -> list[str]:
    """Put the items of a test in place, in their order; a place that no item fits stays empty."""
    waiting = [item_id for item_id in item_ids if item_id in items]
    filled: list[str] = []
    shared: dict[int, object] = {}
    for place in places:
        item = items[waiting[0]] if waiting else None
        is_fitting = item is not None and fits(place, item, level)
        if item is not None and is_fitting and place.is_shared:
            is_fitting = shared.setdefault(place.slot, item.get("stimulus")) == item.get("stimulus")
        filled.append(waiting.pop(0) if is_fitting else "")
    return filled


def find_misplaced(
    places: Sequence[TestPlace],
    chosen: Sequence[str],
    items: Mapping[str, EntryData],
    level: str,
    elsewhere: Collection[str],
) -> Iterator[int]:
    """Yield the numbers of places whose item may not stand there; an empty place may stay empty."""
    seen: set[str] = set()
    stimuli: dict[int, object] = {}
    for place, item_id in zip(places, chosen, strict=True):
        item = items.get(item_id)
        if not item_id:
            continue
        if item is None or not fits(place, item, level) or item_id in seen or item_id in elsewhere:
            yield place.number
        elif place.is_shared:
            stimulus = item.get("stimulus")
            is_used = stimulus in [each for slot, each in stimuli.items() if slot != place.slot]
            if not stimulus or is_used or stimuli.setdefault(place.slot, stimulus) != stimulus:
                yield place.number
        seen.add(item_id)
