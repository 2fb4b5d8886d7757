"""An editor does not want what files brought before its day."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId
from elearn.domain.publishing import DatedRelease, ReleaseSwitch, SwitchId, SwitchKind
from elearn.storage.audit import add_audit_entry
from elearn.storage.releases import lock_releases
from elearn.storage.switches import add_switch
from elearn.usecases.list_early_releases import list_early_releases


def cancel_early_releases(
    session: Session, *, bank_id: BankId, account_id: AccountId, now: datetime, most: int | None = None
) -> None:
    """Let them never begin, or only the first `most`: each is kept as an order that was cancelled."""
    lock_releases(session)  # a second click finds them cancelled
    early = [each for each in list_early_releases(session) if each.ref.bank_id == bank_id]
    for each in early[:most]:
        add_switch(session, _cancelled(each, account_id, now))
        subject = f"{bank_id} {each.ref.release}"
        add_audit_entry(session, account_id=account_id, action="cancel_release", subject=subject, now=now)


def _cancelled(each: DatedRelease, account_id: AccountId, now: datetime) -> ReleaseSwitch:
    return ReleaseSwitch(
        id=SwitchId(uuid5(NAMESPACE_URL, f"{each.ref.bank_id}@{each.ref.release}")),  # happens once
        ref=each.ref,
        kind=SwitchKind.PUBLISH,
        starts_at=each.starts_at,
        ordered_at=now,
        ordered_by=account_id,
        cancelled_at=now,
    )
