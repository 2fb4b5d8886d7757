"""A centre's server serves what the central one serves: also when it went back to an earlier release."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.sync import ReleaseMark, Reply
from elearn.storage.audit import add_audit_entry
from elearn.storage.current_release import find_current_release
from elearn.storage.releases import find_release_hash, lock_releases, set_current_release
from elearn.storage.switches import was_ordered
from elearn.usecases.cancel_overtaken import cancel_overtaken


def follow_current_releases(session: Session, reply: Reply, *, now: datetime) -> None:
    """Make the central server's current releases current here, where they are stored; the rest come later.

    What this server's own editors ordered stands. A reply to a batch from before the release that serves here
    began is an old one, and changes nothing: files are read twice, or in any order.
    """
    if not any(_leads(session, mark, reply) for mark in reply.releases):
        return
    lock_releases(session)
    for mark in reply.releases:
        if _leads(session, mark, reply):
            set_current_release(session, mark.ref, now=now)
            cancel_overtaken(session, mark.ref.bank_id, now=now)
            subject = f"{mark.ref.bank_id} {mark.ref.release}"
            add_audit_entry(session, account_id=None, action="switch_release", subject=subject, now=now)


def _leads(session: Session, mark: ReleaseMark, reply: Reply) -> bool:
    serving = find_current_release(session, mark.ref.bank_id)
    if serving is None or serving.ref == mark.ref or reply.batch_made_at <= serving.since:
        return False
    is_stored = find_release_hash(session, mark.ref) == mark.sha256
    return is_stored and not was_ordered(session, serving.ref)
