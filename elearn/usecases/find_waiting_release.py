"""Which release of a bank waits for its day is looked up."""

from sqlalchemy.orm import Session

from elearn.domain.items import BankId
from elearn.domain.publishing import WaitingRelease
from elearn.storage.switches import find_waiting_switch
from elearn.usecases.list_early_releases import list_early_releases


def find_waiting_release(session: Session, bank_id: BankId) -> WaitingRelease | None:
    """Return the one that an editor ordered, else the first of those that came by files before their day."""
    ordered = find_waiting_switch(session, bank_id)
    if ordered is not None:
        return WaitingRelease(ref=ordered.ref, starts_at=ordered.starts_at)
    early = (each for each in list_early_releases(session) if each.ref.bank_id == bank_id)
    return next((WaitingRelease(ref=each.ref, starts_at=each.starts_at) for each in early), None)
