"""Somebody proves their second factor: a one-time code (TOTP), once."""

import hmac
from datetime import datetime, timedelta

from pyotp import TOTP
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.storage.throttle import add_failure, load_failures

_CLOCK_DRIFT = (0, -1, 1)  # steps of 30 seconds
_STEP_LASTS = timedelta(minutes=5)  # longer than a code can be right, drift included


def check_one_time_code(
    session: Session, *, account_id: AccountId, secret: str, code: str, now: datetime
) -> bool:
    """Whether the code is right and was not used before; a right one is used up."""
    totp = TOTP(secret)
    digits = "".join(code.split())
    for drift in _CLOCK_DRIFT:
        if hmac.compare_digest(totp.at(now, counter_offset=drift).encode(), digits.encode()):
            return _use_up(session, f"one-time-code:{account_id.hex}:{totp.timecode(now) + drift}", now)
    return False


def _use_up(session: Session, key: str, now: datetime) -> bool:
    """Mark a code in the store of tries, which keeps just what this needs: a key and a time."""
    if load_failures(session, key, since=now - _STEP_LASTS):
        return False
    add_failure(session, key, now=now)
    return True
