"""An editor saves a Russian text: wording leaves its translations fresh, meaning does not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind, DraftEntry, EntryState
from elearn.domain.editing_errors import EntryChangedMeanwhile
from elearn.domain.entries import Entry, EntryKey
from elearn.domain.entry_sources import hash_source, list_translation_keys, russian_key
from elearn.domain.said_changes import OpenedPage, SaidChange, hash_data, source_after
from elearn.storage.drafts import add_draft_entry, change_draft_entry, list_revisions, list_written_sources
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.own_changes import is_own, was_approved
from elearn.usecases.save_entry import Save, plain_copy, save_entry


@dataclass(frozen=True)
class _Outcome:
    """What a save says: of everything since the base, and the translations that name another text now."""

    change: ChangeKind
    renewed: tuple[Entry, ...]


def save_item(
    session: Session,
    loaded: LoadedDraft,
    save: Save,
    page: OpenedPage | None = None,
    *,
    account_id: AccountId,
    now: datetime,
) -> DraftEntry:
    """Store the text; where only its wording changed, translations that were fresh name the new one.

    What is said, is said of this save, or of everything since the `page` was opened that sends it. Somebody
    who alone changed the entry, before anybody approved it, may say it of all their changes: by changing
    nothing else.

    Raises:
        EntryChangedMeanwhile: the entry has another version now; nothing was stored.

    """
    outcome = _work_out(session, loaded, save, page, account_id)
    if outcome is None:
        save = replace(save, change=ChangeKind.MEANING)
        return save_entry(session, loaded.draft, save, account_id=account_id, now=now)
    save = replace(save, change=outcome.change, is_about_all=True)
    entry = save_entry(session, loaded.draft, save, account_id=account_id, now=now)
    for translation in outcome.renewed:
        _renew(session, loaded, translation, now)
    return entry


def says_something(
    session: Session, loaded: LoadedDraft, save: Save, page: OpenedPage | None, account_id: AccountId
) -> bool:
    """Whether a save without another text says something new of the changes before it."""
    before, outcome = loaded.changed.get(save.key), _work_out(session, loaded, save, page, account_id)
    return before is not None and outcome is not None and outcome != _Outcome(before.change, ())


def follow_wording(session: Session, loaded: LoadedDraft, entry: DraftEntry) -> DraftEntry:
    """Let a translation that was put back name the wording of now, where nothing else changed since then.

    Raises:
        EntryChangedMeanwhile: somebody was faster by a moment; nothing was stored.

    """
    key = russian_key(entry.key)
    russian = loaded.entries.get(key) if key else None
    if key is None or russian is None or entry.data is None or loaded.said_of(key) is not ChangeKind.WORDING:
        return entry
    if entry.data.get("source") not in _list_texts(session, loaded, key):
        return entry
    data = {**entry.data, "source": hash_source(russian)}
    renewed = replace(entry, data=data, version=entry.version + 1)
    if not change_draft_entry(session, loaded.draft.id, renewed, version=entry.version):
        raise EntryChangedMeanwhile(entry_id=entry.key.id, version=entry.version)
    return renewed


def _work_out(
    session: Session, loaded: LoadedDraft, save: Save, page: OpenedPage | None, account_id: AccountId
) -> _Outcome | None:
    """Work out what a save says; None: no translation is made from such an entry, or it is taken out."""
    key, before, earlier = save.key, loaded.entries.get(save.key), loaded.said_of(save.key)
    if save.data is None or not list_translation_keys(key):
        return None
    if page is not None and was_approved(session, loaded, key, page.at):
        page = None
    is_unchanged = before is not None and before.data == save.data
    is_unchanged = is_unchanged and (page is None or page.data == hash_data(save.data))
    if is_unchanged and not is_own(session, loaded, key, account_id):
        return _Outcome(earlier or save.change, ())
    now = hash_source(Entry(key=key, file=save.file, data=save.data))
    replaced = hash_source(before) if before else now
    said = SaidChange(
        kind=save.change,
        before=replaced,
        since=page.source if page else replaced,
        now=now,
        texts=_list_texts(session, loaded, key) if is_unchanged else frozenset(),
        is_about_all=is_unchanged,
    )
    earlier = page.change if page else earlier
    is_meaning = earlier is ChangeKind.MEANING and not is_unchanged
    change = ChangeKind.MEANING if is_meaning else save.change
    return _Outcome(change, tuple(_list_renewed(session, loaded, key, said)))


def _list_texts(session: Session, loaded: LoadedDraft, key: EntryKey) -> frozenset[str]:
    """List the hashes of the texts that the entry had in this draft, and of the base's."""
    revisions = list_revisions(session, loaded.draft.bank_id, key)
    texts = [each.data for each in revisions if each.data is not None and each.draft_id == loaded.draft.id]
    texts += [loaded.base[key].data] if key in loaded.base else []
    return frozenset(hash_source(Entry(key=key, file="", data=data)) for data in texts)


def _list_renewed(session: Session, loaded: LoadedDraft, key: EntryKey, said: SaidChange) -> Iterator[Entry]:
    written = list_written_sources(session, loaded.draft, key.id)
    for each in list_translation_keys(key):
        translation, base = loaded.entries.get(each), loaded.base.get(each)
        if translation is None:
            continue
        named = str(translation.data.get("source", ""))
        released = str(base.data.get("source", "")) if base else named
        source = source_after(said, named=named, written=written.get(each, released))
        if source != named:
            yield replace(translation, data={**translation.data, "source": source})


def _renew(session: Session, loaded: LoadedDraft, translation: Entry, now: datetime) -> None:
    """Store the hash alone: it is nobody's text, and how far the translation's own review is stays."""
    before, draft_id = loaded.changed.get(translation.key), loaded.draft.id
    data = plain_copy(translation.data)
    if before is None:
        new = DraftEntry(
            key=translation.key,
            file=translation.file,
            data=data,
            version=1,
            state=EntryState.DRAFT,
            change=ChangeKind.WORDING,
            changed_at=now,
            changed_by=(),
        )
        is_stored = add_draft_entry(session, draft_id, new)
    else:
        renewed = replace(before, data=data, version=before.version + 1)
        is_stored = change_draft_entry(session, draft_id, renewed, version=before.version)
    if not is_stored:
        raise EntryChangedMeanwhile(entry_id=translation.key.id, version=loaded.version_of(translation.key))
