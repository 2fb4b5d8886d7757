"""Who works at the centre."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.domain.accounts import AccountId
from elearn.domain.centres import INVITED_FOR, CentreRole, Member
from elearn.web.centre.qr import draw_qr


@dataclass(frozen=True, kw_only=True)
class StaffLine:
    """One account; nobody shuts themselves out."""

    account_id: AccountId
    user_name: str
    role: CentreRole
    is_oneself: bool


@dataclass(frozen=True, kw_only=True)
class InvitedPage:
    """A link that is shown once."""

    role: CentreRole
    address: str
    picture: str
    days: int


def draw_staff(manager: Member, members: Sequence[tuple[Member, str]]) -> list[StaffLine]:
    """Draw the accounts of a centre."""
    return [
        StaffLine(
            account_id=member.account_id,
            user_name=user_name,
            role=member.role,
            is_oneself=member.account_id == manager.account_id,
        )
        for member, user_name in members
    ]


def draw_invited(role: CentreRole, address: str) -> InvitedPage:
    """Draw a new link."""
    return InvitedPage(role=role, address=address, picture=draw_qr(address), days=INVITED_FOR.days)
