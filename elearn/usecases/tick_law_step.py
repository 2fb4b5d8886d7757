"""Somebody says that a step of a task is done, or that it is not."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.editing_errors import LawNotFound
from elearn.domain.law_tasks import LawStep, LawTaskId, Tick
from elearn.storage.audit import add_audit_entry
from elearn.storage.law_tasks import is_law_task, set_tick


def tick_law_step(
    session: Session,
    *,
    task_id: LawTaskId,
    step: LawStep,
    is_done: bool,
    account_id: AccountId,
    now: datetime,
) -> None:
    """Say that a step is done, or that it is not; harmless when repeated.

    Raises:
        LawNotFound: there is no such task.

    """
    if not is_law_task(session, task_id):
        raise LawNotFound(id=str(task_id))
    tick = Tick(at=now, by=account_id) if is_done else None
    if set_tick(session, task_id, step, tick):
        action = "tick_law_step" if is_done else "untick_law_step"
        subject = f"{task_id} {step.kind} {step.language}".strip()
        add_audit_entry(session, account_id=account_id, action=action, subject=subject, now=now)
