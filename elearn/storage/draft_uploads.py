"""Files that editors brought and have not confirmed yet: one per person and draft, for a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType
from uuid import UUID

from sqlalchemy import and_, delete, insert, or_, select
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import DraftId
from elearn.storage.tables import DraftUploadRow

UploadId = NewType("UploadId", UUID)

_upload = DraftUploadRow.__table__
KEPT = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it was sent."""

    id: UploadId
    draft_id: DraftId
    account_id: AccountId
    format: str
    file_name: str
    content: bytes
    uploaded_at: datetime


def add_upload(session: Session, upload: Upload) -> None:
    """Keep a file, in place of the person's earlier one; what is older than a day goes too."""
    own = and_(_upload.c.draft_id == upload.draft_id, _upload.c.account_id == upload.account_id)
    session.execute(delete(_upload).where(or_(own, _upload.c.uploaded_at < upload.uploaded_at - KEPT)))
    session.execute(insert(_upload), {name: getattr(upload, name) for name in Upload.__dataclass_fields__})


def find_upload(
    session: Session, upload_id: UploadId, *, draft_id: DraftId, account_id: AccountId
) -> Upload | None:
    """Return the file that this person brought to this draft."""
    where = and_(
        _upload.c.id == upload_id, _upload.c.draft_id == draft_id, _upload.c.account_id == account_id
    )
    row = session.execute(select(_upload).where(where)).first()
    return None if row is None else Upload(**row._mapping)


def delete_upload(session: Session, upload_id: UploadId, *, account_id: AccountId) -> None:
    """Forget a file: it was taken in, or its person chose another."""
    session.execute(delete(_upload).where(_upload.c.id == upload_id, _upload.c.account_id == account_id))
