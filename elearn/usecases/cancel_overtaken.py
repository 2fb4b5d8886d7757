"""A newer release serves: an older one that waits for its day must not take learners back."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.items import BankId
from elearn.domain.publishing import ReleaseSwitch, SwitchKind
from elearn.formats.bank_files.folders import age_key
from elearn.storage.audit import add_audit_entry
from elearn.storage.current_release import find_current_release
from elearn.storage.switches import cancel_switch, find_waiting_switch


def cancel_overtaken(session: Session, bank_id: BankId, *, now: datetime) -> bool:
    """Cancel the order that waits, if it is one of publishing and a newer release serves; say whether it was.

    An order to go back was meant to bring an older release.
    """
    waiting, serving = find_waiting_switch(session, bank_id), find_current_release(session, bank_id)
    if waiting is None or serving is None or not _is_overtaken(waiting, serving.ref.release):
        return False
    if cancel_switch(session, bank_id, now=now):
        subject = f"{bank_id} {waiting.ref.release}"
        add_audit_entry(session, account_id=None, action="cancel_release", subject=subject, now=now)
    return True


def _is_overtaken(waiting: ReleaseSwitch, serving: str) -> bool:
    return waiting.kind is SwitchKind.PUBLISH and age_key(waiting.ref.release) < age_key(serving)
