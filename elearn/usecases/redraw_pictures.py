"""Somebody lost their card: staff give them other pictures."""

from dataclasses import replace
from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.groups import ParticipantId, draw_pin
from elearn.domain.tries import TryKey
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import list_participants, load_participant, lock_group, save_participant
from elearn.storage.throttle import clear_failures


def redraw_pictures(
    session: Session,
    *,
    member: Member,
    participant_id: ParticipantId,
    tries: TryKey,
    random: Random,
    now: datetime,
) -> None:
    """Give a person three pictures that nobody of the group has, not their own either.

    `tries`: under it wrong guesses at the old ones were counted; nobody waits for those any more.

    Raises:
        NotAtCentre: the person is another centre's.

    """
    person = load_participant(session, participant_id, centre_id=member.centre_id)
    lock_group(session, person.group_id, centre_id=member.centre_id)
    people = list_participants(session, group_id=person.group_id, centre_id=member.centre_id)
    save_participant(session, replace(person, pin=draw_pin([each.pin for each in people], random)))
    clear_failures(session, tries.key)
    subject = str(participant_id)
    add_audit_entry(session, account_id=member.account_id, action="redraw_pictures", subject=subject, now=now)
