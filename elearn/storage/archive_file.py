"""The file of a backup: a zip of JSON lines, one entry per table, and a manifest with counts and hashes."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from elearn.domain.errors import BackupUnreadable
from elearn.storage.plain_rows import Plain

FORMAT = "elearn-backup-1"
_MANIFEST = "manifest.json"


@dataclass(frozen=True, kw_only=True)
class TableDigest:
    """How many rows a table has in the file, and the hash of its lines."""

    rows: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What the file holds, and at which revision of the schema it was written."""

    revision: str | None
    tables: Mapping[str, TableDigest]


def write_lines(archive: ZipFile, table_name: str, rows: Iterable[Plain]) -> TableDigest:
    """Write one table, row by row."""
    count, digest = 0, hashlib.sha256()
    with archive.open(_entry(_path(table_name)), "w", force_zip64=True) as entry:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            entry.write(line)
            count += 1
    return TableDigest(rows=count, sha256=digest.hexdigest())


def write_manifest(archive: ZipFile, manifest: Manifest) -> None:
    """Write the manifest: it comes last, because only then the counts are known."""
    archive.writestr(_entry(_MANIFEST), json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1))


@contextmanager
def open_archive(file: IO[bytes]) -> Iterator[ZipFile]:
    """Open a backup; whatever is wrong with the file becomes BackupUnreadable."""
    try:
        with ZipFile(file) as archive:
            yield archive
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BackupUnreadable(reason="The file is damaged or no backup.") from error
    except (AttributeError, KeyError, TypeError, ValueError, RuntimeError) as error:
        raise BackupUnreadable(reason="The file is no backup that this version can read.") from error


def read_manifest(archive: ZipFile) -> Manifest:
    """Read the manifest."""
    found = json.loads(archive.read(_MANIFEST))
    if found["format"] != FORMAT:
        raise BackupUnreadable(reason=f"Its format is not {FORMAT}.")
    tables = {name: TableDigest(**digest) for name, digest in found["tables"].items()}
    return Manifest(revision=found["revision"], tables=tables)


def read_lines(archive: ZipFile, table_name: str, expected: TableDigest | None = None) -> Iterator[Plain]:
    """Read one table, row by row; at its end compare it with what is expected."""
    count, digest = 0, hashlib.sha256()
    with archive.open(_path(table_name)) as entry:
        for line in entry:
            digest.update(line)
            count += 1
            yield json.loads(line)
    if expected and expected != TableDigest(rows=count, sha256=digest.hexdigest()):
        raise BackupUnreadable(reason=f"The rows of {table_name} are not those that were written.")


def _path(table_name: str) -> str:
    return f"tables/{table_name}.jsonl"


def _entry(path: str) -> ZipInfo:
    """Make an entry without the time of writing: the same data gives the same file."""
    entry = ZipInfo(path)
    entry.compress_type = ZIP_DEFLATED
    return entry
