"""An editor does not want a release to come on its day: it stays, and nobody gets it."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId
from elearn.storage.audit import add_audit_entry
from elearn.storage.switches import cancel_switch
from elearn.usecases.cancel_early_releases import cancel_early_releases
from elearn.usecases.find_waiting_release import find_waiting_release


def cancel_publishing(
    session: Session, *, bank_id: BankId, account_id: AccountId, now: datetime, release: str | None = None
) -> None:
    """Cancel what waits, ordered or brought by files before its day; nothing where that is not `release`.

    A second time, and after the release began, nothing happens.
    """
    waiting = find_waiting_release(session, bank_id)
    if waiting is None or release not in {None, waiting.ref.release}:
        return
    if cancel_switch(session, bank_id, now=now):
        subject = f"{bank_id} {waiting.ref.release}"
        add_audit_entry(session, account_id=account_id, action="cancel_release", subject=subject, now=now)
        return
    cancel_early_releases(session, bank_id=bank_id, account_id=account_id, now=now, most=1)
