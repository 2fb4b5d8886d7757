"""Steps of a task are done by what the bank shows, or because somebody said so."""

import pytest

from elearn.domain.items import BankId, ItemId
from elearn.domain.law_tasks import (
    ItemStanding,
    LawStep,
    LawTask,
    LawTaskId,
    StepKind,
    StepState,
    Tick,
    judge_step,
    judge_task,
)
from elearn.domain.laws import LawChangeId
from tests.builders import NOW, new_id

RUSSIAN, UZBEK = LawStep(StepKind.RUSSIAN), LawStep(StepKind.TRANSLATION, "uz")
RECORDING, PRINT = LawStep(StepKind.RECORDING), LawStep(StepKind.PRINT)
OLD = ItemStanding(is_met=False, fresh=frozenset({"uz"}))
RENEWED = ItemStanding(is_met=True)
ALL_NEW = ItemStanding(is_met=True, fresh=frozenset({"uz"}))
TICK = Tick(at=NOW, by=None)


@pytest.mark.parametrize(
    ("step", "standing", "state"),
    [
        (RUSSIAN, OLD, StepState.OPEN),
        (RUSSIAN, RENEWED, StepState.SEEN),
        (RUSSIAN, None, StepState.SEEN),
        (UZBEK, OLD, StepState.OPEN),
        (UZBEK, RENEWED, StepState.OPEN),
        (UZBEK, ALL_NEW, StepState.SEEN),
        (UZBEK, None, StepState.SEEN),
        (RECORDING, ALL_NEW, StepState.OPEN),
        (RECORDING, None, StepState.SEEN),
        (PRINT, ALL_NEW, StepState.OPEN),
        (PRINT, None, StepState.OPEN),
    ],
)
def test_the_bank_shows_what_is_done(step: LawStep, standing: ItemStanding | None, state: StepState) -> None:
    assert judge_step(step, None, standing) is state


@pytest.mark.parametrize("step", [RUSSIAN, UZBEK, RECORDING, PRINT])
def test_a_tick_counts_where_the_bank_shows_nothing(step: LawStep) -> None:
    assert judge_step(step, TICK, OLD) is StepState.TICKED


def test_steps_stand_in_the_order_of_the_work() -> None:
    kirghiz = LawStep(StepKind.TRANSLATION, "ky")
    task = LawTask(
        id=LawTaskId(new_id()),
        change_id=LawChangeId(new_id()),
        bank_id=BankId("legislation"),
        item_id=ItemId("law-0001"),
        ticks={PRINT: TICK, UZBEK: None, RECORDING: None, kirghiz: None, RUSSIAN: None},
    )

    assert list(judge_task(task, OLD)) == [RUSSIAN, kirghiz, UZBEK, RECORDING, PRINT]
    assert judge_task(task, OLD)[PRINT] is StepState.TICKED
