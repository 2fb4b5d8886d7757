"""A centre has erased somebody: the central server forgets them too, if they are the centre's alone."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.storage.audit import add_audit_entry
from elearn.storage.learners import lock_learner
from elearn.storage.sent_learners import erase_if_nobodys
from elearn.storage.sync_erased import note_forgotten
from elearn.storage.sync_origins import drop_origin, find_origin, lock_arrivals


def forget_origin(session: Session, origin_id: LearnerId, *, centre_id: CentreId, now: datetime) -> None:
    """Erase who the centre's learner is here; the same again changes nothing.

    Whom somebody has on a list here, another centre sent, or who came by themselves, keeps their results.
    """
    lock_arrivals(session)
    note_forgotten(session, centre_id, origin_id, now=now)
    learner_id = find_origin(session, centre_id, origin_id)
    if learner_id is None:
        return
    lock_learner(session, learner_id)
    drop_origin(session, centre_id, origin_id)
    if erase_if_nobodys(session, learner_id):
        entry = {"action": "erase_person", "subject": str(origin_id)}
        add_audit_entry(session, account_id=None, centre_id=centre_id, now=now, **entry)
