"""An editor sees what a file would change in a draft; nothing is changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account
from elearn.domain.entries import EntryData, EntryKey, EntryKind, Patch, apply_patch
from elearn.domain.foreign_entries import give_own_ids, move_media
from elearn.domain.import_changes import EntryChange, mark_seen
from elearn.domain.import_limits import CHANGEABLE, find_odd_fields, is_usable_key
from elearn.domain.languages import SOURCE_LANGUAGE
from elearn.domain.permissions import Permission, may
from elearn.formats.exchange.contents import Fault, FaultKind, Imported, Loss, Place
from elearn.formats.exchange.media_files import convert_pictures, find_media_faults
from elearn.formats.exchange.translations.units import hash_russian
from elearn.storage.account_languages import list_account_languages
from elearn.storage.draft_files import list_draft_files
from elearn.storage.releases import list_release_media
from elearn.usecases.list_used_ids import list_used_ids
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.save_entry import plain_copy


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """What would change. `seen` names exactly this: who confirms says it back."""

    changes: tuple[EntryChange, ...]
    unchanged: int
    media: Mapping[str, bytes]
    faults: tuple[Fault, ...]
    losses: tuple[Loss, ...]

    @property
    def seen(self) -> str:
        """Name what is shown."""
        return mark_seen(self.changes, self.media)


def plan_import(session: Session, loaded: LoadedDraft, imported: Imported, *, account: Account) -> ImportPlan:
    """Compare what a file says with the draft; a fault anywhere means that nothing of it may come in.

    A translator brings translations into their own languages, and nothing else.
    """
    bank_id = loaded.draft.bank_id
    used = (EntryKey(kind, each) for kind, each in list_used_ids(session, bank_id=bank_id))
    own = give_own_ids(imported.patches, imported.foreign, [*loaded.entries, *used], bank_id)
    moved, files = move_media(imported.patches, own, imported.media)
    converted = convert_pictures(moved, files)
    patches = converted.patches
    after = {patch.key: _apply(loaded, patch) for patch in patches}
    changes = tuple(
        _draw_change(loaded, key, data, after)
        for key, data in after.items()
        if key not in loaded.entries or dict(loaded.entries[key].data) != data
    )
    media = _find_new_media(session, loaded, converted.media)
    faults = (
        *imported.faults,
        *_find_faults(loaded, patches, after),
        *find_media_faults(media),
        *_find_trespasses(session, account, changes, media),
    )
    return ImportPlan(
        changes=changes,
        unchanged=len(after) - len(changes),
        media=media,
        faults=faults,
        losses=imported.losses,
    )


def _apply(loaded: LoadedDraft, patch: Patch) -> dict[str, Any]:
    entry = loaded.entries.get(patch.key)
    data = plain_copy(apply_patch(entry.data if entry else None, patch.data))
    return _keep_state(entry.data if entry else None, data) if _is_translated(patch.key) else data


def _is_translated(key: EntryKey) -> bool:
    return key.kind is EntryKind.TRANSLATION or (
        key.kind is EntryKind.LESSON and key.language != SOURCE_LANGUAGE
    )


def _keep_state(before: EntryData | None, data: dict[str, Any]) -> dict[str, Any]:
    """Let only a reviewer here make a translation reviewed: new texts are drafts, others stay as they are."""
    was = dict(before or {})
    is_same = before is not None and {**was, "state": ""} == {**data, "state": ""}
    return {**data, "state": was.get("state", "draft") if is_same else "draft"}


def _draw_change(
    loaded: LoadedDraft, key: EntryKey, data: dict[str, Any], after: Mapping[EntryKey, EntryData]
) -> EntryChange:
    entry, gone = loaded.entries.get(key), loaded.changed.get(key)
    return EntryChange(
        key=key,
        before=entry.data if entry else None,
        after=data,
        file=entry.file if entry else gone.file if gone else _choose_file(key),
        version=loaded.version_of(key),
        is_worked_on=key in loaded.changed,
        is_stale=key.kind is EntryKind.TRANSLATION and _is_stale(loaded, key, data, after),
    )


def _is_stale(
    loaded: LoadedDraft, key: EntryKey, data: EntryData, after: Mapping[EntryKey, EntryData]
) -> bool:
    """Whether the Russian is not what the translation was made from."""
    item = EntryKey(EntryKind.ITEM, key.id)
    russian = after.get(item) or (loaded.entries[item].data if item in loaded.entries else {})
    return bool(data.get("source") != hash_russian(russian))


def _choose_file(key: EntryKey) -> str:
    """Say in which file of a release a new entry belongs."""
    return {
        EntryKind.ITEM: "items/imported.yaml",
        EntryKind.STIMULUS: "stimuli/imported.yaml",
        EntryKind.TRANSLATION: f"translations/{key.language}/imported.yaml",
        EntryKind.LESSON: f"lessons/{key.language}/{key.id}.md",
        EntryKind.MISCONCEPTION: "misconceptions.yaml",
        EntryKind.MEDIUM: "media.yaml",
        EntryKind.TEST: "tests.yaml",
    }.get(key.kind, "manifest.yaml")


def _find_faults(
    loaded: LoadedDraft, patches: Sequence[Patch], after: Mapping[EntryKey, EntryData]
) -> Iterator[Fault]:
    seen: set[EntryKey] = set()
    for patch in patches:
        found = list(_find_faults_of(loaded, patch, after))
        if patch.key in seen:
            found.append((FaultKind.TWICE, {"value": patch.key.id[:64]}))
        seen.add(patch.key)
        for kind, details in found:
            yield Fault(place=Place(name=patch.key.id[:64]), kind=kind, details=details)


def _find_faults_of(
    loaded: LoadedDraft, patch: Patch, after: Mapping[EntryKey, EntryData]
) -> Iterator[tuple[FaultKind, dict[str, str | int]]]:
    key = patch.key
    if key not in loaded.entries and not is_usable_key(key, loaded.draft.bank_id):
        yield FaultKind.BAD_VALUE, {"field": "id", "value": key.id[:64]}
    if key.kind not in CHANGEABLE:
        yield FaultKind.NOT_KNOWN, {"value": key.kind.value}
    for name in find_odd_fields(patch.data):
        yield FaultKind.BAD_VALUE, {"field": name, "value": ""}
    if key.kind is EntryKind.TRANSLATION:
        item = EntryKey(EntryKind.ITEM, key.id)
        if item not in loaded.entries and item not in after:
            yield FaultKind.NO_ENTRY, {"value": key.id[:64]}


def _find_trespasses(
    session: Session, account: Account, changes: Sequence[EntryChange], media: Mapping[str, bytes]
) -> Iterator[Fault]:
    """Name what this account may not change."""
    if may(account.role, Permission.EDIT_BANKS):
        return
    languages = list_account_languages(session, account.id)
    for change in changes:
        if change.key.kind is not EntryKind.TRANSLATION or change.key.language not in languages:
            yield Fault(place=Place(name=change.key.id[:64]), kind=FaultKind.NOT_YOURS)
    for path in media:
        yield Fault(place=Place(file=path[:200]), kind=FaultKind.NOT_YOURS)


def _find_new_media(session: Session, loaded: LoadedDraft, media: Mapping[str, bytes]) -> dict[str, bytes]:
    there = dict(list_release_media(session, loaded.draft.base)) if media else {}
    changed = list_draft_files(session, loaded.draft.id) if media else {}
    known = {**there, **changed}
    return {
        path: content for path, content in media.items() if known.get(path) != sha256(content).hexdigest()
    }
