"""An editor sees a draft: every entry as the next release would have it."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from types import MappingProxyType

from sqlalchemy.orm import Session

from elearn.domain.drafts import ChangeKind, Draft, DraftEntry, merge_entries
from elearn.domain.entries import Entry, EntryKey
from elearn.domain.errors import ReleaseNotFound
from elearn.domain.items import BankId
from elearn.formats.bank_files.entries import split_release
from elearn.storage.drafts import list_draft_entries, load_open_draft
from elearn.storage.releases import find_release_hash, load_release_texts

_BASES_KEPT = 3  # one per bank: a few megabytes each, and only where somebody edits


@dataclass(frozen=True)
class LoadedDraft:
    """A draft with its base; `changed` has the entries that differ, those that were taken out too."""

    draft: Draft
    base: Mapping[EntryKey, Entry]
    changed: Mapping[EntryKey, DraftEntry]

    @cached_property
    def entries(self) -> Mapping[EntryKey, Entry]:
        """Every entry that the next release would have, in order."""
        return {entry.key: entry for entry in merge_entries(self.base, self.changed)}

    def version_of(self, key: EntryKey) -> int:
        """Return what the next save of the entry must name; 0 where nobody changed it."""
        return self.changed[key].version if key in self.changed else 0

    def said_of(self, key: EntryKey) -> ChangeKind | None:
        """Return what was said of the changes of an entry; None: it has none, or not any more."""
        is_as_base = key in self.base and self.base[key] == self.entries.get(key)
        return None if is_as_base or key not in self.changed else self.changed[key].change


def load_draft(session: Session, *, bank_id: BankId) -> LoadedDraft:
    """Load the open draft of a bank.

    Raises:
        DraftNotFound: the bank has none.

    """
    draft = load_open_draft(session, bank_id)
    return LoadedDraft(draft, load_base(session, draft), list_draft_entries(session, draft.id))


def load_base(session: Session, draft: Draft) -> Mapping[EntryKey, Entry]:
    """Return the entries of the release that a draft began as; kept, because a release never changes.

    Raises:
        ReleaseNotFound: it is not in the database.

    """
    sha256 = find_release_hash(session, draft.base)
    if sha256 is None:
        raise ReleaseNotFound(bank_id=draft.base.bank_id, release=draft.base.release)
    with _turn:
        if sha256 not in _kept:
            texts = load_release_texts(session, draft.base)
            _kept[sha256] = MappingProxyType({entry.key: entry for entry in split_release(texts)})
            while len(_kept) > _BASES_KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(sha256)
        return _kept[sha256]


_turn = Lock()
_kept: OrderedDict[str, Mapping[EntryKey, Entry]] = OrderedDict()
