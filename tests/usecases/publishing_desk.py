"""An editing desk where releases are approved and published."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache

from elearn.domain.accounts import Account, AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.drafts import ChangeKind, EntryState
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.publishing import SwitchId
from elearn.formats.bank_files.reference_contents import ReferenceContents, read_reference_contents
from elearn.storage.account_languages import set_account_languages
from elearn.storage.accounts import load_account
from elearn.storage.engine import reading
from elearn.storage.releases import load_current_refs
from elearn.usecases.publish_release import Order, publish_release
from elearn.usecases.review_entries import approve_entries, submit_entries
from elearn.usecases.roll_back import roll_back
from elearn.usecases.save_entry import Save
from elearn.usecases.save_item import save_item
from tests.builders import new_id
from tests.usecases.editing_desk import BANKS, Desk, item_key


@cache
def real_reference() -> ReferenceContents:
    """The files beside the banks, without the hashes of what has shipped."""
    return replace(read_reference_contents(BANKS), recorded=None)


@dataclass
class PublishingDesk(Desk):
    """Boris reviews every language."""

    languages: frozenset[str] = field(default_factory=lambda: frozenset({"en", "uz", "tg", "ky"}))

    def __post_init__(self) -> None:
        super().__post_init__()
        with self.at_work() as session:
            set_account_languages(session, self.boris, dict.fromkeys(self.languages, True))

    def account(self, account_id: AccountId) -> Account:
        with reading(self.engine) as session:
            return load_account(session, account_id)

    def submit(self, by: AccountId | None = None) -> int:
        loaded = self.load()
        account = self.account(by or self.anna)
        with self.at_work() as session:
            return submit_entries(session, loaded.draft, loaded.changed, account=account, now=self.now)

    def approve(self, by: AccountId | None = None, keys: list[EntryKey] | None = None) -> int:
        """Approve what is in review."""
        loaded = self.load()
        waiting = [key for key, entry in loaded.changed.items() if entry.state is EntryState.IN_REVIEW]
        seen = [(key, loaded.version_of(key)) for key in keys or waiting]
        account = self.account(by or self.boris)
        with self.at_work() as session:
            return approve_entries(session, loaded.draft, seen, account=account, now=self.now)

    def order(self, starts_at: datetime | None = None, notes: str = "Заметка") -> Order:
        at = starts_at or self.now
        return Order(switch_id=SwitchId(new_id()), starts_at=at, notes=notes, account_id=self.boris)

    def publish(self, starts_at: datetime | None = None) -> ReleaseRef:
        draft = self.load().draft
        with self.at_work() as session:
            return publish_release(session, draft, self.order(starts_at), real_reference(), now=self.now)

    def roll_back(self, release: str, reason: str = "Ошибка в задании") -> None:
        ref = ReleaseRef(bank_id=self.bank_id, release=release)
        with self.at_work() as session:
            roll_back(session, ref, self.order(notes=reason), now=self.now)

    def current(self) -> str:
        with reading(self.engine) as session:
            return load_current_refs(session)[self.bank_id].release

    def reword(self, stem: str = "Кто является источником власти в России?") -> None:
        """Change an item by its wording alone, with its translations."""
        self.open()
        self.write(item_key("law-0001"), ChangeKind.WORDING, stem=stem)

    def write(
        self, key: EntryKey, change: ChangeKind, *, by: AccountId | None = None, **fields: object
    ) -> None:
        """Change a Russian text as its page does, and say what was changed."""
        loaded = self.load()
        entry = loaded.entries[key]
        data, version = {**entry.data, **fields}, loaded.version_of(key)
        save = Save(key=key, data=data, version=version, file=entry.file, change=change)
        with self.at_work() as session:
            save_item(session, loaded, save, account_id=by or self.anna, now=self.now)

    def prepare(self, stem: str = "Кто в России является источником власти?") -> None:
        """Change an item and have it approved."""
        self.reword(stem)
        self.submit()
        self.approve()

    def wait(self, delay: timedelta) -> None:
        self.now += delay


def translation_key(item_id: str, language: str) -> EntryKey:
    return EntryKey(EntryKind.TRANSLATION, item_id, language)
