"""Which computer of which session this browser is: in the signed cookie, no query."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from flask import session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.rooms import RoomSessionId

_SEAT, _KIOSK, _SHOWN = "seat", "kiosk", "shown"
#: How long a code that was just typed or scanned spares the pictures of the same person.
SHOWN_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class SeatRef:
    """A session in which this browser has a seat."""

    session_id: RoomSessionId
    centre_id: CentreId
    number: int


@dataclass(frozen=True)
class Kiosk:
    """A centre's own computer, which many people use."""

    centre_id: CentreId
    number: int


def current_seat() -> SeatRef | None:
    """Return where this browser sits."""
    found = session.get(_SEAT)
    return SeatRef(RoomSessionId(UUID(found[0])), CentreId(UUID(found[1])), found[2]) if found else None


def remember_seat(seat: SeatRef) -> None:
    """Make this browser a seat of a session."""
    session[_SEAT] = [seat.session_id.hex, seat.centre_id.hex, seat.number]


def forget_seat() -> None:
    """Let this browser be no seat any more."""
    session.pop(_SEAT, None)
    session.pop(_SHOWN, None)


def note_shown_code(learner_id: LearnerId, now: datetime) -> None:
    """Note that somebody has proven with their code who they are."""
    session[_SHOWN] = [learner_id.hex, int(now.timestamp())]


def has_shown_code(learner_id: LearnerId, now: datetime) -> bool:
    """Whether this learner has just done so in this browser: a cookie left from before is no proof."""
    whose, at = session.get(_SHOWN, ("", 0))
    return bool(whose == learner_id.hex and 0 <= now.timestamp() - at <= SHOWN_FOR.total_seconds())


def current_kiosk() -> Kiosk | None:
    """Return which computer of a centre this browser is."""
    found = session.get(_KIOSK)
    return Kiosk(CentreId(UUID(found[0])), found[1]) if found else None


def become_kiosk(kiosk: Kiosk | None) -> None:
    """Make this browser a computer of a centre; None: somebody's own again."""
    session.pop(_KIOSK, None)
    if kiosk:
        session[_KIOSK] = [kiosk.centre_id.hex, kiosk.number]
