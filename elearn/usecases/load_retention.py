"""A manager looks at how long people are kept, and who is erased next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.retention import AHEAD, NextErasure, erased_at, is_due, plan_erasure, surely_kept_after
from elearn.storage.retention import list_last_seen, load_months
from elearn.storage.sent_learners import count_idle_sent
from elearn.storage.visitors import count_idle_visitors


@dataclass(frozen=True, kw_only=True)
class Retention:
    """For how many months people are kept; `coming`: the next erasures; `due_now`: how many are due."""

    months: int
    coming: NextErasure
    due_now: int


def load_retention(
    session: Session, *, centre_id: CentreId, now: datetime, months: int | None = None
) -> Retention:
    """Return what the centre has chosen, or what another period would mean."""
    chosen = months or load_months(session, centre_id=centre_id)
    before = surely_kept_after(now + AHEAD, chosen)
    people = list_last_seen(session, centre_id=centre_id, before=before)
    idle_since = erased_at(now, -chosen)
    return Retention(
        months=chosen,
        coming=plan_erasure(people, chosen, now),
        due_now=sum(is_due(person.seen_at, chosen, now) for person in people)
        + count_idle_visitors(session, centre_id=centre_id, before=idle_since)
        + count_idle_sent(session, centre_id=centre_id, months=chosen, before=idle_since),
    )
