"""An editor sees every text that an entry had, and what each person changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import Entry, EntryData, EntryKey, EntryKind
from elearn.domain.entry_fields import fields_of, flatten
from elearn.domain.entry_history import KeptText, ReleasedText, put_in_order
from elearn.storage.drafts import list_bases, list_revisions
from elearn.usecases.list_released_texts import list_released_texts
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.load_entry_talk import load_names


@dataclass(frozen=True)
class ChangedText:
    """A field with its text before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class HistoryStep:
    """A text that the entry had. `id` 0: nobody wrote it here, it came with a release.

    `release`: the first that had this text after the step before; empty: none. `is_now`: the entry is like
    this. `changes`: since the text before.
    """

    id: int
    release: str
    user_name: str
    saved_at: datetime | None
    is_taken_out: bool
    is_now: bool
    note: str
    changes: tuple[ChangedText, ...]


def load_entry_history(session: Session, loaded: LoadedDraft, key: EntryKey) -> list[HistoryStep]:
    """List the steps, the newest first, down to the first release that had the entry.

    Raises:
        EntryNotFound: neither a draft nor a release ever had the entry.

    """
    revisions = list_revisions(session, loaded.draft.bank_id, key)
    bases = list_bases(session, loaded.draft.bank_id) if revisions else {}
    texts = put_in_order(revisions[::-1], _list_released(session, loaded, key), bases)
    if not texts:
        raise EntryNotFound(entry_id=key.id)
    names = load_names(session) if revisions else {}
    return [_tell(loaded, key, text, names) for text in reversed(texts)]


def find_text(
    session: Session, loaded: LoadedDraft, key: EntryKey, revision_id: int, release: str = ""
) -> EntryData | None:
    """Return an earlier text of an entry, as of a revision or in a release; None: it was taken out then.

    Raises:
        EntryNotFound: there is no such text.

    """
    if release:
        for released in _list_released(session, loaded, key):
            if released.release == release:
                return released.data
    elif revision_id == 0 and key in loaded.base:
        return loaded.base[key].data
    for revision in list_revisions(session, loaded.draft.bank_id, key):
        if revision.id == revision_id:
            return revision.data
    raise EntryNotFound(entry_id=key.id)


def find_last_released(session: Session, loaded: LoadedDraft, key: EntryKey) -> Entry | None:
    """Return an entry as the last release had it that had it at all."""
    released = _list_released(session, loaded, key)
    return next((each.entry for each in reversed(released) if each.entry), None)


def _list_released(session: Session, loaded: LoadedDraft, key: EntryKey) -> list[ReleasedText]:
    known = loaded.base.get(key) or loaded.changed.get(key)
    return list_released_texts(session, loaded.draft.bank_id, key, file=known.file if known else "")


def _tell(loaded: LoadedDraft, key: EntryKey, text: KeptText, names: Mapping[AccountId, str]) -> HistoryStep:
    revision, now = text.revision, loaded.entries.get(key)
    is_begin = revision is None and text.before is None
    return HistoryStep(
        id=revision.id if revision else 0,
        release=text.release,
        user_name=names.get(revision.account_id, "") if revision else "",
        saved_at=revision.saved_at if revision else None,
        is_taken_out=text.data is None,
        is_now=_texts(text.data) == _texts(now.data if now else None),
        note=revision.note if revision else "",
        changes=() if is_begin else tuple(_compare(loaded, key, text.before, text.data)),
    )


def _texts(data: EntryData | None) -> EntryData | None:
    """Leave out which Russian text a translation names: that changes by itself."""
    return None if data is None else {name: text for name, text in data.items() if name != "source"}


def _compare(
    loaded: LoadedDraft, key: EntryKey, before: EntryData | None, after: EntryData | None
) -> Iterator[ChangedText]:
    source = loaded.entries.get(EntryKey(EntryKind.ITEM, key.id))
    fields = fields_of(key.kind, after or before or {}, source.data if source else None)
    old, new = flatten(before or {}, fields), flatten(after or {}, fields)
    for name, text in new.items():
        if old[name] != text:
            yield ChangedText(name, old[name], text)
