"""The work queue of changes of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext

from elearn.domain.accounts import Account, AccountId
from elearn.domain.items import BANKS, BankId
from elearn.domain.languages import Language
from elearn.domain.law_impact import StandingItem
from elearn.domain.law_tasks import LawStep, StepKind, StepState
from elearn.usecases.list_law_queue import LawQueue, QueuedTask, QueueFilter
from elearn.web.editor.pages.law_changes import name_languages
from elearn.web.editor.pages.laws import ChangeLine, draw_change
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step: what it is, and how far."""

    kind: str
    language: str
    words: str
    is_done: bool
    is_seen: bool  # nobody needed to say so


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """A task with its steps."""

    id: str
    item_id: str
    item: StandingItem | None
    change: ChangeLine
    steps: tuple[StepLine, ...]
    assigned_to: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    """The queue with what can be chosen; `address`: what was chosen, for links and forms."""

    tasks: tuple[TaskLine, ...]
    changes: tuple[ChangeLine, ...]
    banks: tuple[tuple[str, Wording], ...]
    people: tuple[tuple[str, str], ...]
    open_count: int
    done_count: int
    address: Mapping[str, str]


def draw_queue(
    queue: LawQueue,
    chosen: QueueFilter,
    language: Language,
    *,
    shorts: Mapping[str, str],
    titles: Mapping[BankId, Mapping[str, str]],
    people: Sequence[Account],
) -> QueuePage:
    """Draw the queue."""
    return QueuePage(
        tasks=tuple(_draw_task(task, shorts) for task in queue.tasks),
        changes=tuple(draw_change(change, shorts[change.act]) for change in queue.changes),
        banks=tuple((id, word_title(titles[id], language)) for id in BANKS if id in titles),
        people=tuple((str(person.id), person.user_name) for person in people),
        open_count=queue.open_count,
        done_count=queue.done_count,
        address=write_filter(chosen),
    )


def write_filter(chosen: QueueFilter) -> dict[str, str]:
    """Write what was chosen as it stands in the address."""
    state = {None: "all", True: "done", False: ""}[chosen.is_done]
    values = {
        "change": str(chosen.change_id or ""),
        "bank": chosen.bank_id or "",
        "state": state,
        "who": str(chosen.assigned_to or ""),
    }
    return {name: value for name, value in values.items() if value}


def _draw_task(queued: QueuedTask, shorts: Mapping[str, str]) -> TaskLine:
    task = queued.task
    return TaskLine(
        id=str(task.id),
        item_id=task.item_id,
        item=queued.item,
        change=draw_change(queued.change, shorts[queued.change.act]),
        steps=tuple(_draw_step(step, state) for step, state in queued.steps.items()),
        assigned_to=_id(task.assigned_to),
        is_done=queued.is_done,
    )


def _draw_step(step: LawStep, state: StepState) -> StepLine:
    return StepLine(
        kind=step.kind,
        language=step.language,
        words=_word(step),
        is_done=state is not StepState.OPEN,
        is_seen=state is StepState.SEEN,
    )


def _word(step: LawStep) -> str:
    if step.kind is StepKind.RUSSIAN:
        return str(gettext("Check the Russian text"))
    if step.kind is StepKind.RECORDING:
        return str(gettext("Record again"))
    if step.kind is StepKind.PRINT:
        return str(gettext("Print again"))
    return str(gettext("Renew the translation: %(language)s", language=name_languages([step.language])))


def _id(account_id: AccountId | None) -> str:
    return str(account_id or "")
