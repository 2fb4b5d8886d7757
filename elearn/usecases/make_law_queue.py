"""An editor makes the work queue of a change: one task for each item that it touches."""

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.law_impact import LawImpact, StandingItem
from elearn.domain.law_tasks import LawStep, LawTask, LawTaskId, StepKind
from elearn.domain.laws import LawChangeId
from elearn.storage.audit import add_audit_entry
from elearn.storage.law_tasks import add_law_task
from elearn.usecases.assess_law_change import assess_law_change
from elearn.usecases.load_law_change import load_law_change


def make_law_queue(
    session: Session,
    *,
    change_id: LawChangeId,
    new_id: Callable[[], LawTaskId],
    account_id: AccountId,
    now: datetime,
) -> int:
    """Add a task for each touched item that has none yet, and return how many were added.

    Raises:
        LawNotFound: there is no such change.

    """
    change = load_law_change(session, change_id=change_id)
    impact = assess_law_change(session, change)
    tasks = [
        LawTask(
            id=new_id(),
            change_id=change_id,
            bank_id=item.bank_id,
            item_id=item.id,
            ticks=dict.fromkeys(_list_steps(item, impact)),
        )
        for item in impact.items
    ]
    added = sum([add_law_task(session, task) for task in tasks])
    if added:
        add_audit_entry(
            session, account_id=account_id, action="make_law_queue", subject=str(change_id), now=now
        )
    return added


def _list_steps(item: StandingItem, impact: LawImpact) -> Iterator[LawStep]:
    yield LawStep(StepKind.RUSSIAN)
    yield from (LawStep(StepKind.TRANSLATION, language) for language in item.translations)
    if item.recording:
        yield LawStep(StepKind.RECORDING)
    if item.id in impact.forms_by_item:
        yield LawStep(StepKind.PRINT)
