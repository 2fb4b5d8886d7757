"""An editor saves a form; what somebody else changed meanwhile is told field by field."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind, DraftEntry
from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.entry_fields import Field, FieldTexts, fields_of, flatten, unflatten
from elearn.domain.field_merge import MergedField, has_changed, merge_fields
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.save_entry import Save
from elearn.usecases.save_item import save_item

Finish = Callable[[EntryData], EntryData]


@dataclass(frozen=True, kw_only=True)
class TypedForm:
    """What somebody typed. `version` and `seen`: what they began from. `finish`: what the form cannot say.

    `texts`, `seen`: by field; what is not named stays as it is.
    """

    key: EntryKey
    texts: FieldTexts
    seen: FieldTexts
    version: int
    change: ChangeKind = ChangeKind.MEANING
    finish: Finish | None = None


@dataclass(frozen=True)
class Conflict:
    """The entry is another one than was seen; nothing was stored."""

    version: int
    theirs: FieldTexts
    fields: tuple[MergedField, ...]


def entry_fields(loaded: LoadedDraft, key: EntryKey) -> tuple[Field, ...]:
    """List the fields of an entry of a draft.

    Raises:
        EntryNotFound: it is not there.

    """
    entry = loaded.entries.get(key)
    if entry is None:
        raise EntryNotFound(entry_id=key.id)
    source = loaded.entries.get(EntryKey(EntryKind.ITEM, key.id))
    return fields_of(key.kind, entry.data, source.data if source else None)


def save_fields(
    session: Session, loaded: LoadedDraft, typed: TypedForm, *, account_id: AccountId, now: datetime
) -> DraftEntry | Conflict | None:
    """Store the form, or say what of it conflicts; None: it changes nothing.

    Raises:
        EntryNotFound: it was taken out.
        EntryChangedMeanwhile: somebody was faster by a moment; nothing was stored.

    """
    fields = entry_fields(loaded, typed.key)
    entry = loaded.entries[typed.key]
    version = loaded.version_of(typed.key)
    theirs = flatten(entry.data, fields)
    if typed.version != version and has_changed(typed.seen, theirs):
        found = tuple(merge_fields(typed.seen, theirs, typed.texts))
        if found:
            return Conflict(version, theirs, found)
    data: EntryData = unflatten(typed.texts, entry.data, fields)
    data = typed.finish(data) if typed.finish else data
    if data == entry.data and _says_nothing_new(loaded, typed):
        return None
    save = Save(key=typed.key, data=data, version=version, file=entry.file, change=typed.change)
    return save_item(session, loaded, save, account_id=account_id, now=now)


def _says_nothing_new(loaded: LoadedDraft, typed: TypedForm) -> bool:
    before = loaded.changed.get(typed.key)
    return before is None or typed.key.kind is not EntryKind.ITEM or before.change is typed.change
