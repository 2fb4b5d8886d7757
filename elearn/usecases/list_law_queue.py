"""An editor sees the work that changes of the law make, and what of it is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId
from elearn.domain.law_impact import StandingItem
from elearn.domain.law_tasks import ItemStanding, LawStep, LawTask, StepState, judge_task
from elearn.domain.laws import LawChange, LawChangeId
from elearn.storage.law_changes import list_law_changes
from elearn.storage.law_tasks import list_law_tasks
from elearn.usecases.list_standing_items import list_standing_items


@dataclass(frozen=True, kw_only=True)
class QueueFilter:
    """Which tasks to show; None: whatever it is."""

    change_id: LawChangeId | None = None
    bank_id: BankId | None = None
    is_done: bool | None = False
    assigned_to: AccountId | None = None


@dataclass(frozen=True, kw_only=True)
class QueuedTask:
    """A task with its change and its item as it stands; None: the item is in no bank any more."""

    task: LawTask
    change: LawChange
    item: StandingItem | None
    steps: Mapping[LawStep, StepState]

    @property
    def is_done(self) -> bool:
        """Whether every step is."""
        return StepState.OPEN not in self.steps.values()


@dataclass(frozen=True, kw_only=True)
class LawQueue:
    """The tasks that were asked for, and how many there are in all."""

    tasks: tuple[QueuedTask, ...]
    changes: tuple[LawChange, ...]
    open_count: int
    done_count: int


def list_law_queue(session: Session, chosen: QueueFilter) -> LawQueue:
    """List tasks; the counts are of the chosen change, bank and person, done or not."""
    changes = list_law_changes(session)
    by_id = {change.id: change for change in changes}
    change_ids = None if chosen.change_id is None else [chosen.change_id]
    tasks = list_law_tasks(session, change_ids=change_ids, bank_id=chosen.bank_id)
    items = {(item.bank_id, item.id): item for item in list_standing_items(session)} if tasks else {}
    judged = [
        _judge(task, by_id[task.change_id], items.get((task.bank_id, task.item_id)))
        for task in tasks
        if chosen.assigned_to is None or task.assigned_to == chosen.assigned_to
    ]
    done = sum(each.is_done for each in judged)
    shown = (each for each in judged if chosen.is_done is None or each.is_done == chosen.is_done)
    return LawQueue(
        tasks=tuple(shown), changes=tuple(changes), open_count=len(judged) - done, done_count=done
    )


def _judge(task: LawTask, change: LawChange, item: StandingItem | None) -> QueuedTask:
    standing = None
    if item is not None:
        is_met = change.is_met(item.laws, item.checked_on)
        standing = ItemStanding(is_met=is_met, fresh=item.fresh)
    return QueuedTask(task=task, change=change, item=item, steps=judge_task(task, standing))
