"""Somebody opens the link of an invitation."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Centre, Invitation, digest_secret
from elearn.domain.errors import InvitationClosed
from elearn.storage import centres


@dataclass(frozen=True, kw_only=True)
class OpenInvitation:
    """An invitation that still works, and where to."""

    invitation: Invitation
    centre: Centre


def find_invitation(session: Session, *, secret: str, now: datetime) -> OpenInvitation:
    """Return the invitation of this secret.

    Raises:
        InvitationClosed: it was used, is too old, or never existed.

    """
    invitation = centres.find_invitation(session, digest_secret(secret))
    if invitation is None or not invitation.is_open(now):
        raise InvitationClosed
    return OpenInvitation(invitation=invitation, centre=centres.load_centre(session, invitation.centre_id))
