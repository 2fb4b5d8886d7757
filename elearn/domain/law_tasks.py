"""The work that a change of the law makes: one task for each item, with what is to be done for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId, ItemId
from elearn.domain.laws import LawChangeId

LawTaskId = NewType("LawTaskId", UUID)


class StepKind(StrEnum):
    """What is to be done for an item, in this order."""

    RUSSIAN = "russian"
    TRANSLATION = "translation"
    RECORDING = "recording"
    PRINT = "print"


@dataclass(frozen=True)
class LawStep:
    """One thing to do; `language` of a translation, else empty."""

    kind: StepKind
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Tick:
    """Who said that a step is done, and when."""

    at: datetime
    by: AccountId | None


@dataclass(frozen=True, kw_only=True)
class LawTask:
    """The steps for one item, each with its tick."""

    id: LawTaskId
    change_id: LawChangeId
    bank_id: BankId
    item_id: ItemId
    ticks: Mapping[LawStep, Tick | None]
    assigned_to: AccountId | None = None


class StepState(StrEnum):
    """How far a step is, and how that is known."""

    OPEN = "open"
    TICKED = "ticked"  # somebody said so
    SEEN = "seen"  # the bank shows it


@dataclass(frozen=True, kw_only=True)
class ItemStanding:
    """How an item stands, in the draft if there is one: what makes steps done by themselves."""

    is_met: bool  # checked since, against a wording that has the change
    fresh: frozenset[str] = frozenset()  # languages whose translation is of the text as it stands


def judge_step(step: LawStep, tick: Tick | None, standing: ItemStanding | None) -> StepState:
    """Say how far a step is. A translation counts only when its Russian text does.

    `standing` None: the item is in no bank any more, so that nothing is left to do in it; what was printed
    is still there.
    """
    if step.kind in {StepKind.RUSSIAN, StepKind.TRANSLATION}:
        is_right = standing is None or (
            standing.is_met and (step.kind is StepKind.RUSSIAN or step.language in standing.fresh)
        )
        if is_right:
            return StepState.SEEN
    elif step.kind is StepKind.RECORDING and standing is None:
        return StepState.SEEN
    return StepState.TICKED if tick else StepState.OPEN


def judge_task(task: LawTask, standing: ItemStanding | None) -> dict[LawStep, StepState]:
    """Say how far each step of a task is, in order."""
    ordered = sorted(task.ticks, key=lambda step: (list(StepKind).index(step.kind), step.language))
    return {step: judge_step(step, task.ticks[step], standing) for step in ordered}
