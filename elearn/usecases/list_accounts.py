"""An administrator looks at the accounts."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account
from elearn.storage import accounts as stored


def list_accounts(session: Session) -> Sequence[Account]:
    """List every account, by user name."""
    return stored.list_accounts(session)
