"""Editors begin what items share, and take out what no item uses: a release has nothing that is not used."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.editing_errors import EntryChangedMeanwhile, EntryNotFound
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.storage.draft_files import take_draft_file_out
from elearn.usecases.list_used_ids import list_used_ids
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.put_medium import next_id
from elearn.usecases.save_entry import Save, save_entry

_FILE = "stimuli/added.yaml"
_MISCONCEPTIONS = "misconceptions.yaml"


def add_stimulus(
    session: Session, loaded: LoadedDraft, data: Mapping[str, Any], *, account_id: AccountId, now: datetime
) -> str:
    """Store a new stimulus with this kind, text or medium, and return its id."""
    used = list_used_ids(session, bank_id=loaded.draft.bank_id)
    key = EntryKey(EntryKind.STIMULUS, next_id(loaded, EntryKind.STIMULUS, "s", used))
    save = Save(key=key, data={"id": key.id, **data}, version=0, file=_FILE)
    save_entry(session, loaded.draft, save, account_id=account_id, now=now)
    return key.id


def add_misconception(
    session: Session, loaded: LoadedDraft, word: str, *, account_id: AccountId, now: datetime
) -> str:
    """Store a new kind of mistake without words, and return its id: the bank's name and the word.

    Raises:
        EntryChangedMeanwhile: there is one of this id, or there was.

    """
    key = EntryKey(EntryKind.MISCONCEPTION, f"{loaded.draft.bank_id}-{word}")
    used = list_used_ids(session, bank_id=loaded.draft.bank_id)
    if key in loaded.entries or key in loaded.changed or (key.kind, key.id) in used:
        raise EntryChangedMeanwhile(entry_id=key.id, version=loaded.version_of(key))
    save = Save(key=key, data={"id": key.id, "name": {}, "advice": {}}, version=0, file=_MISCONCEPTIONS)
    save_entry(session, loaded.draft, save, account_id=account_id, now=now)
    return key.id


def take_unused_out(
    session: Session, loaded: LoadedDraft, key: EntryKey, *, account_id: AccountId, now: datetime
) -> None:
    """Take out what no item uses: a stimulus with its medium, a medium with its stimuli, a kind of mistake.

    Raises:
        EntryNotFound: the draft has none of this id.
        EntryChangedMeanwhile: an item uses it by now.

    """
    if key not in loaded.entries:
        raise EntryNotFound(entry_id=key.id)
    gone = {key, *_belonging(loaded, key)}
    if any(list_users(loaded, each) for each in gone):
        raise EntryChangedMeanwhile(entry_id=key.id, version=loaded.version_of(key))
    for each in sorted(gone):
        entry = loaded.entries[each]
        save = Save(key=each, data=None, version=loaded.version_of(each), file=entry.file)
        save_entry(session, loaded.draft, save, account_id=account_id, now=now)
        for file in entry.data.get("files") or ():
            take_draft_file_out(session, loaded.draft.id, str(file["path"]), now=now)


def list_users(loaded: LoadedDraft, key: EntryKey) -> list[str]:
    """List the items that name a stimulus or a kind of mistake."""
    return list(map_users(loaded, key.kind).get(key.id, ()))


def list_unused(loaded: LoadedDraft, kind: EntryKind) -> list[str]:
    """List the entries of a kind that no item names."""
    used = map_users(loaded, kind)
    return [key.id for key in loaded.entries if key.kind is kind and key.id not in used]


def map_users(loaded: LoadedDraft, kind: EntryKind) -> Mapping[str, Sequence[str]]:
    """Return the items that name each stimulus or kind of mistake."""
    users: dict[str, list[str]] = {}
    for key, entry in loaded.entries.items():
        if key.kind is EntryKind.ITEM:
            for named in _named_by(entry.data, kind):
                users.setdefault(named, []).append(key.id)
    return users


def _named_by(item: EntryData, kind: EntryKind) -> set[str]:
    if kind is EntryKind.STIMULUS:
        return {str(item["stimulus"])} if item.get("stimulus") else set()
    if kind is EntryKind.MISCONCEPTION:
        answers = [item, *(each for each in item.get("choices") or () if isinstance(each, Mapping))]
        return {str(each["misconception"]) for each in answers if each.get("misconception")}
    return set()


def _belonging(loaded: LoadedDraft, key: EntryKey) -> set[EntryKey]:
    """Find what is nothing without the other: stimuli of a medium, or the medium of an only stimulus."""
    stimuli = {
        each: entry.data.get("media")
        for each, entry in loaded.entries.items()
        if each.kind is EntryKind.STIMULUS
    }
    if key.kind is EntryKind.MISCONCEPTION:
        return set()
    if key.kind is EntryKind.MEDIUM:
        return {each for each, medium in stimuli.items() if medium == key.id}
    medium = EntryKey(EntryKind.MEDIUM, str(stimuli[key]))
    is_only = list(stimuli.values()).count(stimuli[key]) == 1
    return {medium} if is_only and medium in loaded.entries else set()
