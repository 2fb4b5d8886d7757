"""Which entries the signed-in person may change: an editor all, a translator their languages."""

from sqlalchemy.orm import Session

from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import EntryKey
from elearn.domain.errors import NotPermitted
from elearn.domain.languages import LANGUAGE_BY_CODE, WRITTEN_LANGUAGES, Language
from elearn.domain.permissions import Permission, may
from elearn.storage.account_languages import list_account_languages
from elearn.web.identity import current_account


def written_language(code: str) -> Language:
    """Return a language that people translate into.

    Raises:
        EntryNotFound: it is none.

    """
    if code not in WRITTEN_LANGUAGES[1:]:
        raise EntryNotFound(entry_id=code)
    return LANGUAGE_BY_CODE[code]


def may_translate(session: Session, language: str) -> bool:
    """Whether the person may change translations into a language."""
    account = current_account()
    is_editor = may(account.role, Permission.EDIT_BANKS)
    return is_editor or language in list_account_languages(session, account.id)


def require_right(session: Session, key: EntryKey) -> None:
    """Let pass who may change the entry.

    Raises:
        NotPermitted: neither an editor nor a translator of its language.

    """
    is_translated = key.language in WRITTEN_LANGUAGES[1:]
    if not may(current_account().role, Permission.EDIT_BANKS) and not (
        is_translated and may_translate(session, key.language)
    ):
        raise NotPermitted(permission=Permission.EDIT_BANKS)
