"""A session in a room: twelve people, twelve computers, one test."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import AttemptId, LearnerId, Mode
from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, ParticipantId

RoomSessionId = NewType("RoomSessionId", UUID)
SeatId = NewType("SeatId", UUID)
OutageId = NewType("OutageId", UUID)

CODE_DIGITS = 6
#: That a computer of a room is there is noted once in this time.
BEAT = timedelta(seconds=15)
SHORTEST_OUTAGE = timedelta(seconds=45)
IDLE_AFTER = timedelta(minutes=2)
#: Who has answered nothing for so long in a test without a clock has left the computer.
LEFT_AFTER = timedelta(minutes=30)


class Start(StrEnum):
    """All at one moment, when staff say so, or each when they are ready."""

    TOGETHER = "together"
    WHEN_READY = "when_ready"


@dataclass(frozen=True, kw_only=True)
class RoomSession:
    """What a room does together: one practice test, or one mock exam."""

    id: RoomSessionId
    centre_id: CentreId
    group_id: GroupId | None  # None: whoever has the code
    test_id: str | None
    profile_id: str | None
    mode: Mode
    start: Start
    join_code: str
    opened_by: AccountId
    opened_at: datetime
    step: int | None = None  # lock-step: the last task that is open; None: all are
    started_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether people can still join and sit."""
        return self.closed_at is None

    @property
    def may_begin(self) -> bool:
        """Whether somebody who has joined may begin now."""
        return self.is_open and (self.start is Start.WHEN_READY or self.started_at is not None)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """One person at one computer; the number is the computer's."""

    id: SeatId
    session_id: RoomSessionId
    number: int
    learner_id: LearnerId
    participant_id: ParticipantId | None
    joined_at: datetime
    seen_at: datetime
    extra_minutes: int = 0
    attempt_id: AttemptId | None = None
    hand_up_at: datetime | None = None
    cleaned_at: datetime | None = None


def is_beat_due(seat: Seat, now: datetime) -> bool:
    """Whether it is time to note again that the computer is there."""
    return now - seat.seen_at >= BEAT


@dataclass(frozen=True, kw_only=True)
class Outage:
    """The server was away: how long, and whether the room got its minutes back."""

    id: OutageId
    session_id: RoomSessionId
    began_at: datetime
    ended_at: datetime
    given_back_at: datetime | None = None

    @property
    def lost(self) -> timedelta:
        """How long nobody could work."""
        return self.ended_at - self.began_at


class SeatState(StrEnum):
    """What staff see of a seat."""

    JOINED = "joined"
    WORKING = "working"
    IDLE = "idle"
    FINISHED = "finished"
    CLEAN = "clean"


@dataclass(frozen=True, kw_only=True)
class SeatWork:
    """How far the attempt of a seat is; `place`: where the last answer was given."""

    answered: int = 0
    place: int | None = None
    answered_at: datetime | None = None
    started_at: datetime | None = None
    submitted_at: datetime | None = None
    score: int | None = None
    max_score: int | None = None
    passed: bool | None = None


def seat_state(seat: Seat, work: SeatWork, now: datetime) -> SeatState:
    """Tell how a seat stands; a person who answers nothing for two minutes may be stuck."""
    if seat.cleaned_at:
        return SeatState.CLEAN
    if work.submitted_at:
        return SeatState.FINISHED
    if work.started_at is None:
        return SeatState.JOINED
    last = max(work.answered_at or work.started_at, work.started_at)
    return SeatState.IDLE if now - last >= IDLE_AFTER else SeatState.WORKING


def make_join_code(drawn: int) -> str:
    """Make a code from a number drawn from 0 .. 10**6 - 1."""
    return f"{drawn:06d}"


def parse_join_code(text: str) -> str | None:
    """Return the six digits as people type them, None if it cannot be a code."""
    digits = "".join(character for character in text if character not in " -–\u00a0")
    is_code = len(digits) == CODE_DIGITS and digits.isascii() and digits.isdigit()
    return digits if is_code else None
