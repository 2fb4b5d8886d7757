"""Editors look at how the items of a release do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.errors import ReleaseNotFound
from elearn.domain.item_analysis import ItemStatistics, Sums
from elearn.domain.item_bank import ItemBank
from elearn.domain.item_flags import Finding, LanguageGap, compare_languages, find_flags
from elearn.domain.item_tallies import Tally
from elearn.domain.items import BankId, Item, bank_order
from elearn.domain.paper_sheets import offered_choices
from elearn.storage.item_statistics import sum_by_answer, sum_by_language
from elearn.storage.releases import list_releases, load_bank, load_current_banks


@dataclass(frozen=True, kw_only=True)
class ItemFigures:
    """An item, its statistics over all modes and languages, and what is conspicuous about it."""

    item: Item
    statistics: ItemStatistics
    gaps: Sequence[LanguageGap]
    findings: Sequence[Finding]


@dataclass(frozen=True, kw_only=True)
class BankFigures:
    """The items of one release in its order; `releases`: all that there are; `banks`: the current ones."""

    bank: ItemBank
    items: Sequence[ItemFigures]
    releases: Sequence[ReleaseRef]
    banks: Mapping[BankId, ItemBank]


def list_item_statistics(session: Session, ref: ReleaseRef | None = None) -> BankFigures:
    """Return the statistics of a release; without one, of the first bank's current one.

    Raises:
        ReleaseNotFound: it is not in the database, or no bank is.

    """
    releases, banks = list_releases(session), load_current_banks(session)
    found = _choose(ref, releases, banks)
    bank = load_bank(session, found)
    answers, languages = sum_by_answer(session, found), sum_by_language(session, found)
    items = [
        examine_item(item, answers.get(item.id, {}), languages.get(item.id, {}))
        for item in bank.items
        if not item.interaction.is_marked_by_rubric
    ]
    return BankFigures(bank=bank, items=items, releases=releases, banks=banks)


def examine_item(item: Item, answers: Mapping[str, Tally], languages: Mapping[str, Sums]) -> ItemFigures:
    """Return the figures of an item whose tallies are added up by answer and by language."""
    statistics, gaps = ItemStatistics(answers), compare_languages(languages)
    choices = [choice.id for choice in offered_choices(item)]
    return ItemFigures(
        item=item,
        statistics=statistics,
        gaps=gaps,
        findings=find_flags(statistics, gaps, choices, item.key),
    )


def _choose(
    ref: ReleaseRef | None, releases: Sequence[ReleaseRef], banks: Mapping[BankId, ItemBank]
) -> ReleaseRef:
    if ref is not None and ref in releases:
        return ref
    if ref is not None or not banks:
        raise ReleaseNotFound(bank_id=ref.bank_id if ref else "", release=ref.release if ref else "")
    first = banks[min(banks, key=bank_order)]
    return ReleaseRef(bank_id=first.id, release=first.release)
