"""Attempts that were sat without network: what a phone says of them, put on the server's clock."""

from dataclasses import dataclass, replace
from datetime import datetime

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.items import BankId, ItemId


@dataclass(frozen=True, kw_only=True)
class AwayResponse:
    """An answer as it stood at the end; `is_aided`: its translation was opened before it was chosen."""

    position: int
    value: str
    answered_at: datetime
    is_aided: bool = False


@dataclass(frozen=True, kw_only=True)
class AwayAttempt:
    """A whole attempt from start to hand-in. Its id was made on the phone, so that a repeat is harmless."""

    id: AttemptId
    bank_id: BankId
    release: str
    test_id: str
    mode: Mode
    started_at: datetime
    submitted_at: datetime
    responses: tuple[AwayResponse, ...]
    language: str | None = None  # of the interface
    out: frozenset[ItemId] = frozenset()  # items that were out of use when the test was taken along


def on_server_clock(away: AwayAttempt, *, sent_at: datetime, now: datetime) -> AwayAttempt:
    """Move the times of a phone to the server's clock; how wrong the phone's clock is does not matter.

    `sent_at` is the phone's clock at the moment that is `now` here. What a clock that was set in between
    would put out of order is put in order again: start <= every answer <= hand-in <= now.
    """
    error = now - sent_at
    submitted_at = min(away.submitted_at + error, now)
    started_at = min(away.started_at + error, submitted_at)
    return replace(
        away,
        started_at=started_at,
        submitted_at=submitted_at,
        responses=tuple(
            replace(each, answered_at=min(max(each.answered_at + error, started_at), submitted_at))
            for each in away.responses
        ),
    )
