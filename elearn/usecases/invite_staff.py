"""A manager, or an administrator, invites somebody to work at a centre."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreId, CentreRole, Invitation, InvitationId, digest_secret
from elearn.storage.audit import add_audit_entry
from elearn.storage.centres import add_invitation


def invite_staff(
    session: Session,
    *,
    invitation_id: InvitationId,
    centre_id: CentreId,
    role: CentreRole,
    secret: str,
    invited_by: AccountId | None,
    now: datetime,
) -> None:
    """Store an invitation; whoever has the link with its secret can make one account."""
    invitation = Invitation(
        id=invitation_id,
        centre_id=centre_id,
        role=role,
        secret_hash=digest_secret(secret),
        invited_by=invited_by,
        created_at=now,
    )
    add_invitation(session, invitation)
    add_audit_entry(session, account_id=invited_by, action="invite_staff", subject=role.value, now=now)
