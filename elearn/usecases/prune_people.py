"""People who did not come to a centre for as long as it keeps people are erased."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import ParticipantId
from elearn.domain.retention import erased_at, is_due, surely_kept_after
from elearn.storage.audit import add_audit_entry
from elearn.storage.centres import list_centres
from elearn.storage.retention import erase_participants, hold_people, list_last_seen, load_months
from elearn.storage.sent_learners import erase_idle_sent
from elearn.storage.visitors import erase_idle_visitors

BATCH = 100  # people per transaction: answers of others do not wait long behind one

OpenSession = Callable[[], AbstractContextManager[Session]]


def prune_people(transaction: OpenSession, *, now: datetime) -> int:
    """Erase who is due at each centre, learners who are then on no list, visitors, and whom its server sent.

    Returns how many. It takes a way to open transactions instead of one, because each batch has its own.
    """
    with transaction() as session:
        centre_ids = [centre.id for centre in list_centres(session)]
    erased = 0
    for centre_id in centre_ids:
        while count := _prune_some(transaction, centre_id, now):
            erased += count
        while count := _prune_sent(transaction, centre_id, now):
            erased += count
    return erased


def _prune_some(transaction: OpenSession, centre_id: CentreId, now: datetime) -> int:
    with transaction() as session:
        hold_people(session, _list_due(session, centre_id, now))
        due = _list_due(session, centre_id, now)  # as it is now that nobody of them can sit down
        count = erase_participants(session, due, centre_id=centre_id) if due else 0
        before = erased_at(now, -load_months(session, centre_id=centre_id))
        count += erase_idle_visitors(session, centre_id=centre_id, before=before, limit=BATCH)
        _note(session, centre_id, count, now)
    return count


def _prune_sent(transaction: OpenSession, centre_id: CentreId, now: datetime) -> int:
    with transaction() as session:
        months = load_months(session, centre_id=centre_id)
        before = erased_at(now, -months)
        count = erase_idle_sent(session, centre_id=centre_id, months=months, before=before, limit=BATCH)
        _note(session, centre_id, count, now)
    return count


def _note(session: Session, centre_id: CentreId, count: int, now: datetime) -> None:
    if count:
        entry = {"action": "erase_absent", "subject": str(count)}
        add_audit_entry(session, account_id=None, centre_id=centre_id, now=now, **entry)


def _list_due(session: Session, centre_id: CentreId, now: datetime) -> list[ParticipantId]:
    months = load_months(session, centre_id=centre_id)
    people = list_last_seen(session, centre_id=centre_id, before=surely_kept_after(now, months))
    return [person.participant_id for person in people if is_due(person.seen_at, months, now)][:BATCH]
