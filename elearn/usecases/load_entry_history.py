"""An editor sees every text that an entry had, and what each person changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.drafts import Revision
from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.entry_fields import fields_of, flatten
from elearn.storage.drafts import list_revisions
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
    """A text that the entry had. `id` 0: as in the release that the draft began from.

    `is_now`: the entry is like this. `changes`: since the text before.
    """

    id: int
    user_name: str
    saved_at: datetime | None
    is_taken_out: bool
    is_now: bool
    note: str
    changes: tuple[ChangedText, ...]


def load_entry_history(session: Session, loaded: LoadedDraft, key: EntryKey) -> list[HistoryStep]:
    """List the steps, the newest first, down to the release that serves.

    Raises:
        EntryNotFound: neither the draft nor its base has the entry.

    """
    revisions = list_revisions(session, loaded.draft.bank_id, key)
    base = loaded.base.get(key)
    if base is None and not revisions:
        raise EntryNotFound(entry_id=key.id)
    names = load_names(session) if revisions else {}
    now = loaded.entries.get(key)
    texts: list[tuple[Revision | None, EntryData | None]] = [(each, each.data) for each in revisions]
    if base is not None:
        texts.append((None, base.data))
    befores = [data for _, data in texts[1:]] + [None]
    return [
        HistoryStep(
            id=revision.id if revision else 0,
            user_name=names.get(revision.account_id, "") if revision else "",
            saved_at=revision.saved_at if revision else None,
            is_taken_out=data is None,
            is_now=data == (now.data if now else None),
            note=revision.note if revision else "",
            changes=tuple(_compare(loaded, key, before, data)) if revision else (),
        )
        for (revision, data), before in zip(texts, befores, strict=True)
    ]


def find_text(session: Session, loaded: LoadedDraft, key: EntryKey, revision_id: int) -> EntryData | None:
    """Return an earlier text of an entry; None: it was taken out then.

    Raises:
        EntryNotFound: there is no such text.

    """
    if revision_id == 0 and key in loaded.base:
        return loaded.base[key].data
    for revision in list_revisions(session, loaded.draft.bank_id, key):
        if revision.id == revision_id:
            return revision.data
    raise EntryNotFound(entry_id=key.id)


def _compare(
    loaded: LoadedDraft, key: EntryKey, before: EntryData | None, after: EntryData | None
) -> Iterator[ChangedText]:
    source = loaded.entries.get(EntryKey(EntryKind.ITEM, key.id))
    fields = fields_of(key.kind, after or before or {}, source.data if source else None)
    old, new = flatten(before or {}, fields), flatten(after or {}, fields)
    for name, text in new.items():
        if old[name] != text:
            yield ChangedText(name, old[name], text)
