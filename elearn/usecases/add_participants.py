"""Staff put people into a group."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner, make_learner_code
from elearn.domain.attempts import LearnerId
from elearn.domain.centres import Member
from elearn.domain.errors import GroupFull
from elearn.domain.groups import MAX_PARTICIPANTS, GroupId, Participant, ParticipantId, Pin, draw_pin
from elearn.domain.people_lists import next_numbers
from elearn.storage import groups
from elearn.storage.audit import add_audit_entry
from elearn.storage.learners import add_learner, find_learner_by_code


@dataclass(frozen=True, kw_only=True)
class Chance:
    """Where ids, learner codes (a secure number in 0 .. 10**11 - 1) and pictures come from."""

    new_id: Callable[[], UUID]
    draw_code: Callable[[], int]
    random: Random


@dataclass(frozen=True)
class NewPerson:
    """Somebody new; without a number they get the next one."""

    name: str | None = None
    number: int | None = None


def add_participants(
    session: Session,
    *,
    member: Member,
    group_id: GroupId,
    newcomers: Sequence[NewPerson],
    chance: Chance,
    now: datetime,
) -> list[Participant]:
    """Make a learner with a code for each newcomer, and put them into the group with a number and pictures.

    Raises:
        NotAtCentre: the group is another centre's.
        GroupFull: they do not all fit; nobody is added.

    """
    groups.lock_group(session, group_id, centre_id=member.centre_id)
    people = groups.list_participants(session, group_id=group_id, centre_id=member.centre_id)
    places = _find_places(people, newcomers, chance.random)
    added = [
        Participant(
            id=ParticipantId(chance.new_id()),
            centre_id=member.centre_id,
            group_id=group_id,
            learner_id=_add_learner(session, chance, now),
            number=number,
            name=newcomer.name,
            pin=pin,
            created_at=now,
        )
        for newcomer, (number, pin) in zip(newcomers, places, strict=True)
    ]
    groups.add_participants(session, added)
    subject = f"{group_id} {len(added)}"
    add_audit_entry(session, account_id=member.account_id, action="add_people", subject=subject, now=now)
    return added


def _find_places(
    people: Sequence[Participant], newcomers: Sequence[NewPerson], random: Random
) -> list[tuple[int, Pin]]:
    """Give each newcomer a number and pictures that nobody has."""
    if len(people) + len(newcomers) > MAX_PARTICIPANTS:
        raise GroupFull(limit=MAX_PARTICIPANTS)
    numbers = next_numbers([person.number for person in people], [each.number for each in newcomers])
    pins = [person.pin for person in people]
    places = []
    for number in numbers:
        pins.append(draw_pin(pins, random))
        places.append((number, pins[-1]))
    return places


def _add_learner(session: Session, chance: Chance, now: datetime) -> LearnerId:
    """Make a learner with a code, so that they go on at home and are never taken for somebody who left."""
    code = make_learner_code(chance.draw_code())
    while find_learner_by_code(session, code):
        code = make_learner_code(chance.draw_code())
    learner = Learner(id=LearnerId(chance.new_id()), created_at=now, code=code)
    add_learner(session, learner)
    return learner.id
