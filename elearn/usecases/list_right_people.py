"""Staff look for who really sat an attempt."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import Group, Participant
from elearn.storage.groups import list_groups, list_participants
from elearn.usecases.find_movable import Movable


@dataclass(frozen=True, kw_only=True)
class GroupOfPeople:
    """A group and those of it who can have sat the attempt."""

    group: Group
    people: Sequence[Participant]


def list_right_people(session: Session, movable: Movable, *, centre_id: CentreId) -> list[GroupOfPeople]:
    """List the people of the centre by group, the likeliest group first, without who has it now."""
    groups = [group for group, _ in list_groups(session, centre_id=centre_id) if not group.is_archived]
    groups.sort(key=lambda group: group.id != movable.group_id)
    found = [
        GroupOfPeople(
            group=group,
            people=[
                person
                for person in list_participants(session, group_id=group.id, centre_id=centre_id)
                if person.learner_id != movable.attempt.learner_id
            ],
        )
        for group in groups
    ]
    return [each for each in found if each.people]
