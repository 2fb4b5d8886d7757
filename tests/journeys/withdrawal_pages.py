"""The pages of withdrawn tasks, of tasks to look at again, and of results that changed."""

from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from elearn.domain.items import ItemId
from elearn.domain.withdrawals import Decision
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.tables import AttemptItemRow, AttemptRow
from elearn.storage.withdrawals import list_withdrawals
from elearn.usecases.decide_withdrawal import decide_withdrawal
from elearn.usecases.finish_repairs import finish_repairs
from elearn.usecases.withdraw_item import withdraw_item
from tests.journeys.acts import Act
from tests.journeys.page_case import PageCase
from tests.journeys.visitor import Visitor

_LIST = "editor/withdrawals"
_ASK = "editor/items/hist-0003/withdraw"
_place, _attempt = AttemptItemRow.__table__, AttemptRow.__table__


def _withdraw(session: Session, item_id: ItemId) -> str:
    now = datetime.now(UTC)
    return withdraw_item(session, item_id=item_id, reason="Two answers are right.", account_id=None, now=now)


def _open_undecided(path: str) -> Act:
    """Withdraw a task, and open a page that shows it."""

    def act(visitor: Visitor) -> None:
        engine = _engine_of(visitor)
        with transaction(engine) as session:
            version = _withdraw(session, ItemId("hist-0017"))
        engine.dispose()
        visitor.open(path.format(version=version))

    return act


def _open_news(path: str) -> Act:
    """Withdraw a task that the learner got wrong, and open a page that tells what changed."""

    def act(visitor: Visitor) -> None:
        engine = _engine_of(visitor)
        _repair(engine)
        engine.dispose()
        visitor.open(path)

    return act


def _repair(engine: Engine) -> None:
    now = datetime.now(UTC)
    with transaction(engine) as session:
        if any(each.decision is Decision.VOID for each in list_withdrawals(session)):
            return
        is_wrong = (_attempt.c.test_id == "language-01") & (_place.c.score == 0)
        joined = select(_place.c.item_id).join(_attempt, _attempt.c.id == _place.c.attempt_id)
        item_id = session.scalars(joined.where(is_wrong).order_by(_attempt.c.submitted_at.desc())).first()
        assert item_id
        version = _withdraw(session, ItemId(item_id))
        decide_withdrawal(session, version=version, decision=Decision.VOID, account_id=None, now=now)
    finish_repairs(
        partial(transaction, engine),
        partial(reading, engine),
        clock=lambda: now,
        may_go_on=lambda: True,
        version=version,
    )


def _engine_of(visitor: Visitor) -> Engine:
    return make_engine(f"sqlite:///{visitor.site.data / 'elearn.db'}")


WITHDRAWAL_PAGES = (
    PageCase("withdrawn", "editor.show_withdrawals", _LIST, "editor", _open_undecided(_LIST)),
    PageCase("withdrawn, unknown", "editor.find_item", f"{_LIST}/find?item=x", "editor", status=404),
    PageCase("withdraw", "editor.ask_before_withdrawal", _ASK, "editor"),
    PageCase(
        "withdrawal", "editor.show_withdrawal", _LIST, "editor", _open_undecided(f"{_LIST}/{{version}}")
    ),
    PageCase("reviews due", "editor.show_reviews_due", "editor/reviews-due", "editor"),
    PageCase("start, news", "learner.show_start", "", "learner", _open_news("")),
    PageCase("progress, news", "learner.show_progress", "progress", "learner", _open_news("progress")),
)

WITHDRAWAL_NOT_PAGES = {
    "editor.withdraw": "leads to the withdrawn task",
    "editor.decide": "leads to the withdrawn task",
    "editor.go_on": "leads to the withdrawn task",
    "editor.check_item": "leads to the list",
    "learner.dismiss_news": "leads to the start",
}
