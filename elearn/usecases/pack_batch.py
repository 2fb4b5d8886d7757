"""A centre's server writes what waits as signed batches, small enough for a bad connection."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.sync import MAX_ATTEMPTS, MAX_LEARNERS, MAX_LINE_BYTES, Batch, SentAttempt
from elearn.formats.sync.lines import write_line
from elearn.storage.attempts import load_attempt
from elearn.storage.releases import list_marks
from elearn.storage.sync_outbox import (
    Waiting,
    list_unsent_codes,
    list_waiting,
    load_origins,
    load_sent_responses,
)


@dataclass(frozen=True, kw_only=True)
class Packed:
    """A signed batch, and the last attempt of it, after which the next one begins."""

    line: str
    batch: Batch
    last: Waiting | None

    @property
    def is_last(self) -> bool:
        """Whether there was nothing in it, so that nothing comes after it."""
        return self.last is None


def pack_batch(
    session: Session, *, centre_id: CentreId, secret: str, after: Waiting | None, made_at: datetime
) -> Packed:
    """Sign the next batch; one without attempts asks only what is new. `made_at`: see draw_moment."""
    limit = MAX_ATTEMPTS
    while True:
        waiting = list_waiting(session, after=after, limit=limit)
        batch = _gather(session, waiting, centre_id, made_at)
        line = write_line(batch, secret)
        if len(line) <= MAX_LINE_BYTES or limit == 1:
            return Packed(line=line, batch=batch, last=waiting[-1] if waiting else None)
        limit = max(1, limit // 2)


def _gather(session: Session, waiting: list[Waiting], centre_id: CentreId, made_at: datetime) -> Batch:
    with_codes = list_unsent_codes(session, limit=MAX_LEARNERS - MAX_ATTEMPTS)
    learner_ids = {*with_codes, *(each.learner_id for each in waiting)}
    return Batch(
        centre_id=centre_id,
        made_at=made_at,
        releases=tuple(list_marks(session)),
        learners=load_origins(session, learner_ids),
        attempts=tuple(_load(session, each) for each in waiting),
    )


def _load(session: Session, each: Waiting) -> SentAttempt:
    return SentAttempt(
        attempt=load_attempt(session, each.attempt_id, learner_id=each.learner_id),
        responses=load_sent_responses(session, each.attempt_id, learner_id=each.learner_id),
    )
