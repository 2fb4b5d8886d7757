"""Editors begin what items share, and take out what no item uses: a release has nothing that is not used."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.editing_errors import EntryChangedMeanwhile, EntryNotFound
from elearn.domain.entries import EntryKey, EntryKind
from elearn.storage.draft_files import take_draft_file_out
from elearn.usecases.list_used_ids import list_used_ids
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.put_medium import next_id
from elearn.usecases.save_entry import Save, save_entry

_FILE = "stimuli/added.yaml"


def add_stimulus(
    session: Session, loaded: LoadedDraft, data: Mapping[str, Any], *, account_id: AccountId, now: datetime
) -> str:
    """Store a new stimulus with this kind, text or medium, and return its id."""
    used = list_used_ids(session, bank_id=loaded.draft.bank_id)
    key = EntryKey(EntryKind.STIMULUS, next_id(loaded, EntryKind.STIMULUS, "s", used))
    save = Save(key=key, data={"id": key.id, **data}, version=0, file=_FILE)
    save_entry(session, loaded.draft, save, account_id=account_id, now=now)
    return key.id


def take_unused_out(
    session: Session, loaded: LoadedDraft, key: EntryKey, *, account_id: AccountId, now: datetime
) -> None:
    """Take out a stimulus with its medium, or a medium with its stimuli, that no item uses.

    Raises:
        EntryNotFound: the draft has none of this id.
        EntryChangedMeanwhile: an item uses it by now.

    """
    if key not in loaded.entries:
        raise EntryNotFound(entry_id=key.id)
    gone = {key, *_belonging(loaded, key)}
    if any(list_users(loaded, each.id) for each in gone if each.kind is EntryKind.STIMULUS):
        raise EntryChangedMeanwhile(entry_id=key.id, version=loaded.version_of(key))
    for each in sorted(gone):
        entry = loaded.entries[each]
        save = Save(key=each, data=None, version=loaded.version_of(each), file=entry.file)
        save_entry(session, loaded.draft, save, account_id=account_id, now=now)
        for file in entry.data.get("files") or ():
            take_draft_file_out(session, loaded.draft.id, str(file["path"]), now=now)


def list_users(loaded: LoadedDraft, stimulus_id: str) -> list[str]:
    """List the items that use a stimulus."""
    return [
        key.id
        for key, entry in loaded.entries.items()
        if key.kind is EntryKind.ITEM and entry.data.get("stimulus") == stimulus_id
    ]


def list_unused(loaded: LoadedDraft) -> list[str]:
    """List the stimuli that no item uses."""
    used = {entry.data.get("stimulus") for key, entry in loaded.entries.items() if key.kind is EntryKind.ITEM}
    return [key.id for key in loaded.entries if key.kind is EntryKind.STIMULUS and key.id not in used]


def _belonging(loaded: LoadedDraft, key: EntryKey) -> set[EntryKey]:
    """Find what is nothing without the other: stimuli of a medium, or the medium of an only stimulus."""
    stimuli = {
        each: entry.data.get("media")
        for each, entry in loaded.entries.items()
        if each.kind is EntryKind.STIMULUS
    }
    if key.kind is EntryKind.MEDIUM:
        return {each for each, medium in stimuli.items() if medium == key.id}
    medium = EntryKey(EntryKind.MEDIUM, str(stimuli[key]))
    is_only = list(stimuli.values()).count(stimuli[key]) == 1
    return {medium} if is_only and medium in loaded.entries else set()
