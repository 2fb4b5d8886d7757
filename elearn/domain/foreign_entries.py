"""Entries of another system get ids of ours, and whatever names them names the new ones."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from elearn.domain.entries import EntryData, EntryKey, EntryKind, Patch
from elearn.domain.items import BankId

PREFIXES: Mapping[BankId, str] = {
    BankId("language"): "lang",
    BankId("history"): "hist",
    BankId("legislation"): "law",
}
#: Fields that hold the id of an entry of a kind.
_NAMES = {
    "stimulus": EntryKind.STIMULUS,
    "media": EntryKind.MEDIUM,
    "misconception": EntryKind.MISCONCEPTION,
}
_WITH_ID = frozenset(
    {EntryKind.ITEM, EntryKind.STIMULUS, EntryKind.MEDIUM, EntryKind.MISCONCEPTION, EntryKind.TEST}
)
_MIDDLES = {EntryKind.STIMULUS: "s-", EntryKind.MEDIUM: "pic-"}
_NewIds = Mapping[tuple[EntryKind, str], str]


def give_own_ids(
    patches: Iterable[Patch], foreign: Iterable[EntryKey], taken: Iterable[EntryKey], bank_id: BankId
) -> list[Patch]:
    """Return the patches with ids of this bank in place of foreign ones.

    Args:
        patches: what came in.
        foreign: the keys that are another system's.
        taken: the keys that the bank has.
        bank_id: whose ids they become.

    """
    names = {(key.kind, key.id) for key in foreign}
    patches = list(patches)
    known = {(key.kind, key.id) for key in taken} | {(patch.key.kind, patch.key.id) for patch in patches}
    new_ids: dict[tuple[EntryKind, str], str] = {}
    for patch in patches:
        place = (patch.key.kind, patch.key.id)
        if place in names and place not in new_ids and patch.key.kind in _WITH_ID:
            new_ids[place] = _next_id(patch.key.kind, bank_id, known)
            known.add((patch.key.kind, new_ids[place]))
    return [_rename(patch, new_ids) for patch in patches]


def _next_id(kind: EntryKind, bank_id: BankId, known: set[tuple[EntryKind, str]]) -> str:
    start = f"{PREFIXES.get(bank_id, bank_id)}-{_MIDDLES.get(kind, '')}"
    numbers = [
        int(name.removeprefix(start))
        for known_kind, name in known
        if known_kind is kind and name.startswith(start) and name.removeprefix(start).isdecimal()
    ]
    return f"{start}{max(numbers, default=0) + 1:04}"


def _rename(patch: Patch, new_ids: _NewIds) -> Patch:
    kind = EntryKind.ITEM if patch.key.kind is EntryKind.TRANSLATION else patch.key.kind
    new_id = new_ids.get((kind, patch.key.id))
    data = dict(_rename_within(patch.data, new_ids))
    if new_id is not None and patch.key.kind in _WITH_ID:
        data["id"] = new_id
    key = EntryKey(patch.key.kind, new_id or patch.key.id, patch.key.language)
    if patch.key.kind is EntryKind.TEST and isinstance(data.get("items"), list | tuple):
        data["items"] = [new_ids.get((EntryKind.ITEM, str(each)), each) for each in data["items"]]
    return Patch(key=key, data=data)


def _rename_within(data: EntryData, new_ids: _NewIds) -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        if name in _NAMES and isinstance(value, str):
            yield name, new_ids.get((_NAMES[name], value), value)
        elif name == "choices" and isinstance(value, list | tuple):
            yield name, [dict(_rename_within(each, new_ids)) for each in value]
        else:
            yield name, value


def move_media(
    before: Iterable[Patch], after: Iterable[Patch], media: Mapping[str, bytes]
) -> tuple[list[Patch], dict[str, bytes]]:
    """Let the files of media that got new ids be named by them, so that they never lie upon ours.

    Args:
        before: patches with foreign ids.
        after: the same patches, in the same order, with ids of ours.
        media: files by path.

    """
    moved, patches = dict(media), []
    for old, new in zip(before, after, strict=True):
        if new.key.kind is EntryKind.MEDIUM and new.key.id != old.key.id:
            files = [dict(each) for each in new.data.get("files") or ()]
            for file in files:
                path = str(file.get("path", ""))
                file["path"] = f"media/{new.key.id}.{path.rpartition('.')[2]}"
                if path in media:
                    moved.pop(path, None)
                    moved[file["path"]] = media[path]
            patches.append(Patch(key=new.key, data={**new.data, "files": files}))
        else:
            patches.append(new)
    return patches, moved
