"""Backup files that are damaged, altered or of another kind."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from elearn.domain.errors import BackupUnreadable
from elearn.storage.archive import read_archive, verify_archive
from elearn.storage.engine import transaction
from tests.storage.backups import backup, everything, fill_richly

Spoil = Callable[[bytes], bytes]


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flip(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:  # headers say some things twice: not into them
        longest = max(archive.infolist(), key=lambda entry: entry.compress_size)
    middle = longest.header_offset + len(longest.filename) + longest.compress_size // 2 + 30
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def _empty(_content: bytes) -> bytes:
    return b""


def _other_zip(_content: bytes) -> bytes:
    return _rewritten({"readme.txt": b"hello"})


def _text(_content: bytes) -> bytes:
    return b"SQLite format 3\x00" * 100


def _changed_rows(content: bytes) -> bytes:
    return _rewritten(_entries(content) | {"tables/learner.jsonl": b""})


def _missing_table(content: bytes) -> bytes:
    return _rewritten(
        {path: data for path, data in _entries(content).items() if path != "tables/learner.jsonl"}
    )


def _other_revision(content: bytes) -> bytes:
    return _with_manifest(content, revision="9999")


def _other_format(content: bytes) -> bytes:
    return _with_manifest(content, format="elearn-backup-99")


def _odd_manifest(content: bytes) -> bytes:
    return _with_manifest(content, tables=[1, 2])


def _unknown_table(content: bytes) -> bytes:
    return _with_manifest(content, tables={"quiz": {"rows": 0, "sha256": ""}})


def _with_manifest(content: bytes, **changes: object) -> bytes:
    entries = _entries(content)
    manifest = json.loads(entries["manifest.json"]) | changes
    return _rewritten(entries | {"manifest.json": json.dumps(manifest).encode()})


def _entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def _rewritten(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path, data in entries.items():
            archive.writestr(path, data)
    return file.getvalue()


SPOILS: list[Spoil] = [
    _cut,
    _flip,
    _empty,
    _other_zip,
    _text,
    _changed_rows,
    _missing_table,
    _other_revision,
    _other_format,
    _odd_manifest,
    _unknown_table,
]


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_damaged_file_is_refused_and_changes_nothing(engine: Engine, spoil: Spoil) -> None:
    fill_richly(engine)
    before = everything(engine)
    spoiled = spoil(backup(engine).getvalue())

    with pytest.raises(BackupUnreadable):
        verify_archive(io.BytesIO(spoiled))
    with transaction(engine) as session, pytest.raises(BackupUnreadable):
        read_archive(session, io.BytesIO(spoiled))  # refused before anything is touched: even if committed
    assert everything(engine) == before


def test_rows_that_contradict_each_other_are_refused_and_rolled_back(engine: Engine) -> None:
    fill_richly(engine)
    before = everything(engine)
    content = backup(engine).getvalue()
    # A consistent file of an inconsistent database: the learner of the attempts is not in it.
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    empty = {"rows": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    tables = manifest["tables"] | {"learner": empty}
    spoiled = _with_manifest(_changed_rows(content), tables=tables)

    verify_archive(io.BytesIO(spoiled))
    with pytest.raises(BackupUnreadable) as refused:
        restore(engine, spoiled)
    assert "contradict" in refused.value.reason
    assert everything(engine) == before


def restore(engine: Engine, content: bytes) -> None:
    with transaction(engine) as session:
        read_archive(session, io.BytesIO(content))
