"""Somebody who was invited makes their account."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account, AccountId, parse_user_name
from elearn.domain.centres import Member
from elearn.domain.errors import InvitationClosed
from elearn.domain.permissions import Role
from elearn.storage.accounts import add_account
from elearn.storage.audit import add_audit_entry
from elearn.storage.centres import save_member, use_invitation
from elearn.usecases.find_invitation import find_invitation


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """What the person chose; the password is hashed before, because that is slow on purpose."""

    id: AccountId
    user_name: str
    password_hash: str


def accept_invitation(session: Session, *, secret: str, chosen: NewAccount, now: datetime) -> Account:
    """Store the account as staff of the centre, and use the invitation up.

    Raises:
        InvitationClosed: it was used, is too old, or never existed.
        AccountExists: the user name is taken; the invitation still works.

    """
    invitation = find_invitation(session, secret=secret, now=now).invitation
    if not use_invitation(session, invitation, now=now):
        raise InvitationClosed
    account = Account(
        id=chosen.id,
        user_name=parse_user_name(chosen.user_name),
        role=Role.CENTRE_STAFF,
        password_hash=chosen.password_hash,
        created_at=now,
    )
    add_account(session, account)
    save_member(session, Member(account_id=account.id, centre_id=invitation.centre_id, role=invitation.role))
    add_audit_entry(
        session, account_id=account.id, action="accept_invitation", subject=account.user_name, now=now
    )
    return account
