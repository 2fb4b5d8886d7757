"""Before an item is withdrawn or decided about: which tests and attempts hold it, and what was answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import is_blank
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Interaction, Item, ItemId
from elearn.domain.scoring import normalise_word
from elearn.domain.withdrawals import item_version
from elearn.storage.outcome_changes import GivenAnswer, count_open, list_given_answers
from elearn.storage.releases import list_releases, load_banks

MOST_ANSWERS = 30  # lines of a table; typed words may have many


@dataclass(frozen=True, kw_only=True)
class AnswerCount:
    """An answer, None for none: in how many attempts, and what full marks for it would change."""

    value: str | None
    attempts: int
    gaining: int
    would_pass: int


@dataclass(frozen=True, kw_only=True)
class ItemUse:
    """Where an item stands: `answers`, the most frequent first, in attempts that were handed in."""

    test_ids: tuple[str, ...]
    open_attempts: int
    answers: tuple[AnswerCount, ...]

    @property
    def attempts(self) -> int:
        """Attempts that were handed in."""
        return sum(answer.attempts for answer in self.answers)

    @property
    def gaining(self) -> int:
        """Results that would change if everybody got the marks."""
        return sum(answer.gaining for answer in self.answers)

    @property
    def would_pass(self) -> int:
        """Attempts that would be passed then, and are not yet."""
        return sum(answer.would_pass for answer in self.answers)


def load_item_use(session: Session, bank: ItemBank, item: Item, versions: Iterable[str] = ()) -> ItemUse:
    """Count over all attempts; `versions`: how the item must have read, any way if there are none."""
    releases = _list_releases(session, bank, item, set(versions))
    given = [each for each in list_given_answers(session, item.id) if each.release in releases]
    return ItemUse(
        test_ids=tuple(test.id for test in bank.tests if item.id in test.item_ids),
        open_attempts=count_open(session, item.id),
        answers=_count(item, given),
    )


def _list_releases(session: Session, bank: ItemBank, item: Item, versions: set[str]) -> set[str]:
    refs = [ref for ref in list_releases(session) if ref.bank_id == bank.id]
    banks = load_banks(session, refs)
    found = {ref.release: _version_in(banks[ref], item.id) for ref in refs}
    return {release for release, version in found.items() if not versions or version in versions}


def _version_in(bank: ItemBank, item_id: ItemId) -> str | None:
    found = bank.item_by_id.get(item_id)
    return item_version(bank, found) if found else None


def _count(item: Item, given: Iterable[GivenAnswer]) -> tuple[AnswerCount, ...]:
    attempts: Counter[str | None] = Counter()
    gaining: Counter[str | None] = Counter()
    passing: Counter[str | None] = Counter()
    for each in given:
        value = _gather(item, each.value)
        attempts[value] += 1
        gaining[value] += not each.is_full
        passing[value] += each.would_pass
    return tuple(
        AnswerCount(value=value, attempts=count, gaining=gaining[value], would_pass=passing[value])
        for value, count in attempts.most_common()
    )


def _gather(item: Item, value: str | None) -> str | None:
    """Put answers together that count alike; texts that people mark are nobody's business here."""
    if is_blank(value) or value is None:
        return None
    if item.interaction.is_marked_by_rubric:
        return ""
    return normalise_word(value) if item.interaction is Interaction.TYPED_WORD else value
