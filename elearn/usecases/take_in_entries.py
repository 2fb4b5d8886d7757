"""An editor confirms a file that they have seen compared with the draft: all of it comes in, or nothing."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account, AccountId
from elearn.domain.drafts import Draft
from elearn.domain.items import BankId
from elearn.formats.exchange.contents import Imported
from elearn.storage.audit import add_audit_entry
from elearn.storage.draft_files import put_draft_file
from elearn.storage.draft_uploads import Upload, delete_upload
from elearn.storage.drafts import lock_draft
from elearn.usecases.load_draft import load_draft
from elearn.usecases.plan_import import ImportPlan, plan_import
from elearn.usecases.save_entry import Save, save_entry


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What came of it; `is_done` False: it is not what was seen, or has faults, and nothing changed."""

    plan: ImportPlan
    is_done: bool


def take_in_entries(
    session: Session,
    upload: Upload,
    imported: Imported,
    *,
    bank_id: BankId,
    account: Account,
    seen: str,
    now: datetime,
) -> Taken:
    """Store every change of a file in the bank's open draft, if it is still the one that was seen.

    Raises:
        DraftNotFound: the draft was closed.

    """
    lock_draft(session, upload.draft_id)
    loaded = load_draft(session, bank_id=bank_id)
    plan = plan_import(session, loaded, imported, account=account)
    if plan.faults or plan.seen != seen or loaded.draft.id != upload.draft_id:
        return Taken(plan=plan, is_done=False)
    _store(session, loaded.draft, plan, Author(account.id, upload.file_name), now)
    delete_upload(session, upload.id, account_id=account.id)
    subject = f"{bank_id} {upload.format} {len(plan.changes)}"
    add_audit_entry(session, account_id=account.id, action="import_entries", subject=subject, now=now)
    return Taken(plan=plan, is_done=True)


@dataclass(frozen=True)
class Author:
    """Who brings which file, for the history."""

    account_id: AccountId
    file_name: str


def _store(session: Session, draft: Draft, plan: ImportPlan, author: Author, now: datetime) -> None:
    for change in plan.changes:
        save = Save(
            key=change.key,
            data=change.after,
            version=change.version,
            file=change.file,
            note=author.file_name,
        )
        save_entry(session, draft, save, account_id=author.account_id, now=now)
    for path, content in plan.media.items():
        digest = sha256(content).hexdigest()
        put_draft_file(session, draft.id, path, sha256=digest, content=content, now=now)
