"""How synchronisation stands, as staff read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString, lazy_gettext

from elearn.domain.sync import Reason, SyncProblem
from elearn.usecases.load_sync_state import Inbox, Outbox, SyncState

_PROBLEMS: Mapping[SyncProblem, LazyString] = {
    SyncProblem.NO_CONNECTION: lazy_gettext("There is no internet now. It is tried again by itself."),
    SyncProblem.NOT_ACCEPTED: lazy_gettext("The other server does not accept results from here."),
    SyncProblem.ANSWER_UNREADABLE: lazy_gettext("The answer did not come from the right server."),
    SyncProblem.SERVER_FAILED: lazy_gettext("The other server has a problem. It is tried again by itself."),
    SyncProblem.RELEASE_DEFECTIVE: lazy_gettext("New tasks came with mistakes. The old ones stay."),
}
_ADMINISTRATOR = {SyncProblem.NOT_ACCEPTED, SyncProblem.ANSWER_UNREADABLE, SyncProblem.RELEASE_DEFECTIVE}
_REASONS: Mapping[Reason, LazyString] = {
    Reason.RELEASE_UNKNOWN: lazy_gettext("Some wait because the other server does not have these tasks yet."),
    Reason.ID_TAKEN: lazy_gettext("Some were refused: the other server has them from somewhere else."),
    Reason.NOT_FITTING: lazy_gettext("Some were refused: they do not fit the tasks."),
}


@dataclass(frozen=True, kw_only=True)
class OutboxPage:
    """At a centre's server: what was sent, and what waits."""

    sent: int
    waiting: int
    refused: int
    succeeded_at: datetime | None
    problem: LazyString | None
    needs_administrator: bool
    reasons: tuple[LazyString, ...]
    has_internet_road: bool  # else by USB stick alone
    is_asked: bool


@dataclass(frozen=True, kw_only=True)
class SyncPage:
    """What a centre sees: its own side, what arrived from it, or none of both."""

    outbox: OutboxPage | None
    inbox: Inbox | None
    error: str | None = None


def draw_sync(state: SyncState, error: str | None = None) -> SyncPage:
    """Draw the page."""
    outbox = _draw_outbox(state.outbox) if state.outbox else None
    return SyncPage(outbox=outbox, inbox=state.inbox, error=error)


def _draw_outbox(outbox: Outbox) -> OutboxPage:
    link, counts = outbox.link, outbox.counts
    return OutboxPage(
        sent=counts.sent,
        waiting=counts.waiting,
        refused=counts.refused,
        succeeded_at=link.succeeded_at,
        problem=_PROBLEMS[link.problem] if link.problem else None,
        needs_administrator=link.problem in _ADMINISTRATOR,
        reasons=tuple(_REASONS[reason] for reason in outbox.reasons),
        has_internet_road=bool(link.url),
        is_asked=link.is_asked,
    )
