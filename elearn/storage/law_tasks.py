"""The work queue of changes of the law."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId, ItemId
from elearn.domain.law_tasks import LawStep, LawTask, LawTaskId, StepKind, Tick
from elearn.domain.laws import LawChangeId
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import LawTaskRow, LawTaskStepRow

_step = LawTaskStepRow.__table__
_task = LawTaskRow.__table__


def add_law_task(session: Session, task: LawTask) -> bool:
    """Add a task with its steps; False: the change has one for this item, which stays as it is."""
    values = {name: getattr(task, name) for name in ("id", "change_id", "bank_id", "item_id", "assigned_to")}
    adding = insert_for(dialect_of(session), _task).values(values)
    adding = adding.on_conflict_do_nothing(index_elements=["change_id", "bank_id", "item_id"])
    if session.execute(adding.returning(_task.c.id)).first() is None:
        return False
    steps = [{"task_id": task.id, "kind": step.kind, "language": step.language} for step in task.ticks]
    session.execute(insert(_step), steps)
    return True


def list_law_tasks(
    session: Session, *, change_ids: Iterable[LawChangeId] | None = None, bank_id: BankId | None = None
) -> list[LawTask]:
    """List tasks by bank and item, of some changes or of all, of one bank or of all."""
    query = select(_task).order_by(_task.c.bank_id, _task.c.item_id, _task.c.id)
    if change_ids is not None:
        query = query.where(_task.c.change_id.in_(list(change_ids)))
    if bank_id is not None:
        query = query.where(_task.c.bank_id == bank_id)
    rows = session.execute(query).all()
    of_these = select(_step).where(_step.c.task_id.in_(query.with_only_columns(_task.c.id).order_by(None)))
    ticks: dict[UUID, dict[LawStep, Tick | None]] = {}
    for step in session.execute(of_these):
        tick = Tick(at=step.ticked_at, by=_account(step.ticked_by)) if step.ticked_at else None
        ticks.setdefault(step.task_id, {})[LawStep(StepKind(step.kind), step.language)] = tick
    return [_read(row, ticks.get(row.id, {})) for row in rows]


def is_law_task(session: Session, task_id: LawTaskId) -> bool:
    """Whether there is such a task."""
    return session.scalar(select(_task.c.id).where(_task.c.id == task_id)) is not None


def assign_law_task(session: Session, task_id: LawTaskId, account_id: AccountId | None) -> bool:
    """Give a task to somebody, or take it back; False: it is so already, or there is none."""
    where = (_task.c.id == task_id) & _task.c.assigned_to.is_distinct_from(account_id)
    return count_changed(session, update(_task).where(where).values(assigned_to=account_id)) == 1


def set_tick(session: Session, task_id: LawTaskId, step: LawStep, tick: Tick | None) -> bool:
    """Tick a step, or take the tick away; False: it is so already, or there is no such step."""
    is_ticked = _step.c.ticked_at.is_not(None)
    where = (
        (_step.c.task_id == task_id)
        & (_step.c.kind == step.kind)
        & (_step.c.language == step.language)
        & (is_ticked if tick is None else ~is_ticked)
    )
    values = {"ticked_at": tick.at if tick else None, "ticked_by": tick.by if tick else None}
    return count_changed(session, update(_step).where(where).values(values)) == 1


def _read(row: Any, ticks: dict[LawStep, Tick | None]) -> LawTask:
    return LawTask(
        id=LawTaskId(row.id),
        change_id=LawChangeId(row.change_id),
        bank_id=BankId(row.bank_id),
        item_id=ItemId(row.item_id),
        ticks=ticks,
        assigned_to=_account(row.assigned_to),
    )


def _account(found: UUID | None) -> AccountId | None:
    return AccountId(found) if found else None
