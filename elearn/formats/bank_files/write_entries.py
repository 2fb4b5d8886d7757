"""Entries written back into the files of a release: what did not change stays as its writer laid it out."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.bank_files.documents import read_document
from elearn.formats.bank_files.entries import split_file, split_release
from elearn.formats.bank_files.write_yaml import write_yaml


def write_release(
    base: Mapping[str, bytes], entries: Iterable[Entry], media: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Return the files of a release that has exactly these entries.

    Args:
        base: the files of the release that the entries were taken from and changed.
        entries: all of them, in order; one whose file the base does not have begins a new file.
        media: recordings and pictures by path; those of the base if it is not given.

    """
    by_file: dict[str, list[Entry]] = {}
    for entry in entries:
        by_file.setdefault(entry.file, []).append(entry)
    kept = {name: content for name, content in base.items() if name.startswith("media/")}
    texts = {name: _write_file(name, base.get(name), found) for name, found in by_file.items()}
    return dict(sorted({**(kept if media is None else media), **texts}.items()))


def split_base(base: Mapping[str, bytes]) -> dict[EntryKey, Entry]:
    """Take a release apart, by key."""
    return {entry.key: entry for entry in split_release(base)}


def _write_file(name: str, old: bytes | None, entries: Sequence[Entry]) -> bytes:
    before = list(split_file(name, old)) if old is not None else []
    if old is not None and before == list(entries):
        return old
    if old is not None and name.endswith(".yaml") and entries[0].key.kind not in _WHOLE:
        patched = _patch(name, old, before, entries)
        if patched is not None and list(split_file(name, patched)) == list(entries):
            return patched
    return _write_anew(entries)


_WHOLE = {EntryKind.MANIFEST, EntryKind.TOPICS, EntryKind.LESSON}


def _write_anew(entries: Sequence[Entry]) -> bytes:
    first = entries[0]
    if first.key.kind is EntryKind.LESSON:
        data = first.data
        header = f"<!-- state: {data['state']}; source: {data['source']} -->\n" if "state" in data else ""
        return f"{header}{data['text']}".encode()
    if first.key.kind is EntryKind.MANIFEST:
        return write_yaml(first.data).encode()
    if first.key.kind is EntryKind.TOPICS:
        return write_yaml(first.data["topics"]).encode()
    head = "items:\n" if first.key.kind is EntryKind.TRANSLATION else ""
    return (head + "\n".join(_write_entry(entry) for entry in entries)).encode()


def _write_entry(entry: Entry) -> str:
    if entry.key.kind is not EntryKind.TRANSLATION:
        return write_yaml([entry.data])
    lines = write_yaml({entry.key.id: entry.data}).splitlines(keepends=True)
    return "".join(f"  {line}" for line in lines)


def _patch(name: str, old: bytes, before: Sequence[Entry], entries: Sequence[Entry]) -> bytes | None:
    """Write only the changed entries anew, where every entry of the file has lines of its own."""
    head, pieces = _cut(name, old, before)
    if pieces is None:
        return None
    known = {entry.key: (entry, piece) for entry, piece in zip(before, pieces, strict=True)}
    written = [head]
    for entry in entries:
        was = known.get(entry.key)
        if was and was[0] == entry:
            written.append(was[1] if was[1].endswith("\n") else was[1] + "\n")
        else:
            blank = "\n" if any(piece.endswith("\n\n") for piece in pieces) else ""
            written.append(_write_entry(entry) + blank)
    return ("".join(written).rstrip("\n") + "\n").encode()


def _cut(name: str, old: bytes, before: Sequence[Entry]) -> tuple[str, list[str] | None]:
    document = read_document(old, name)
    lines = old.decode().splitlines(keepends=True)
    is_list = isinstance(document.data, list)
    paths = [(place,) if is_list else ("items", entry.key.id) for place, entry in enumerate(before)]
    starts = [document.line_of(path) - 1 for path in paths]
    if not starts or sorted(set(starts)) != starts or any(is_list and lines[at][:1] != "-" for at in starts):
        return "", None
    return "".join(lines[: starts[0]]), ["".join(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]
