"""At a centre: where results are sent to, and how the last try went."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.sync import ServerLink, SyncProblem, next_moment
from elearn.storage.tables import SyncLinkRow, SyncReceiptRow, SyncSentCodeRow

_link = SyncLinkRow.__table__
_FIND = select(*(column for column in _link.c if column.name != "id"))


def find_link(session: Session) -> ServerLink | None:
    """Return where this server sends to, None where it is connected to none."""
    row = session.execute(_FIND).first()
    if row is None:
        return None
    problem = row.problem and SyncProblem(row.problem)
    return ServerLink(**{**row._mapping, "problem": problem})


def save_link(session: Session, link: ServerLink) -> None:
    """Send there from now on, and nowhere else.

    Receipts of another central server say nothing about this one, so that everything waits again.
    """
    before = find_link(session)
    if before is not None and before.server_key != link.server_key:
        forget_receipts(session)
    session.execute(delete(_link))
    latest_at = before.latest_at if before else link.latest_at
    session.execute(insert(_link), {**vars(link), "id": 1, "latest_at": latest_at})


def forget_receipts(session: Session) -> None:
    """Let everything wait again; sending it twice is harmless."""
    session.execute(delete(SyncReceiptRow.__table__))
    session.execute(delete(SyncSentCodeRow.__table__))


def draw_moment(session: Session, *, now: datetime) -> datetime:
    """Draw the time to date a batch or a change with: each is later than those before."""
    latest_at = session.scalar(select(_link.c.latest_at).with_for_update())
    moment = next_moment(latest_at, now)
    session.execute(update(_link).values(latest_at=moment))
    return moment


def ask_to_send(session: Session, *, now: datetime) -> None:
    """Note that somebody wants the server to send now."""
    session.execute(update(_link).values(asked_at=now))


def note_try(session: Session, *, now: datetime, problem: SyncProblem | None) -> None:
    """Note how a try went."""
    told: dict[str, object] = {"tried_at": now, "problem": problem}
    if problem is None:
        told["succeeded_at"] = now
    session.execute(update(_link).values(told))
