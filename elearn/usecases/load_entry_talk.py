"""An editor sees what was said about an entry, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.comments import EntryComment
from elearn.domain.items import BankId
from elearn.storage.accounts import list_accounts
from elearn.storage.entry_comments import list_comments


@dataclass(frozen=True)
class EntryTalk:
    """The comments, the newest first, and the user names of everybody."""

    comments: tuple[EntryComment, ...]
    names: Mapping[AccountId, str]


def load_entry_talk(session: Session, *, bank_id: BankId, entry_id: str) -> EntryTalk:
    """Load the comments on an entry and its translations."""
    comments = tuple(list_comments(session, bank_id, entry_id))
    return EntryTalk(comments, load_names(session) if comments else {})


def load_names(session: Session) -> Mapping[AccountId, str]:
    """Return everybody's user name; those who edit are few."""
    return {account.id: account.user_name for account in list_accounts(session)}
