"""An editor sees a practice test of a draft: its places, what may stand there, and what that changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elearn.domain.assessment import ExamProfile
from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import Entry, EntryData, EntryKey, EntryKind
from elearn.domain.errors import UnknownProfile
from elearn.domain.reference import ReferenceBooks
from elearn.domain.test_places import TestPlace, fill_places, find_misplaced, fits, list_places
from elearn.usecases.load_draft import LoadedDraft


@dataclass(frozen=True, kw_only=True)
class ThresholdMarks:
    """What a threshold could be met with: marks of the whole test, and of the places that are filled."""

    title: Mapping[str, str]
    whole: int
    filled: int


@dataclass(frozen=True, kw_only=True)
class TestPlan:
    """A test of a draft. `chosen`: an item id per place, empty where one is missing.

    `topics`: tasks of each topic in the release that serves, and in the draft.
    """

    entry: Entry
    profile: ExamProfile
    part_id: str
    places: tuple[TestPlace, ...]
    chosen: tuple[str, ...]
    free: tuple[str, ...]
    items: Mapping[str, EntryData]
    elsewhere: frozenset[str]
    topics: Mapping[str, tuple[int, int]]

    __test__ = False

    def may_stand(self, place: TestPlace) -> list[str]:
        """List the items that may be put at a place: what is there, and what no test has yet."""
        now = self.chosen[place.number - 1]
        found = [each for each in self.free if fits(place, self.items[each], self.profile.id)]
        return [*filter(None, (now,)), *(each for each in found if each != now)]

    def misplaced(self, chosen: Sequence[str]) -> list[int]:
        """List the places where a choice would leave the profile."""
        return list(find_misplaced(self.places, chosen, self.items, self.profile.id, self.elsewhere))

    def thresholds(self) -> list[ThresholdMarks]:
        """Weigh the thresholds that this test prepares for."""
        filled = [place for place, item in zip(self.places, self.chosen, strict=True) if item]
        return [
            ThresholdMarks(
                title=threshold.title,
                whole=_weigh(self.places, threshold.tasks),
                filled=_weigh(filled, threshold.tasks),
            )
            for threshold in self.profile.thresholds
            if threshold.part_id in {None, self.part_id}
        ]


def load_test_plan(loaded: LoadedDraft, books: ReferenceBooks, test_id: str) -> TestPlan:
    """Work out the plan of a test.

    Raises:
        EntryNotFound: the draft has no such test.
        UnknownProfile: its profile or part is none that is in force.

    """
    key = EntryKey(EntryKind.TEST, test_id)
    entry = loaded.entries.get(key)
    if entry is None:
        raise EntryNotFound(entry_id=test_id)
    profile = books.profiles.get(str(entry.data.get("profile")))
    if profile is None:
        raise UnknownProfile(profile_id=str(entry.data.get("profile")))
    part_id, times = str(entry.data.get("part")), entry.data.get("times")
    places = list_places(profile.part(part_id), times if isinstance(times, int) else 1)
    items = {key.id: each.data for key, each in loaded.entries.items() if key.kind is EntryKind.ITEM}
    elsewhere = frozenset(_used(loaded, test_id))
    own = _ids(entry)
    base = loaded.base.get(key)
    return TestPlan(
        entry=entry,
        profile=profile,
        part_id=part_id,
        places=tuple(places),
        chosen=tuple(fill_places(places, own, items, profile.id)),
        free=tuple(each for each in items if each not in elsewhere and each not in own),
        items=items,
        elsewhere=elsewhere,
        topics=_count_topics(loaded, _ids(base) if base else [], own),
    )


def _ids(entry: Entry) -> list[str]:
    found = entry.data.get("items")
    return [each for each in found if isinstance(each, str)] if isinstance(found, list | tuple) else []


def _used(loaded: LoadedDraft, test_id: str) -> list[str]:
    tests = (
        entry for key, entry in loaded.entries.items() if key.kind is EntryKind.TEST and key.id != test_id
    )
    return [item_id for test in tests for item_id in _ids(test)]


def _count_topics(
    loaded: LoadedDraft, before: Sequence[str], now: Sequence[str]
) -> dict[str, tuple[int, int]]:
    keys = [[EntryKey(EntryKind.ITEM, each) for each in ids] for ids in (before, now)]
    old = Counter(str(loaded.base[key].data.get("topic")) for key in keys[0] if key in loaded.base)
    new = Counter(str(loaded.entries[key].data.get("topic")) for key in keys[1] if key in loaded.entries)
    return {topic: (old[topic], new[topic]) for topic in sorted(old | new)}


def _weigh(places: Sequence[TestPlace], tasks: Sequence[str]) -> int:
    return sum(place.marks for place in places if not tasks or place.task in tasks)
