"""Staff look at one person of a group."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.errors import NotAtCentre
from elearn.domain.groups import Group, GroupId, Participant, ParticipantId
from elearn.storage.groups import count_listings, load_group, load_participant
from elearn.storage.learners import has_attempts, load_learner


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person. Without results, and on no other list, they can be erased without asking."""

    group: Group
    participant: Participant
    code: str | None
    has_results: bool
    is_elsewhere: bool


def load_person(
    session: Session, *, group_id: GroupId, participant_id: ParticipantId, centre_id: CentreId
) -> Person:
    """Return a person of this centre; raises NotAtCentre, also where the group is not theirs."""
    group = load_group(session, group_id, centre_id=centre_id)
    participant = load_participant(session, participant_id, centre_id=centre_id)
    if participant.group_id != group.id:
        raise NotAtCentre
    return Person(
        group=group,
        participant=participant,
        code=load_learner(session, participant.learner_id).code,
        has_results=has_attempts(session, participant.learner_id),
        is_elsewhere=count_listings(session, participant.learner_id) > 1,
    )
