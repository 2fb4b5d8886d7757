"""A file waits a day, for the one who brought it alone."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import DraftId
from elearn.storage.draft_uploads import Upload, UploadId, add_upload, delete_upload, find_upload
from elearn.storage.engine import reading, transaction
from tests.builders import NOW, new_id
from tests.storage.good_editing_rows import ACCOUNT, DRAFT
from tests.storage.good_rows import fill

OWN, HERE = AccountId(ACCOUNT), DraftId(DRAFT)


def prepare(engine: Engine) -> None:
    with transaction(engine) as session:
        fill(session, until="draft_upload")


def bring(engine: Engine, at: datetime = NOW) -> Upload:
    upload = Upload(
        id=UploadId(new_id()),
        draft_id=HERE,
        account_id=OWN,
        format="xlsx",
        file_name="Закон.xlsx",
        content=b"PK\x00\xff",
        uploaded_at=at,
    )
    with transaction(engine) as session:
        add_upload(session, upload)
    return upload


def find(engine: Engine, upload: Upload, *, who: AccountId = OWN, draft: DraftId = HERE) -> Upload | None:
    with reading(engine) as session:
        return find_upload(session, upload.id, draft_id=draft, account_id=who)


def test_a_file_comes_back_as_it_was_to_its_person_and_draft_alone(engine: Engine) -> None:
    prepare(engine)
    upload = bring(engine)

    assert find(engine, upload) == upload
    assert find(engine, upload, who=AccountId(new_id())) is None
    assert find(engine, upload, draft=DraftId(new_id())) is None


def test_a_new_file_stands_in_place_of_the_one_before(engine: Engine) -> None:
    prepare(engine)
    old, new = bring(engine), bring(engine, NOW + timedelta(minutes=1))

    assert find(engine, old) is None
    assert find(engine, new) == new


def test_nobody_else_can_throw_it_away(engine: Engine) -> None:
    prepare(engine)
    upload = bring(engine)

    with transaction(engine) as session:
        delete_upload(session, upload.id, account_id=AccountId(new_id()))
    assert find(engine, upload)

    with transaction(engine) as session:
        delete_upload(session, upload.id, account_id=OWN)
    assert find(engine, upload) is None
