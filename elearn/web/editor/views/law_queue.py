"""The work queue of changes of the law."""

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.errors import NotPermitted
from elearn.domain.items import BANKS, BankId
from elearn.domain.law_tasks import LawStep, LawTaskId, StepKind
from elearn.domain.laws import LawChangeId
from elearn.domain.permissions import Permission, may
from elearn.storage.laws import list_acts
from elearn.storage.releases import load_current_banks
from elearn.usecases.give_law_task import give_law_task
from elearn.usecases.list_assignable import list_assignable
from elearn.usecases.list_law_queue import QueueFilter, list_law_queue
from elearn.usecases.tick_law_step import tick_law_step
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.languages import may_translate
from elearn.web.editor.pages.law_queue import draw_queue, write_filter
from elearn.web.i18n import page_language
from elearn.web.identity import current_account

_STATES = {"all": None, "done": True}


def show_law_queue() -> ResponseReturnValue:
    """Show the tasks that were asked for."""
    chosen = _read_filter()
    with reading() as session:
        queue = list_law_queue(session, chosen)
        people = list_assignable(session)
        shorts = {act.law.id: act.law.short for act in list_acts(session)}
        titles = {bank_id: bank.title for bank_id, bank in load_current_banks(session).items()}
    page = draw_queue(queue, chosen, page_language(), shorts=shorts, titles=titles, people=people)
    return render_template("editor/law_queue.html", page=page)


def give_task(task_id: UUID) -> ResponseReturnValue:
    """Give a task to somebody, or to nobody."""
    with transaction() as session:
        give_law_task(
            session,
            task_id=LawTaskId(task_id),
            to=_read_account(request.form.get("to")),
            account_id=current_account().id,
            now=utc_now(),
        )
    return _go_back(task_id)


def tick_step(task_id: UUID) -> ResponseReturnValue:
    """Say that a step is done, or that it is not; a step that is not there stays so."""
    kind, language = request.form.get("kind", ""), request.form.get("language", "")[:16]
    if kind in list(StepKind):
        with transaction() as session:
            _require_right(session, language)
            tick_law_step(
                session,
                task_id=LawTaskId(task_id),
                step=LawStep(StepKind(kind), language),
                is_done=request.form.get("done") == "1",
                account_id=current_account().id,
                now=utc_now(),
            )
    return _go_back(task_id)


def _require_right(session: Session, language: str) -> None:
    """Let a translator tick the steps of their languages only."""
    if not (may(current_account().role, Permission.EDIT_BANKS) or may_translate(session, language)):
        raise NotPermitted(permission=Permission.EDIT_BANKS)


def _go_back(task_id: UUID) -> ResponseReturnValue:
    values: dict[str, Any] = {**write_filter(_read_filter()), "_anchor": f"task-{task_id}"}
    return redirect(url_for(".show_law_queue", **values), code=303)


def _read_filter() -> QueueFilter:
    bank = request.args.get("bank", "")
    change = _read_id(request.args.get("change"))
    return QueueFilter(
        change_id=LawChangeId(change) if change else None,
        bank_id=BankId(bank) if bank in BANKS else None,
        is_done=_STATES.get(request.args.get("state", ""), False),
        assigned_to=_read_account(request.args.get("who")),
    )


def _read_account(text: str | None) -> AccountId | None:
    found = _read_id(text)
    return AccountId(found) if found else None


def _read_id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
