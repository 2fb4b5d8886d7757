"""The central server takes in what a centre's server sent: each attempt once, scored from our own banks."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.sync import Batch, Origin, Reason, Receipt, ReceiptState, Reply, SentAttempt, is_newer
from elearn.storage.attempts import find_owner
from elearn.storage.item_checks import load_item_checks
from elearn.storage.releases import list_current_marks
from elearn.storage.sync_origins import Arrival, find_arrival, lock_arrivals, note_heard, save_arrival
from elearn.usecases.place_learner import place_learner
from elearn.usecases.store_arrival import NotStorable, change_arrival, store_arrival
from elearn.usecases.tell_withdrawals import MOST_TOLD, tell_withdrawals

OpenSession = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class Reception:
    """One batch on its way in: what every attempt of it needs."""

    batch: Batch
    draw_id: Callable[[], UUID]
    now: datetime

    @property
    def centre_id(self) -> CentreId:
        """The centre that sent it."""
        return self.batch.centre_id

    @property
    def origins(self) -> Mapping[LearnerId, Origin]:
        """Its learners."""
        return {origin.id: origin for origin in self.batch.learners}

    def is_newer(self, before: Arrival) -> bool:
        """Whether the batch tells something newer than what came before."""
        made_at, arrived_at = before.made_at, before.arrived_at
        return is_newer(self.batch.made_at, than=made_at, arrived_at=arrived_at, now=self.now)


def receive_batch(
    transaction: OpenSession, batch: Batch, *, draw_id: Callable[[], UUID], now: datetime
) -> Reply:
    """Store what is new, and say what became of each attempt; the same batch again changes nothing.

    Each attempt has a transaction of its own: what was receipted is stored, wherever the rest was cut.
    """
    reception = Reception(batch, draw_id, now)
    receipts = tuple(_receive(transaction, reception, sent) for sent in batch.attempts)
    with_codes = [origin for origin in batch.learners if origin.code]
    for origin in with_codes:
        with transaction() as session:
            lock_arrivals(session)
            place_learner(session, origin, centre_id=batch.centre_id, draw_id=draw_id, now=now)
    with transaction() as session:
        note_heard(session, batch.centre_id, now=now)
        marks = list_current_marks(session)
        withdrawals, checks = tell_withdrawals(session), load_item_checks(session)
    return Reply(
        centre_id=batch.centre_id,
        batch_made_at=batch.made_at,
        receipts=receipts,
        learner_ids=tuple(origin.id for origin in with_codes),
        releases=tuple(marks),
        withdrawals=withdrawals,
        checks=tuple(checks.values())[:MOST_TOLD],
    )


def _receive(transaction: OpenSession, reception: Reception, sent: SentAttempt) -> Receipt:
    attempt_id = sent.attempt.id
    try:
        with transaction() as session:
            lock_arrivals(session)
            _take_in(session, reception, sent)
    except NotStorable as error:
        is_waiting = error.reason is Reason.RELEASE_UNKNOWN
        state = ReceiptState.WAITING if is_waiting else ReceiptState.REFUSED
        return Receipt(attempt_id=attempt_id, state=state, reason=error.reason)
    return Receipt(attempt_id=attempt_id, state=ReceiptState.ACCEPTED)


def _take_in(session: Session, reception: Reception, sent: SentAttempt) -> None:
    attempt_id, origin_id = sent.attempt.id, sent.attempt.learner_id
    before, owner = find_arrival(session, attempt_id), find_owner(session, attempt_id)
    is_ours = before is None and owner is not None
    if is_ours or (before is not None and before.centre_id != reception.centre_id):
        raise NotStorable(Reason.ID_TAKEN)
    if before and (owner is None or not reception.is_newer(before)):
        return  # erased here, which stands; or nothing newer is told
    learner_id = place_learner(
        session,
        reception.origins[origin_id],
        centre_id=reception.centre_id,
        draw_id=reception.draw_id,
        now=reception.now,
    )
    if before and owner:
        owner = find_owner(session, attempt_id) or owner  # two learners may just have become one
        goes_to = learner_id if before.origin_id != origin_id else owner
        change_arrival(session, sent, owner=owner, goes_to=goes_to)
    else:
        store_arrival(session, sent, learner_id=learner_id, told=reception.batch.hash_by_release)
    arrival = Arrival(
        centre_id=reception.centre_id,
        origin_id=origin_id,
        made_at=reception.batch.made_at,
        arrived_at=reception.now,
    )
    save_arrival(session, attempt_id, arrival)
