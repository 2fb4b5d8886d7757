"""An editor sees who can be given a task."""

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account
from elearn.domain.permissions import Permission, may
from elearn.storage.accounts import list_accounts


def list_assignable(session: Session) -> list[Account]:
    """List who can be given a task: everybody who sees the drafts."""
    accounts = list_accounts(session)
    return [each for each in accounts if each.is_active and may(each.role, Permission.SEE_DRAFTS)]
