"""Editors look at how one item does, in each release that had it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.errors import ReleaseNotFound
from elearn.domain.item_analysis import ItemStatistics, sum_tallies
from elearn.domain.item_bank import ItemBank
from elearn.domain.item_tallies import OMITTED, Tally
from elearn.domain.items import ItemId
from elearn.storage.item_statistics import ItemTally, list_item_tallies
from elearn.storage.releases import list_releases, load_banks, load_current_banks
from elearn.usecases.list_item_statistics import ItemFigures, examine_item


@dataclass(frozen=True, kw_only=True)
class ItemReport:
    """The figures of an item in one release, over all, by mode and by language; and in each release."""

    bank: ItemBank
    figures: ItemFigures
    by_mode: Mapping[str, ItemStatistics]
    by_language: Mapping[str, ItemStatistics]
    by_release: Mapping[str, ItemStatistics]  # in the order of loading


def load_item_statistics(session: Session, item_id: ItemId, release: str | None = None) -> ItemReport:
    """Return how an item does in this release; without one, in the current or the last that has it.

    Raises:
        ReleaseNotFound: no release of this name has the item.

    """
    current, banks = _find_banks(session, item_id)
    newest_first = list(reversed(banks))
    newest_first.sort(key=lambda bank: bank != current)
    bank = next((bank for bank in newest_first if release in (None, bank.release)), None)
    if bank is None:
        raise ReleaseNotFound(bank_id=item_id, release=release or "")
    tallies = list_item_tallies(session, bank_id=bank.id, item_id=item_id)
    here = [each for each in tallies if each.release == bank.release]
    by_language = _split(here, lambda each: each.language)
    releases = _examine(_split(tallies, lambda each: each.release))
    sums = {
        code: sum_tallies(tally for answer, tally in added.items() if answer != OMITTED)
        for code, added in by_language.items()
    }
    return ItemReport(
        bank=bank,
        figures=examine_item(bank.item_by_id[item_id], _add(here), sums),
        by_mode=_examine(_split(here, lambda each: each.mode)),
        by_language=_examine(by_language),
        by_release={each.release: releases.get(each.release, ItemStatistics()) for each in banks},
    )


def _find_banks(session: Session, item_id: ItemId) -> tuple[ItemBank | None, list[ItemBank]]:
    """Return the current release that has the item, and all that have it; an id is in one bank only."""
    current = _holder(load_current_banks(session).values(), item_id)
    releases = list_releases(session)
    if current is not None:
        releases = [ref for ref in releases if ref.bank_id == current.id]
    banks = load_banks(session, releases)
    return current, [banks[ref] for ref in releases if item_id in banks[ref].item_by_id]


def _holder(banks: Iterable[ItemBank], item_id: ItemId) -> ItemBank | None:
    return next((bank for bank in banks if item_id in bank.item_by_id), None)


def _split(
    tallies: Sequence[ItemTally], part_of: Callable[[ItemTally], str]
) -> dict[str, Mapping[str, Tally]]:
    parts: dict[str, list[ItemTally]] = {}
    for each in tallies:
        parts.setdefault(part_of(each), []).append(each)
    return {part: _add(some) for part, some in parts.items()}


def _add(tallies: Sequence[ItemTally]) -> Mapping[str, Tally]:
    added: dict[str, Tally] = {}
    for each in tallies:
        added[each.answer] = added[each.answer] + each.tally if each.answer in added else each.tally
    return added


def _examine(parts: Mapping[str, Mapping[str, Tally]]) -> Mapping[str, ItemStatistics]:
    return {part: ItemStatistics(tallies) for part, tallies in parts.items()}
