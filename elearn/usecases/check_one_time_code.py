"""Somebody proves their second factor: a one-time code (TOTP), once."""

import hmac
from datetime import UTC, datetime

from pyotp import TOTP
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.storage.throttle import use_once

_CLOCK_DRIFT = (0, -1, 1)  # steps of 30 seconds


def check_one_time_code(
    session: Session, *, account_id: AccountId, secret: str, code: str, now: datetime
) -> bool:
    """Whether the code is right and was not used before; a right one is used up."""
    totp = TOTP(secret)
    digits = "".join(code.split())
    for drift in _CLOCK_DRIFT:
        if hmac.compare_digest(totp.at(now, counter_offset=drift).encode(), digits.encode()):
            return _use_up(session, account_id, totp, totp.timecode(now) + drift)
    return False


def _use_up(session: Session, account_id: AccountId, totp: TOTP, step: int) -> bool:
    """Mark the code of a step as used, under a key that names nobody who does not know the secret."""
    name = f"one-time-code\0{account_id.hex}\0{step}"
    key = hmac.new(totp.byte_secret(), name.encode(), "sha256").hexdigest()
    return use_once(session, key, at=datetime.fromtimestamp(step * totp.interval, UTC))
