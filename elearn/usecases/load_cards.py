"""Staff print the cards of a group."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, Participant
from elearn.storage.groups import list_codes
from elearn.usecases.load_group_people import GroupPeople, load_group_people


@dataclass(frozen=True, kw_only=True)
class GroupCards:
    """A group, and each person with their learner code."""

    group: GroupPeople
    cards: list[tuple[Participant, str]]


def load_cards(session: Session, *, group_id: GroupId, centre_id: CentreId) -> GroupCards:
    """Return what the cards of a group show; raises NotAtCentre."""
    group = load_group_people(session, group_id=group_id, centre_id=centre_id)
    codes = list_codes(session, group_id=group_id, centre_id=centre_id)
    return GroupCards(
        group=group, cards=[(person, codes[person.id]) for person in group.people if person.id in codes]
    )
