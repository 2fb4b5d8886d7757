"""A release as new papers are drawn from it: other items stand in for those that are out of use."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from elearn.domain.assessment import AssessmentTest, ShortenedTest
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, ItemId
from elearn.domain.remembered import remembered
from elearn.domain.withdrawals import Ruling, find_ruling

#: So long after its review date an item stays in exam mode.
GRACE_AFTER_REVIEW = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class ItemCheck:
    """Somebody looked at an item, found it right, and said when to look again."""

    item_id: ItemId
    checked_on: date
    review_by: date


def review_day(item: Item, check: ItemCheck | None) -> date | None:
    """Return when the item is to be looked at again: by its release, or by a later check."""
    days = [day for day in (item.review_by, check.review_by if check else None) if day]
    return max(days, default=None)


def is_due(item: Item, check: ItemCheck | None, today: date) -> bool:
    """Whether its review date has passed."""
    day = review_day(item, check)
    return day is not None and day < today


def is_overdue(item: Item, check: ItemCheck | None, today: date) -> bool:
    """Whether it has left exam mode: its review date passed more than 90 days ago."""
    day = review_day(item, check)
    return day is not None and today > day + GRACE_AFTER_REVIEW


def list_withdrawn(bank: ItemBank, rulings: Iterable[Ruling]) -> set[ItemId]:
    """Return the items of a release that no new paper may hold."""
    known = list(rulings)
    named = [bank.item_by_id[ruling.item_id] for ruling in known if ruling.item_id in bank.item_by_id]
    found = [(item, find_ruling(bank, item, known)) for item in named]
    return {item.id for item, ruling in found if ruling and ruling.is_out}


def list_overdue(bank: ItemBank, checks: Mapping[ItemId, ItemCheck], today: date) -> set[ItemId]:
    """Return the items of a release that have left exam mode."""
    return {item.id for item in bank.items if is_overdue(item, checks.get(item.id), today)}


def may_be_overdue(bank: ItemBank, today: date) -> bool:
    """Whether an item of the release has left exam mode, as long as nobody checked it since."""
    first = _first_review_day(bank)
    return first is not None and today > first + GRACE_AFTER_REVIEW


@remembered(size=16)
def _first_review_day(bank: ItemBank) -> date | None:
    return min((item.review_by for item in bank.items if item.review_by), default=None)


def take_out(bank: ItemBank, out: Collection[ItemId]) -> ItemBank:
    """Return the release without these items; its tests have others of the same kind in their place."""
    gone = frozenset(item_id for item_id in out if item_id in bank.item_by_id)
    return _without(bank, _same(gone)) if gone else bank


@lru_cache(maxsize=256)
def _same(gone: frozenset[ItemId]) -> frozenset[ItemId]:
    return gone  # the same object for equal sets, which is what `remembered` goes by


@remembered(size=16)
def _without(bank: ItemBank, gone: frozenset[ItemId]) -> ItemBank:
    tests = (_mend(test, bank, gone) for test in bank.tests)
    return replace(
        bank,
        items=tuple(item for item in bank.items if item.id not in gone),
        tests=tuple(test for test in tests if test.item_ids),
    )


def _mend(test: AssessmentTest, bank: ItemBank, gone: frozenset[ItemId]) -> AssessmentTest:
    if gone.isdisjoint(test.item_ids):
        return test
    stands_in: dict[ItemId, ItemId] = {}
    taken = {*test.item_ids, *gone}
    for group in _shared_groups([bank.item_by_id[item_id] for item_id in test.item_ids], gone):
        others = _find_substitutes(group, bank, taken)
        stands_in |= dict(zip((item.id for item in group), others, strict=False))
        taken |= set(others)
    chosen = [(item_id, stands_in.get(item_id, item_id)) for item_id in test.item_ids]
    left_out = tuple(bank.item_by_id[item_id] for item_id, other in chosen if other in gone)
    return ShortenedTest(
        **{**vars(test), "item_ids": tuple(other for _, other in chosen if other not in gone)},
        left_out=left_out,
    )


def _shared_groups(items: Sequence[Item], gone: Collection[ItemId]) -> Iterator[list[Item]]:
    """Yield what goes together: a recording or text with all its items in the test, of which one is out."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.stimulus_id or item.id, []).append(item)
    yield from (group for group in groups.values() if any(item.id in gone for item in group))


def _find_substitutes(group: Sequence[Item], bank: ItemBank, taken: Collection[ItemId]) -> list[ItemId]:
    """Find as many others of the same kinds, of the same topic if there are; else none."""
    first = group[0]
    candidates: dict[str, list[Item]] = {}
    for item in bank.items:
        shared = item.stimulus_id if len(group) > 1 else None
        if len(group) == 1 or shared:
            candidates.setdefault(shared or item.id, []).append(item)
    fitting = [
        others
        for others in candidates.values()
        if _kinds(others) == _kinds(group) and not any(item.id in taken for item in others)
    ]
    # Stable: among equals the first of the bank, on every server.
    best = min(fitting, key=lambda others: others[0].topic_id != first.topic_id, default=[])
    return [item.id for item in best]


def _kinds(items: Iterable[Item]) -> list[tuple[str, str, str, int]]:
    return [(item.task, item.level, item.interaction.value, item.max_score) for item in items]
