"""Staff open a group."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import Group, GroupId, Participant
from elearn.storage.groups import list_participants, load_group


@dataclass(frozen=True, kw_only=True)
class GroupPeople:
    """A group, and its people by number."""

    group: Group
    people: list[Participant]


def load_group_people(session: Session, *, group_id: GroupId, centre_id: CentreId) -> GroupPeople:
    """Return a group of this centre with its people; raises NotAtCentre."""
    return GroupPeople(
        group=load_group(session, group_id, centre_id=centre_id),
        people=list_participants(session, group_id=group_id, centre_id=centre_id),
    )
