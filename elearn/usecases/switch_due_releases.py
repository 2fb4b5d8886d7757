"""The clock passes: a release that was dated for now becomes current."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.storage.audit import add_audit_entry
from elearn.storage.releases import set_current_release
from elearn.storage.switches import finish_switch, list_due_switches
from elearn.usecases.cancel_overtaken import cancel_overtaken


def switch_due_releases(session: Session, *, now: datetime) -> list[ReleaseRef]:
    """Carry out every order whose time has come, once, however many processes try; return the releases.

    One that was overtaken by a newer release, however that came, is cancelled instead.
    """
    switched = []
    for switch in list_due_switches(session, now=now):
        if cancel_overtaken(session, switch.ref.bank_id, now=now):
            continue
        if finish_switch(session, switch, now=now):
            set_current_release(session, switch.ref, now=now)
            subject = f"{switch.ref.bank_id} {switch.ref.release}"
            add_audit_entry(session, account_id=None, action="switch_release", subject=subject, now=now)
            switched.append(switch.ref)
    return switched
