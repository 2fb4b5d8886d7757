"""An editor brings a file for a draft; it waits until they have seen what it would change."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId
from elearn.storage.draft_uploads import Upload, UploadId, add_upload
from elearn.storage.drafts import load_open_draft

_LONGEST_NAME = 120


def keep_upload(
    session: Session,
    *,
    upload_id: UploadId,
    bank_id: BankId,
    account_id: AccountId,
    file: tuple[str, str, bytes],
    now: datetime,
) -> None:
    """Keep a file; nothing in the draft changes.

    Args:
        session: the one transaction.
        upload_id: what it is found by.
        bank_id: whose draft it is for.
        account_id: who brings it, and alone may see it.
        file: the format, the name and the content.
        now: when it came.

    Raises:
        DraftNotFound: the bank has no open draft.

    """
    draft = load_open_draft(session, bank_id)
    format_name, file_name, content = file
    upload = Upload(
        id=upload_id,
        draft_id=draft.id,
        account_id=account_id,
        format=format_name,
        file_name=_tidy(file_name),
        content=content,
        uploaded_at=now,
    )
    add_upload(session, upload)


def _tidy(name: str) -> str:
    """Keep what a history can show: no path, no control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(each for each in last if each.isprintable())[:_LONGEST_NAME] or "?"
