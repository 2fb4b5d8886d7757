"""Changes of the law, and the printed forms that hold what they touch."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import ItemId
from elearn.domain.laws import ChangeState, LawChange, LawChangeId
from elearn.storage.statements import count_changed
from elearn.storage.tables import CentreRow, LawChangeRow, PaperFormItemRow, PaperFormRow

_centre = CentreRow.__table__
_change = LawChangeRow.__table__
_form = PaperFormRow.__table__
_form_item = PaperFormItemRow.__table__


@dataclass(frozen=True, kw_only=True)
class FormHolding:
    """An item in a printed form of a centre."""

    item_id: ItemId
    centre: str
    number: int


def add_law_change(session: Session, change: LawChange) -> None:
    """Store a change."""
    session.execute(insert(_change), {**_without_act(change), "act_id": change.act})


def find_law_change(session: Session, change_id: LawChangeId) -> LawChange | None:
    """Return a change."""
    row = session.execute(select(_change).where(_change.c.id == change_id)).first()
    return None if row is None else _read(row)


def list_law_changes(session: Session, *, act_id: str | None = None) -> list[LawChange]:
    """List changes, of one act or of all: those that wait first, then by their day, the latest first."""
    query = select(_change).where(_change.c.act_id == act_id) if act_id else select(_change)
    query = query.order_by(_change.c.state.desc(), _change.c.takes_effect_on.desc(), _change.c.id)
    return [_read(row) for row in session.execute(query)]


def set_change_state(session: Session, change_id: LawChangeId, state: ChangeState) -> bool:
    """Close or open a change; False: it is so already, or there is none."""
    where = (_change.c.id == change_id) & (_change.c.state != state)
    return count_changed(session, update(_change).where(where).values(state=state)) == 1


def list_form_holdings(session: Session, item_ids: Collection[ItemId]) -> list[FormHolding]:
    """List the printed forms of every centre that hold one of these items; no learner is in it."""
    query = (
        select(_form_item.c.item_id, _centre.c.name, _form.c.number)
        .join(_form, _form.c.id == _form_item.c.form_id)
        .join(_centre, _centre.c.id == _form.c.centre_id)
        .where(_form_item.c.item_id.in_(item_ids))
        .order_by(_centre.c.name, _form.c.number, _form_item.c.position)
    )
    return [
        FormHolding(item_id=ItemId(row.item_id), centre=row.name, number=row.number)
        for row in session.execute(query)
    ]


def count_open_changes(session: Session) -> int:
    """Count the changes that wait for work."""
    query = select(func.count()).where(_change.c.state == ChangeState.OPEN)
    return session.execute(query).scalar_one()


def _without_act(change: LawChange) -> dict[str, Any]:
    return {name: value for name, value in vars(change).items() if name != "act"}


def _read(row: Row[Any]) -> LawChange:
    return LawChange(
        id=LawChangeId(row.id),
        act=row.act_id,
        articles=row.articles,
        takes_effect_on=row.takes_effect_on,
        words=row.words,
        url=row.url,
        noted_by=row.noted_by and AccountId(row.noted_by),
        noted_at=row.noted_at,
        state=ChangeState(row.state),
    )
