"""Somebody shows by three pictures that they are who they say."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.errors import WrongPictures
from elearn.domain.groups import Participant, Pin
from elearn.domain.tries import TryKey
from elearn.usecases.guard_tries import guard_tries


def check_pictures(
    session: Session, *, participant: Participant, pin: Pin, key: TryKey, now: datetime
) -> None:
    """Return if the pictures are this person's; the caller counts a failure.

    Raises:
        TooManyTries: before the pictures are looked at.
        WrongPictures: they are not.

    """
    guard_tries(session, keys=(key,), now=now)
    if participant.pin != pin:
        raise WrongPictures
