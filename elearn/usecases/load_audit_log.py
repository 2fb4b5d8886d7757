"""A manager looks at who did and saw what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreId
from elearn.domain.groups import Participant
from elearn.storage.audit import (
    AuditFilter,
    CentreEntry,
    list_centre_accounts,
    list_centre_actions,
    list_centre_entries,
)
from elearn.storage.groups import list_named

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class AuditLog:
    """A page of entries, newest first; people and groups by the ids that the entries name, if still there."""

    entries: Sequence[CentreEntry]
    has_more: bool
    accounts: Sequence[tuple[AccountId, str]]
    actions: Sequence[str]
    people: Mapping[UUID, Participant]
    groups: Mapping[UUID, str]


def load_audit_log(session: Session, *, centre_id: CentreId, chosen: AuditFilter) -> AuditLog:
    """Return a page of the centre's audit."""
    found = list_centre_entries(session, centre_id=centre_id, chosen=chosen, limit=PAGE + 1)
    entries = found[:PAGE]
    people, groups = list_named(session, _list_ids(entries), centre_id=centre_id)
    group_ids = {person.group_id for person in people.values()} - set(groups)
    return AuditLog(
        entries=entries,
        has_more=len(found) > PAGE,
        accounts=list_centre_accounts(session, centre_id=centre_id),
        actions=list_centre_actions(session, centre_id=centre_id),
        people=people,
        groups={**groups, **list_named(session, group_ids, centre_id=centre_id)[1]},
    )


def list_ids(subject: str) -> list[UUID]:
    """Return the ids that an entry names."""
    found = []
    for word in subject.replace(":", " ").split():
        try:
            found.append(UUID(word))
        except ValueError:
            continue
    return found


def _list_ids(entries: Iterable[CentreEntry]) -> set[UUID]:
    return {each for entry in entries for each in list_ids(entry.subject)}
