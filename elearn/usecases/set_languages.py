"""An administrator says which languages an account translates into, and which it reviews."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import parse_user_name
from elearn.domain.errors import AccountNotFound
from elearn.storage.account_languages import set_account_languages
from elearn.storage.accounts import find_account
from elearn.storage.audit import add_audit_entry


def set_languages(
    session: Session,
    *,
    user_name: str,
    translates: Collection[str],
    reviews: Collection[str],
    now: datetime,
) -> None:
    """Let these be the languages of an account; who reviews a language may translate into it, too.

    Raises:
        AccountNotFound: nobody has this user name.

    """
    account = find_account(session, parse_user_name(user_name))
    if account is None:
        raise AccountNotFound(user_name=user_name)
    languages = dict.fromkeys(translates, False) | dict.fromkeys(reviews, True)
    set_account_languages(session, account.id, languages)
    said = ", ".join(f"{name} (reviews)" if languages[name] else name for name in sorted(languages))
    subject = f"{account.user_name}: {said}"
    add_audit_entry(session, account_id=None, action="users languages", subject=subject, now=now)
