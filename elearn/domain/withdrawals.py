"""Items that were taken out of use because of a mistake, and what becomes of the answers to them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import is_acceptable
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId, Item, ItemId

MAX_REASON_LENGTH = 500  # characters
MAX_ACCEPTED = 20  # further answers


class Decision(StrEnum):
    """What becomes of the answers to a withdrawn item."""

    PENDING = "pending"  # nobody decided yet: meanwhile it costs nobody anything
    KEEP = "keep"  # results stand
    VOID = "void"  # everybody gets its marks
    ACCEPT_BOTH = "accept_both"  # further answers count as right
    PUT_BACK = "put_back"  # it was no mistake: results stand, and the item is in use again

    @property
    def counts_anew(self) -> bool:
        """Whether past results change by it."""
        return self in {Decision.VOID, Decision.ACCEPT_BOTH}


#: What may follow what. Marks that were given are never taken back.
MAY_FOLLOW: Mapping[Decision, frozenset[Decision]] = {
    Decision.PENDING: frozenset({Decision.KEEP, Decision.VOID, Decision.ACCEPT_BOTH, Decision.PUT_BACK}),
    Decision.KEEP: frozenset({Decision.VOID, Decision.ACCEPT_BOTH, Decision.PUT_BACK}),
    Decision.PUT_BACK: frozenset(),
    Decision.VOID: frozenset(),
    Decision.ACCEPT_BOTH: frozenset({Decision.VOID}),
}


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """How the answers to an item count; `versions`: the item as it read when it was withdrawn."""

    item_id: ItemId
    versions: tuple[str, ...]
    decision: Decision
    accepted: tuple[str, ...] = ()

    @property
    def is_void(self) -> bool:
        """Whether everybody gets the marks."""
        return self.decision in {Decision.PENDING, Decision.VOID}

    @property
    def hides_key(self) -> bool:
        """Whether the key is taught to nobody."""
        return self.decision not in {Decision.ACCEPT_BOTH, Decision.PUT_BACK}

    @property
    def is_out(self) -> bool:
        """Whether no new paper may hold it."""
        return self.decision is not Decision.PUT_BACK


@dataclass(frozen=True, kw_only=True)
class Recount:
    """How far the results were counted anew: `done` of `total` attempts; `ended_at` None: not all yet."""

    total: int = 0
    done: int = 0
    changed: int = 0
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Ruling):
    """A withdrawn item, known by the version that was withdrawn. By None: from the command line."""

    version: str
    bank_id: BankId
    release: str  # the one in which it was found
    reason: str
    withdrawn_at: datetime
    withdrawn_by: AccountId | None
    decided_at: datetime | None = None
    decided_by: AccountId | None = None
    recount: Recount = Recount()

    @property
    def is_recounting(self) -> bool:
        """Whether attempts still wait to be counted anew."""
        return self.decision.counts_anew and self.recount.ended_at is None


@dataclass(frozen=True, kw_only=True)
class ToldWithdrawal:
    """A withdrawal as the central server tells centres of it."""

    version: str
    versions: tuple[str, ...]
    item_id: ItemId
    bank_id: BankId
    release: str
    reason: str
    withdrawn_at: datetime
    decision: Decision
    accepted: tuple[str, ...]


def item_version(bank: ItemBank, item: Item) -> str:
    """Name an item by what it asks and takes for right: a release that mends it has another version."""
    stimulus = bank.stimulus_by_id.get(item.stimulus_id) if item.stimulus_id else None
    medium = bank.media_of(item) if stimulus else None
    said = (
        item.id,
        item.stem,
        tuple((choice.id, choice.text) for choice in item.choices),
        item.key,
        item.accepted,
        tuple((line.id, line.text, line.marks) for line in item.rubric),
        stimulus.text if stimulus else None,
        tuple((turn.speaker, turn.text) for turn in medium.transcript) if medium else (),
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()


def find_faulty_versions(item: Item, banks: Iterable[ItemBank]) -> tuple[str, ...]:
    """Return the versions of an item, over releases, that take the same answer for right."""
    found = {
        item_version(bank, other)
        for bank in banks
        if (other := bank.item_by_id.get(item.id))
        and (other.key, other.accepted) == (item.key, item.accepted)
    }
    return tuple(sorted(found))


def has_same_mistake(item: Item, ruling: Ruling, banks: Iterable[ItemBank]) -> bool:
    """Whether an item takes the same answer for right as the withdrawn one does in the releases that hold it.

    A task that is marked by a rubric has no key: only its words can be mended.
    """
    if item.interaction.is_marked_by_rubric:
        return False
    return any(
        (other.key, other.accepted) == (item.key, item.accepted)
        for bank in banks
        if (other := bank.item_by_id.get(ruling.item_id)) and item_version(bank, other) in ruling.versions
    )


def find_ruling(bank: ItemBank, item: Item, rulings: Iterable[Ruling]) -> Ruling | None:
    """Return what holds for an item of a release; None: nothing out of the ordinary.

    One that was put back may have been withdrawn anew as it reads in a later release: that one holds.
    """
    ours = sorted((each for each in rulings if each.item_id == item.id), key=lambda each: not each.is_out)
    if not ours:
        return None
    version = item_version(bank, item)
    return next((ruling for ruling in ours if version in ruling.versions), None)


def is_possible_key(item: Item, value: str) -> bool:
    """Whether `value` may count as right besides the key."""
    return bool(value.strip()) and not item.interaction.is_marked_by_rubric and is_acceptable(item, value)
