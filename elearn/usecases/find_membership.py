"""Staff come to work, and the site asks at which centre."""

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.centres import Member
from elearn.storage.centres import find_member


def find_membership(session: Session, *, account_id: AccountId) -> Member | None:
    """Return where the account works, None if at no centre."""
    return find_member(session, account_id)
