"""An editor gives a task of the queue to somebody, or takes it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.editing_errors import LawNotFound
from elearn.domain.law_tasks import LawTaskId
from elearn.storage.audit import add_audit_entry
from elearn.storage.law_tasks import assign_law_task, is_law_task
from elearn.usecases.list_assignable import list_assignable


def give_law_task(
    session: Session,
    *,
    task_id: LawTaskId,
    to: AccountId | None,
    account_id: AccountId,
    now: datetime,
) -> None:
    """Give a task to somebody, or to nobody; harmless when repeated.

    Raises:
        LawNotFound: there is no such task, or nobody such to give it to.

    """
    if not is_law_task(session, task_id):
        raise LawNotFound(id=str(task_id))
    if to is not None and to not in {each.id for each in list_assignable(session)}:
        raise LawNotFound(id=str(to))
    if assign_law_task(session, task_id, to):
        subject = f"{task_id} {to}" if to else str(task_id)
        add_audit_entry(session, account_id=account_id, action="give_law_task", subject=subject, now=now)
