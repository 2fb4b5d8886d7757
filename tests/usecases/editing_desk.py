"""A bank of the real files in a database, and people who edit it: for tests of what editors do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.drafts import ChangeKind, Draft, DraftEntry, DraftId
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.domain.permissions import Role
from elearn.formats.bank_files.read_release import ReadRelease, read_release
from elearn.storage.accounts import add_account
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import add_release, set_current_release
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.open_draft import open_draft
from elearn.usecases.save_entry import Save, save_entry
from tests.builders import NOW, an_account, new_id

BANKS = Path(__file__).parents[2] / "question_banks"
LEGISLATION = BankId("legislation")


@cache
def real_release(bank_id: str) -> ReadRelease:
    return read_release(BANKS / bank_id / "2026.1")


def item_key(item_id: str) -> EntryKey:
    return EntryKey(EntryKind.ITEM, item_id)


@dataclass
class Desk:
    """The editors of one bank."""

    engine: Engine
    bank_id: BankId = LEGISLATION
    now: datetime = NOW
    anna: AccountId = field(default_factory=lambda: AccountId(new_id()))
    boris: AccountId = field(default_factory=lambda: AccountId(new_id()))

    def __post_init__(self) -> None:
        release = real_release(self.bank_id)
        assert release.bank is not None
        with transaction(self.engine) as session:
            for account_id, name in ((self.anna, "anna"), (self.boris, "boris")):
                add_account(session, an_account(id=account_id, user_name=name, role=Role.EDITOR))
            add_release(session, release.bank, sha256=release.sha256, files=release.files, loaded_at=self.now)
            ref = ReleaseRef(bank_id=self.bank_id, release="2026.1")
            set_current_release(session, ref, now=self.now)

    @contextmanager
    def at_work(self) -> Iterator[Session]:
        with transaction(self.engine) as session:
            yield session

    def open(self, by: AccountId | None = None) -> Draft:
        with self.at_work() as session:
            return open_draft(
                session,
                bank_id=self.bank_id,
                draft_id=DraftId(new_id()),
                account_id=by or self.anna,
                now=self.now,
            )

    def load(self) -> LoadedDraft:
        with reading(self.engine) as session:
            return load_draft(session, bank_id=self.bank_id)

    def save(
        self,
        key: EntryKey,
        data: EntryData | None,
        *,
        by: AccountId | None = None,
        version: int | None = None,
        change: ChangeKind = ChangeKind.MEANING,
        new_file: str = "items/new.yaml",
    ) -> DraftEntry:
        """Save over what is there now, unless a version is said."""
        loaded = self.load()
        entry = loaded.entries.get(key)
        save = Save(
            key=key,
            data=data,
            version=loaded.version_of(key) if version is None else version,
            file=entry.file if entry else new_file,
            change=change,
        )
        with self.at_work() as session:
            return save_entry(session, loaded.draft, save, account_id=by or self.anna, now=self.now)

    def change_item(self, item_id: str, by: AccountId | None = None, **fields: object) -> DraftEntry:
        key = item_key(item_id)
        return self.save(key, {**self.load().entries[key].data, **fields}, by=by)
