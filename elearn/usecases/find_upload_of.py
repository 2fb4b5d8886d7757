"""An editor comes back to a file that they have brought."""

from uuid import UUID

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.editing_errors import UploadNotFound
from elearn.domain.items import BankId
from elearn.storage.draft_uploads import Upload, UploadId, find_upload
from elearn.storage.drafts import load_open_draft


def find_upload_of(session: Session, upload_id: UUID, *, bank_id: BankId, account_id: AccountId) -> Upload:
    """Return a person's own file of a bank's open draft.

    Raises:
        DraftNotFound: the bank has no open draft.
        UploadNotFound: it is somebody else's, was taken in, or a day has gone by.

    """
    draft = load_open_draft(session, bank_id)
    found = find_upload(session, UploadId(upload_id), draft_id=draft.id, account_id=account_id)
    if found is None:
        raise UploadNotFound(upload_id=str(upload_id))
    return found
