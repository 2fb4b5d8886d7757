"""A manager shuts somebody of the centre out."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.centres import Member
from elearn.domain.errors import NotAtCentre, NotPermitted
from elearn.storage.accounts import load_account, set_active
from elearn.storage.audit import add_audit_entry
from elearn.storage.centres import find_member


def shut_out_staff(session: Session, *, manager: Member, account_id: AccountId, now: datetime) -> str:
    """Let the account in no more, and return its user name; its sessions end at their next request.

    Raises:
        NotAtCentre: the account works elsewhere, or nowhere.
        NotPermitted: it is the manager's own.

    """
    member = find_member(session, account_id)
    if member is None or member.centre_id != manager.centre_id:
        raise NotAtCentre
    if account_id == manager.account_id:
        raise NotPermitted(permission="shut_out_oneself")
    account = load_account(session, account_id)
    set_active(session, account_id, is_active=False)
    add_audit_entry(
        session, account_id=manager.account_id, action="shut_out_staff", subject=account.user_name, now=now
    )
    return account.user_name
