"""An editor saves a form; what somebody else changed meanwhile is told field by field."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind
from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import Entry, EntryData, EntryKey, EntryKind
from elearn.domain.entry_fields import Field, FieldTexts, fields_of, flatten, unflatten
from elearn.domain.field_merge import MergedField, has_changed, merge_fields
from elearn.domain.said_changes import OpenedPage
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.save_entry import Save
from elearn.usecases.save_item import save_item, says_something

#: What to store, from the entry before and what the form makes of it.
Finish = Callable[[EntryData, EntryData], EntryData]


@dataclass(frozen=True, kw_only=True)
class TypedForm:
    """What somebody typed.

    `seen`: what they began from. `finish`: what the form cannot say.
    `new_file`: where the entry belongs if it is not there yet; empty: it must be there.
    `texts`, `seen`: by field; what is not named stays as it is. `page`: of a Russian text, as it was opened.
    """

    key: EntryKey
    texts: FieldTexts
    seen: FieldTexts
    change: ChangeKind = ChangeKind.MEANING
    finish: Finish | None = None
    new_file: str = ""
    page: OpenedPage | None = None


@dataclass(frozen=True)
class Saved:
    """What the entry is now: the form's own text, whatever somebody else stores a moment later."""

    version: int
    texts: FieldTexts


@dataclass(frozen=True)
class Conflict:
    """The entry is another one than was seen; nothing was stored."""

    version: int
    theirs: FieldTexts
    fields: tuple[MergedField, ...]


def find_entry(loaded: LoadedDraft, key: EntryKey, new_file: str = "") -> Entry:
    """Return an entry of a draft; where it may begin in `new_file`, an empty one.

    Raises:
        EntryNotFound: it is not there.

    """
    entry = loaded.entries.get(key)
    if entry is None and not new_file:
        raise EntryNotFound(entry_id=key.id)
    return entry or Entry(key=key, file=new_file, data={})


def entry_fields(loaded: LoadedDraft, entry: Entry) -> tuple[Field, ...]:
    """List the fields of an entry of a draft."""
    source = loaded.entries.get(EntryKey(EntryKind.ITEM, entry.key.id))
    return fields_of(entry.key.kind, entry.data, source.data if source else None)


def save_fields(
    session: Session, loaded: LoadedDraft, typed: TypedForm, *, account_id: AccountId, now: datetime
) -> Saved | Conflict:
    """Store the form if it changes something, or say what of it conflicts.

    Raises:
        EntryNotFound: it was taken out.
        EntryChangedMeanwhile: somebody was faster by a moment; nothing was stored.

    """
    entry = find_entry(loaded, typed.key, typed.new_file)
    fields = entry_fields(loaded, entry)
    version = loaded.version_of(typed.key)
    theirs = flatten(entry.data, fields)
    if has_changed(typed.seen, theirs):  # not by version: those begin again with every draft
        found = tuple(merge_fields(typed.seen, theirs, typed.texts))
        if found:
            return Conflict(version, theirs, found)
    data: EntryData = unflatten(typed.texts, entry.data, fields)
    data = typed.finish(entry.data, data) if typed.finish else data
    save = Save(key=typed.key, data=data, version=version, file=entry.file, change=typed.change)
    if data == entry.data and not says_something(session, loaded, save, typed.page, account_id):
        return Saved(version, theirs)
    stored = save_item(session, loaded, save, typed.page, account_id=account_id, now=now)
    return Saved(stored.version, flatten(data, fields))
