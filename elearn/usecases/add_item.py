"""An editor begins a new item; its number is the next that nobody used."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import Interaction
from elearn.formats.bank_files.checks.identity import ITEM_PREFIXES
from elearn.usecases.list_used_ids import list_used_ids
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.save_entry import Save, save_entry

_FILE = "items/added.yaml"
_TASKS = {"language": "grammar", "history": "history", "legislation": "legislation"}


def add_item(
    session: Session, loaded: LoadedDraft, interaction: Interaction, *, account_id: AccountId, now: datetime
) -> str:
    """Store an empty item and return its id.

    Raises:
        EntryChangedMeanwhile: somebody took the number at the same moment.

    """
    item_id = next_item_id(loaded, list_used_ids(session, bank_id=loaded.draft.bank_id))
    key = EntryKey(EntryKind.ITEM, item_id)
    save = Save(key=key, data=_begin(loaded, item_id, interaction), version=0, file=_FILE)
    save_entry(session, loaded.draft, save, account_id=account_id, now=now)
    return item_id


def next_item_id(loaded: LoadedDraft, used: Collection[tuple[EntryKind, str]]) -> str:
    """Return the number after the largest that was ever used, in the draft or any release."""
    prefix = ITEM_PREFIXES.get(loaded.draft.bank_id, f"{loaded.draft.bank_id}-")
    pattern = re.compile(rf"{re.escape(prefix)}(\d{{4}})")
    known = {(key.kind, key.id) for key in (*loaded.base, *loaded.changed)} | set(used)
    ids = {each for kind, each in known if kind is EntryKind.ITEM}
    numbers = [int(found[1]) for each in ids if (found := pattern.fullmatch(each))]
    return f"{prefix}{max(numbers, default=0) + 1:04}"


def _begin(loaded: LoadedDraft, item_id: str, interaction: Interaction) -> Mapping[str, Any]:
    bank_id = loaded.draft.bank_id
    is_judgement = interaction is Interaction.RIGHT_OR_WRONG and bank_id == "legislation"
    data: dict[str, Any] = {
        "id": item_id,
        "level": "patent",
        "task": "legislation_judgement" if is_judgement else _TASKS.get(bank_id, "history"),
        "interaction": interaction.value,
    }
    if interaction is Interaction.SINGLE_CHOICE:
        data["choices"] = [{"id": letter} for letter in "abc"]
    return data
