"""Staff look at how synchronisation stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.sync import Reason, SentCounts, ServerLink
from elearn.storage.sync_link import find_link
from elearn.storage.sync_origins import AcceptedKey, count_arrivals, find_key
from elearn.storage.sync_outbox import count_attempts, list_reasons


@dataclass(frozen=True, kw_only=True)
class Outbox:
    """At a centre's server: where to, and how far it is."""

    link: ServerLink
    counts: SentCounts
    reasons: Sequence[Reason]  # why some wait or were refused


@dataclass(frozen=True, kw_only=True)
class Inbox:
    """At the central server: what came from a centre."""

    key: AcceptedKey
    arrived: int


@dataclass(frozen=True, kw_only=True)
class SyncState:
    """None of both: this centre synchronises with nobody."""

    outbox: Outbox | None
    inbox: Inbox | None


def load_sync_state(session: Session, *, centre_id: CentreId) -> SyncState:
    """Load what a centre may know: its own."""
    link, key = find_link(session), find_key(session, centre_id)
    is_own = link is not None and link.own_centre_id == centre_id
    return SyncState(
        outbox=_load_outbox(session, link) if link and is_own else None,
        inbox=Inbox(key=key, arrived=count_arrivals(session, centre_id=centre_id)) if key else None,
    )


def _load_outbox(session: Session, link: ServerLink) -> Outbox:
    reasons = [Reason(reason) for reason in list_reasons(session)]
    return Outbox(link=link, counts=count_attempts(session), reasons=reasons)
