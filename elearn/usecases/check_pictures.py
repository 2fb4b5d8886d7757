"""Somebody shows by three pictures that they are who they say."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.groups import Participant, Pin
from elearn.domain.tries import TryKey
from elearn.storage.groups import hold_participant
from elearn.storage.throttle import clear_failures
from elearn.usecases.guard_tries import guard_tries
from elearn.usecases.record_failed_try import record_failed_try


def check_pictures(
    session: Session, *, participant: Participant, pin: Pin, key: TryKey, now: datetime
) -> bool:
    """Whether the pictures are this person's; wrong ones are counted, right ones end the count.

    Guesses at one person wait for each other, so that many at the same moment count like many in a row.

    Raises:
        TooManyTries: before the pictures are looked at.
        NotAtCentre: the person was taken off the list meanwhile.

    """
    held = hold_participant(session, participant.id, centre_id=participant.centre_id)
    guard_tries(session, keys=(key,), now=now)
    if held.pin != pin:
        record_failed_try(session, keys=(key,), now=now)
        return False
    clear_failures(session, key.key)
    return True
