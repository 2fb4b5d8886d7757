"""Groups of a centre and the people in them. Every loader takes the centre."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.errors import NameTaken, NotAtCentre
from elearn.domain.groups import Group, GroupId, Participant, ParticipantId
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import GroupRow, LearnerRow, ParticipantRow

_group = GroupRow.__table__
_learner = LearnerRow.__table__
_participant = ParticipantRow.__table__


def add_group(session: Session, group: Group) -> None:
    """Store a new group.

    Raises:
        NameTaken: the centre has a group of this name.

    """
    adding = insert_for(dialect_of(session), _group)
    adding = adding.on_conflict_do_nothing(index_elements=["centre_id", "name"])
    if session.execute(adding.returning(_group.c.id), vars(group)).first() is None:
        raise NameTaken(name=group.name)


def load_group(session: Session, group_id: GroupId, *, centre_id: CentreId) -> Group:
    """Return a group of this centre; raises NotAtCentre."""
    where = (_group.c.id == group_id) & (_group.c.centre_id == centre_id)
    row = session.execute(select(_group).where(where)).first()
    if row is None:
        raise NotAtCentre
    return Group(**row._mapping)


def list_groups(session: Session, *, centre_id: CentreId) -> list[tuple[Group, int]]:
    """List a centre's groups by name, with how many people each has."""
    query = (
        select(_group, func.count(_participant.c.id).label("size"))
        .outerjoin(_participant, _participant.c.group_id == _group.c.id)
        .where(_group.c.centre_id == centre_id)
        .group_by(_group.c.id)
        .order_by(_group.c.is_archived, _group.c.name)
    )
    return [(_read_group(row), row.size) for row in session.execute(query)]


def set_archived(session: Session, group_id: GroupId, *, centre_id: CentreId, is_archived: bool) -> None:
    """Put a group away, or take it back; raises NotAtCentre."""
    where = (_group.c.id == group_id) & (_group.c.centre_id == centre_id)
    if not count_changed(session, update(_group).where(where).values(is_archived=is_archived)):
        raise NotAtCentre


def save_group_name(session: Session, group: Group, name: str) -> None:
    """Give a group another name.

    Raises:
        NameTaken: the centre has another group of this name.

    """
    is_other = (_group.c.centre_id == group.centre_id) & (_group.c.name == name) & (_group.c.id != group.id)
    if session.scalar(select(_group.c.id).where(is_other)) is not None:
        raise NameTaken(name=name)
    where = (_group.c.id == group.id) & (_group.c.centre_id == group.centre_id)
    session.execute(update(_group).where(where).values(name=name))


def lock_group(session: Session, group_id: GroupId, *, centre_id: CentreId) -> None:
    """Hold a group until the transaction ends: numbers and pictures are drawn one person after the other."""
    where = (_group.c.id == group_id) & (_group.c.centre_id == centre_id)
    if session.scalar(select(_group.c.id).where(where).with_for_update()) is None:
        raise NotAtCentre


def add_participants(session: Session, participants: Sequence[Participant]) -> None:
    """Store new people; their learners are there already."""
    if participants:
        session.execute(
            insert(_participant), [{**vars(each), "pin": " ".join(each.pin)} for each in participants]
        )


def list_participants(session: Session, *, group_id: GroupId, centre_id: CentreId) -> list[Participant]:
    """List the people of a group by number."""
    where = (_participant.c.group_id == group_id) & (_participant.c.centre_id == centre_id)
    query = select(_participant).where(where).order_by(_participant.c.number)
    return [_read(row) for row in session.execute(query)]


def find_participant(
    session: Session, number: int, *, group_id: GroupId, centre_id: CentreId
) -> Participant | None:
    """Return the person of a group who has this number."""
    where = (_participant.c.group_id == group_id) & (_participant.c.centre_id == centre_id)
    row = session.execute(select(_participant).where(where, _participant.c.number == number)).first()
    return None if row is None else _read(row)


def load_participant(session: Session, participant_id: ParticipantId, *, centre_id: CentreId) -> Participant:
    """Return a person of this centre; raises NotAtCentre."""
    return _load(session, select(_participant), participant_id, centre_id)


def hold_participant(session: Session, participant_id: ParticipantId, *, centre_id: CentreId) -> Participant:
    """Return a person, held until the transaction ends, as they are now; raises NotAtCentre."""
    return _load(session, select(_participant).with_for_update(key_share=True), participant_id, centre_id)


def remove_participant(session: Session, participant_id: ParticipantId, *, centre_id: CentreId) -> None:
    """Take a person off the list; the learner stays. Raises NotAtCentre."""
    where = (_participant.c.id == participant_id) & (_participant.c.centre_id == centre_id)
    if not count_changed(session, delete(_participant).where(where)):
        raise NotAtCentre


def count_listings(session: Session, learner_id: LearnerId) -> int:
    """Count the lists that this learner is on, at whatever centre."""
    query = select(func.count()).select_from(_participant).where(_participant.c.learner_id == learner_id)
    return session.scalar(query) or 0


def is_listed_elsewhere(session: Session, learner_id: LearnerId, *, centre_id: CentreId) -> bool:
    """Whether another centre has this learner on a list."""
    where = (_participant.c.learner_id == learner_id) & (_participant.c.centre_id != centre_id)
    return session.execute(select(_participant.c.id).where(where).limit(1)).first() is not None


def remove_learner_from_centre(session: Session, learner_id: LearnerId, *, centre_id: CentreId) -> None:
    """Take a learner off every list of a centre."""
    where = (_participant.c.learner_id == learner_id) & (_participant.c.centre_id == centre_id)
    session.execute(delete(_participant).where(where))


def list_named(
    session: Session, ids: Collection[UUID], *, centre_id: CentreId
) -> tuple[dict[UUID, Participant], dict[UUID, str]]:
    """Return those of the ids that are people of this centre, and the names of those that are its groups."""
    people = select(_participant).where(_participant.c.id.in_(ids), _participant.c.centre_id == centre_id)
    groups = select(_group.c.id, _group.c.name).where(_group.c.id.in_(ids), _group.c.centre_id == centre_id)
    return (
        {row.id: _read(row) for row in session.execute(people)},
        {row.id: row.name for row in session.execute(groups)},
    )


def list_codes(session: Session, *, group_id: GroupId, centre_id: CentreId) -> dict[ParticipantId, str]:
    """Return the learner codes of a group."""
    where = (_participant.c.group_id == group_id) & (_participant.c.centre_id == centre_id)
    query = (
        select(_participant.c.id, _learner.c.code).join(_learner).where(where, _learner.c.code.is_not(None))
    )
    return {ParticipantId(row.id): row.code for row in session.execute(query)}


def save_participant(session: Session, participant: Participant) -> None:
    """Save the name and the pictures of a person; raises NotAtCentre."""
    where = (_participant.c.id == participant.id) & (_participant.c.centre_id == participant.centre_id)
    values = {"name": participant.name, "pin": " ".join(participant.pin)}
    if not count_changed(session, update(_participant).where(where).values(values)):
        raise NotAtCentre


def _load(
    session: Session, query: Select[Any], participant_id: ParticipantId, centre_id: CentreId
) -> Participant:
    where = (_participant.c.id == participant_id) & (_participant.c.centre_id == centre_id)
    row = session.execute(query.where(where)).first()
    if row is None:
        raise NotAtCentre
    return _read(row)


def _read_group(row: Row[Any]) -> Group:
    return Group(
        id=row.id,
        centre_id=row.centre_id,
        name=row.name,
        created_at=row.created_at,
        is_archived=row.is_archived,
    )


def _read(row: Row[Any]) -> Participant:
    return Participant(**{**row._mapping, "pin": tuple(row.pin.split())})
