"""At a centre: attempts that wait to be sent, and receipts for those that were."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.sync import Origin, Receipt, ReceiptState, SentCounts, SentResponse
from elearn.storage.responses import load_responses
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.sync_link import draw_moment, find_link
from elearn.storage.tables import (
    AttemptItemRow,
    AttemptRow,
    LearnerRow,
    SyncReceiptRow,
    SyncSentCodeRow,
)

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__
_learner = LearnerRow.__table__
_receipt = SyncReceiptRow.__table__
_code = SyncSentCodeRow.__table__

#: Why an attempt waits whose receipt, if one is under way, is about what it was before.
_CHANGED = "changed"

_is_done = exists().where(_receipt.c.attempt_id == _attempt.c.id, _receipt.c.state != ReceiptState.WAITING)
_waits = and_(_attempt.c.submitted_at.is_not(None), ~_is_done)


class Waiting(NamedTuple):
    """An attempt that waits; sorted by when it was handed in."""

    submitted_at: datetime
    attempt_id: AttemptId
    learner_id: LearnerId


def list_waiting(session: Session, *, after: Waiting | None, limit: int) -> list[Waiting]:
    """List attempts that wait, in the order of their hand-ins."""
    query = select(_attempt.c.submitted_at, _attempt.c.id, _attempt.c.learner_id).where(_waits)
    if after is not None:
        is_same_moment = _attempt.c.submitted_at == after.submitted_at
        is_later = _attempt.c.submitted_at > after.submitted_at
        query = query.where(or_(is_later, and_(is_same_moment, _attempt.c.id > after.attempt_id)))
    rows = session.execute(query.order_by(_attempt.c.submitted_at, _attempt.c.id).limit(limit))
    return [Waiting(row.submitted_at, AttemptId(row.id), LearnerId(row.learner_id)) for row in rows]


def has_waiting(session: Session) -> bool:
    """Whether any attempt waits, or any code is unknown at the central server."""
    attempts = session.scalar(select(exists().select_from(_attempt).where(_waits)))
    return bool(attempts or list_unsent_codes(session, limit=1))


def count_attempts(session: Session) -> SentCounts:
    """Count what was sent, waits, and was refused."""
    handed_in = session.scalar(select(func.count()).where(_attempt.c.submitted_at.is_not(None))) or 0
    states = select(_receipt.c.state, func.count()).group_by(_receipt.c.state)
    counts = {row[0]: row[1] for row in session.execute(states)}
    sent, refused = counts.get(ReceiptState.ACCEPTED, 0), counts.get(ReceiptState.REFUSED, 0)
    return SentCounts(sent=sent, refused=refused, waiting=handed_in - sent - refused)


def list_reasons(session: Session) -> list[str]:
    """List why some wait or were refused."""
    is_told = and_(_receipt.c.reason.is_not(None), _receipt.c.reason != _CHANGED)
    query = select(_receipt.c.reason).where(is_told).distinct()
    return sorted(reason for reason in session.scalars(query) if reason)


def list_unsent_codes(session: Session, *, limit: int) -> list[LearnerId]:
    """List learners with a code and results who were sent before, and whose code was not."""
    is_sent = exists().where(_code.c.learner_id == _learner.c.id)
    has_results = exists().where(
        _attempt.c.learner_id == _learner.c.id, _receipt.c.attempt_id == _attempt.c.id
    )
    query = select(_learner.c.id).where(_learner.c.code.is_not(None), has_results, ~is_sent)
    return [LearnerId(each) for each in session.scalars(query.order_by(_learner.c.id).limit(limit))]


def load_origins(session: Session, learner_ids: Collection[LearnerId]) -> tuple[Origin, ...]:
    """Return learners as another server is told of them."""
    columns = [_learner.c[name] for name in Origin.__dataclass_fields__]
    rows = session.execute(select(*columns).where(_learner.c.id.in_(learner_ids)).order_by(_learner.c.id))
    return tuple(Origin(**row._mapping) for row in rows)


def load_sent_responses(
    session: Session, attempt_id: AttemptId, *, learner_id: LearnerId
) -> tuple[SentResponse, ...]:
    """Return the responses of an attempt with their times."""
    times = select(_item.c.position, _item.c.answered_at).where(_item.c.attempt_id == attempt_id)
    answered_at: dict[int, datetime | None] = {
        row.position: row.answered_at for row in session.execute(times)
    }
    responses = load_responses(session, attempt_id, learner_id=learner_id)
    return tuple(
        SentResponse(response=response, answered_at=answered_at[position])
        for position, response in sorted(responses.items())
    )


def save_receipts(
    session: Session, receipts: Iterable[Receipt], *, packed_at: datetime, now: datetime
) -> None:
    """Keep what became of attempts; who was accepted stays so, whatever an older reply says.

    Args:
        session: of the open transaction.
        receipts: of one reply.
        packed_at: when the batch was made that it answers; what changed since then waits on.
        now: when the reply came.

    """
    known = _known_attempts(session, [receipt.attempt_id for receipt in receipts])
    rows = [
        {
            "attempt_id": receipt.attempt_id,
            "state": receipt.state,
            "reason": receipt.reason,
            "received_at": now,
        }
        for receipt in receipts
        if receipt.attempt_id in known
    ]
    if not rows:
        return
    adding = insert_for(dialect_of(session), _receipt)
    new = {name: adding.excluded[name] for name in ("state", "reason", "received_at")}
    is_told = or_(_receipt.c.reason != _CHANGED, _receipt.c.received_at < packed_at)
    is_open = and_(_receipt.c.state != ReceiptState.ACCEPTED, is_told)
    session.execute(
        adding.on_conflict_do_update(index_elements=["attempt_id"], set_=new, where=is_open), rows
    )


def forget_receipt(session: Session, attempt_id: AttemptId, *, now: datetime) -> None:
    """Let the attempt wait again: something about it changed, perhaps while it is on its way."""
    if find_link(session) is None:
        return
    changed_at = draw_moment(session, now=now)  # later than every batch that is under way without the change
    row = {"state": ReceiptState.WAITING, "reason": _CHANGED, "received_at": changed_at}
    adding = insert_for(dialect_of(session), _receipt).values(attempt_id=attempt_id, **row)
    session.execute(adding.on_conflict_do_update(index_elements=["attempt_id"], set_=row))


def note_sent_codes(session: Session, learner_ids: Sequence[LearnerId]) -> None:
    """Note whose code is known at the central server."""
    has_code = select(_learner.c.id).where(_learner.c.id.in_(learner_ids), _learner.c.code.is_not(None))
    rows = [{"learner_id": each} for each in session.scalars(has_code)]
    if rows:
        adding = insert_for(dialect_of(session), _code)
        session.execute(adding.on_conflict_do_nothing(index_elements=["learner_id"]), rows)


def _known_attempts(session: Session, attempt_ids: Sequence[AttemptId]) -> set[AttemptId]:
    query = select(_attempt.c.id).where(_attempt.c.id.in_(attempt_ids), _attempt.c.submitted_at.is_not(None))
    return {AttemptId(each) for each in session.scalars(query)}
