"""The languages that an account translates into, and those whose translations it approves."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.storage.tables import AccountLanguageRow

_language = AccountLanguageRow.__table__


def list_account_languages(session: Session, account_id: AccountId) -> dict[str, bool]:
    """Return the languages; True: the account approves translations into it, too."""
    rows = session.execute(select(_language).where(_language.c.account_id == account_id))
    return {row.language: row.is_reviewer for row in rows}


def list_reviewed_languages(session: Session, account_id: AccountId) -> frozenset[str]:
    """Return the languages whose translations the account approves."""
    found = list_account_languages(session, account_id)
    return frozenset(language for language, is_reviewer in found.items() if is_reviewer)


def set_account_languages(session: Session, account_id: AccountId, languages: Mapping[str, bool]) -> None:
    """Let these be the account's languages."""
    session.execute(delete(_language).where(_language.c.account_id == account_id))
    rows = [
        {"account_id": account_id, "language": language, "is_reviewer": is_reviewer}
        for language, is_reviewer in languages.items()
    ]
    if rows:
        session.execute(insert(_language), rows)
