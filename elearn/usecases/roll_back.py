"""An editor makes an earlier release current again, at once, and says why."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.editing_errors import ReleaseNotSwitchable
from elearn.domain.errors import ReleaseNotFound
from elearn.domain.publishing import SwitchKind
from elearn.storage.audit import add_audit_entry
from elearn.storage.releases import find_release_hash, load_current_refs, lock_releases
from elearn.storage.switches import cancel_switch
from elearn.usecases.cancel_early_releases import cancel_early_releases
from elearn.usecases.publish_release import Order, order_switch
from elearn.usecases.switch_due_releases import switch_due_releases


def roll_back(session: Session, ref: ReleaseRef, order: Order, *, now: datetime) -> None:
    """Let new papers come from `ref`; one that was dated into the future is cancelled with it.

    Raises:
        ReleaseNotFound: there is no such release.
        ReleaseNotSwitchable: it serves already, or no reason is given.

    """
    lock_releases(session)
    if find_release_hash(session, ref) is None:
        raise ReleaseNotFound(bank_id=ref.bank_id, release=ref.release)
    current = load_current_refs(session).get(ref.bank_id)
    if current == ref or not order.notes.strip():
        raise ReleaseNotSwitchable(release=ref.release)
    cancel_switch(session, ref.bank_id, now=now)
    order_switch(session, ref, order, kind=SwitchKind.ROLL_BACK, starts_at=now, now=now)
    was = current.release if current else ""
    subject = f"{ref.bank_id} {was} → {ref.release}"
    add_audit_entry(session, account_id=order.account_id, action="roll_back", subject=subject, now=now)
    switch_due_releases(session, now=now)
    cancel_early_releases(session, bank_id=ref.bank_id, account_id=order.account_id, now=now)
