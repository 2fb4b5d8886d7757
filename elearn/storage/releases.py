"""Releases of item banks: immutable, stored compiled, kept in the process once read."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select, text, tuple_
from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.errors import ReleaseNotFound, UnknownMedium
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId
from elearn.domain.sync import ReleaseMark
from elearn.storage.compiled_banks import compile_bank, keep_bank, kept_bank
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import BankReleaseRow, CurrentReleaseRow, ReleaseFileRow, StoredFileRow

_LOAD_LOCK = 0x62616E6B73  # any number that only loading uses: "banks"

_release = BankReleaseRow.__table__
_current = CurrentReleaseRow.__table__
_file = ReleaseFileRow.__table__
_stored = StoredFileRow.__table__

LIST_CURRENT = select(_release.c.bank_id, _release.c.release, _release.c.sha256).join(
    _current,
    (_current.c.bank_id == _release.c.bank_id) & (_current.c.release == _release.c.release),
)
_FIND_MEDIUM = (
    select(_file.c.media_type, _stored.c.content)
    .join(_stored, _stored.c.sha256 == _file.c.sha256)
    .where(_file.c.media_type.is_not(None))
    .limit(1)
)


@dataclass(frozen=True, kw_only=True)
class StoredMedia:
    """A recording or picture with its media type."""

    type: str
    content: bytes


def add_release(
    session: Session, bank: ItemBank, *, sha256: str, files: Mapping[str, bytes], loaded_at: datetime
) -> None:
    """Store a release: the compiled bank and every file by its path inside the release."""
    key = {"bank_id": bank.id, "release": bank.release}
    session.execute(
        _release.insert(),
        {
            **key,
            "sha256": sha256,
            "released_on": bank.released_on,
            "loaded_at": loaded_at,
            "compiled": compile_bank(bank),
        },
    )
    media_types = {file.path: file.type for medium in bank.media for file in medium.files}
    placed = [(path, hashlib.sha256(content).hexdigest(), content) for path, content in files.items()]
    add_contents(session, {digest: content for _, digest, content in placed})
    rows = [
        {**key, "path": path, "sha256": digest, "media_type": media_types.get(path)}
        for path, digest, _ in placed
    ]
    if rows:
        session.execute(_file.insert(), rows)


def lock_releases(session: Session) -> None:
    """Keep other processes from adding releases until this transaction ends; SQLite has one writer anyway."""
    if dialect_of(session) == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOAD_LOCK})


def find_release_hash(session: Session, ref: ReleaseRef) -> str | None:
    """Return the hash that the release was stored with, None where it is not stored."""
    return session.scalar(select(_release.c.sha256).where(_is(ref)))


def list_releases(session: Session) -> list[ReleaseRef]:
    """List every stored release, by bank and then by the time of loading."""
    query = select(_release.c.bank_id, _release.c.release)
    rows = session.execute(query.order_by(_release.c.bank_id, _release.c.loaded_at, _release.c.release))
    return [_ref(row) for row in rows]


def set_current_release(session: Session, ref: ReleaseRef, *, now: datetime) -> None:
    """Draw new papers from this release from now on; harmless when repeated."""
    insert = insert_for(dialect_of(session), _current)
    upsert = insert.on_conflict_do_update(
        index_elements=["bank_id"],
        set_={"release": insert.excluded.release, "since": insert.excluded.since},
        where=_current.c.release != insert.excluded.release,
    )
    session.execute(upsert, {"bank_id": ref.bank_id, "release": ref.release, "since": now})


def list_marks(session: Session) -> list[ReleaseMark]:
    """List every stored release with its hash."""
    query = select(_release.c.bank_id, _release.c.release, _release.c.sha256)
    rows = session.execute(query.order_by(_release.c.bank_id, _release.c.release))
    return [ReleaseMark(ref=_ref(row), sha256=row.sha256) for row in rows]


def list_current_marks(session: Session) -> list[ReleaseMark]:
    """List the current release of every bank with its hash."""
    rows = session.execute(LIST_CURRENT.order_by(_release.c.bank_id))
    return [ReleaseMark(ref=_ref(row), sha256=row.sha256) for row in rows]


def load_current_refs(session: Session) -> dict[BankId, ReleaseRef]:
    """Return the current release of every bank."""
    refs = [_ref(row) for row in session.execute(LIST_CURRENT)]
    return {ref.bank_id: ref for ref in refs}


def load_current_banks(session: Session) -> dict[BankId, ItemBank]:
    """Return the current release of every bank: one statement once they were read."""
    rows = session.execute(LIST_CURRENT).all()
    return {ref.bank_id: bank for ref, bank in read_listed(session, rows)}


def load_bank(session: Session, ref: ReleaseRef) -> ItemBank:
    """Return a release: one statement once it was read.

    Raises:
        ReleaseNotFound: it is not in the database.

    """
    return load_banks(session, [ref])[ref]


def load_banks(session: Session, refs: Collection[ReleaseRef]) -> dict[ReleaseRef, ItemBank]:
    """Return several releases: one statement once they were read.

    Raises:
        ReleaseNotFound: one of them is not in the database.

    """
    wanted = [(ref.bank_id, ref.release) for ref in refs]
    query = select(_release.c.bank_id, _release.c.release, _release.c.sha256)
    rows = session.execute(query.where(tuple_(_release.c.bank_id, _release.c.release).in_(wanted))).all()
    banks = dict(read_listed(session, rows))
    for ref in refs:
        if ref not in banks:
            raise ReleaseNotFound(bank_id=ref.bank_id, release=ref.release)
    return banks


def load_release_files(session: Session, ref: ReleaseRef) -> dict[str, bytes]:
    """Return every file of a release by its path, byte for byte as it was loaded.

    Raises:
        ReleaseNotFound: it is not in the database.

    """
    return _load_files(session, ref, _file.c.path.is_not(None))


def load_release_texts(session: Session, ref: ReleaseRef) -> dict[str, bytes]:
    """Return the files of a release without its recordings and pictures.

    Raises:
        ReleaseNotFound: it is not in the database.

    """
    return _load_files(session, ref, _file.c.path.not_like("media/%"))


def list_release_media(session: Session, ref: ReleaseRef) -> dict[str, str]:
    """Return the hashes of a release's recordings and pictures by path."""
    is_in = (_file.c.bank_id == ref.bank_id) & (_file.c.release == ref.release)
    query = select(_file.c.path, _file.c.sha256).where(is_in, _file.c.path.like("media/%"))
    return {row.path: row.sha256 for row in session.execute(query.order_by(_file.c.path))}


def load_contents(session: Session, hashes: Collection[str]) -> dict[str, bytes]:
    """Return stored files by their hashes; what is not stored is left out."""
    query = select(_stored.c.sha256, _stored.c.content).where(_stored.c.sha256.in_(hashes))
    return {row.sha256: row.content for row in session.execute(query)}


def _load_files(session: Session, ref: ReleaseRef, condition: ColumnElement[bool]) -> dict[str, bytes]:
    if find_release_hash(session, ref) is None:
        raise ReleaseNotFound(bank_id=ref.bank_id, release=ref.release)
    query = select(_file.c.path, _stored.c.content).join(_stored, _stored.c.sha256 == _file.c.sha256)
    is_in = (_file.c.bank_id == ref.bank_id) & (_file.c.release == ref.release)
    rows = session.execute(query.where(is_in, condition).order_by(_file.c.path))
    return {row.path: row.content for row in rows}


def load_media_file(session: Session, sha256: str) -> StoredMedia:
    """Return a recording or picture by its hash; never a file that holds items or keys.

    Raises:
        UnknownMedium: no release has such a medium.

    """
    row = session.execute(_FIND_MEDIUM.where(_file.c.sha256 == sha256)).first()
    if row is None:
        raise UnknownMedium(sha256=sha256)
    return StoredMedia(type=row.media_type, content=row.content)


def list_missing_files(session: Session, hashes: Collection[str]) -> set[str]:
    """Say which of these hashes no stored file has; no content is read."""
    found = session.scalars(select(_stored.c.sha256).where(_stored.c.sha256.in_(hashes)))
    return set(hashes) - set(found)


def add_contents(session: Session, content_by_hash: Mapping[str, bytes]) -> None:
    """Store contents by their SHA-256; what is there already stays."""
    insert = insert_for(dialect_of(session), _stored).on_conflict_do_nothing(index_elements=["sha256"])
    rows = [{"sha256": digest, "content": content} for digest, content in content_by_hash.items()]
    if rows:
        session.execute(insert, rows)


def read_listed(
    session: Session, rows: Collection[Row[*tuple[Any, ...]]]
) -> Iterator[tuple[ReleaseRef, ItemBank]]:
    """Yield the releases of rows that name and hash them; those that were read before need no statement."""
    for row in rows:
        ref = _ref(row)
        bank = kept_bank(ref, row.sha256)
        if bank is None:
            compiled = session.execute(select(_release.c.compiled).where(_is(ref))).scalar_one()
            bank = keep_bank(ref, row.sha256, compiled)
        yield ref, bank


def _is(ref: ReleaseRef) -> ColumnElement[bool]:
    return (_release.c.bank_id == ref.bank_id) & (_release.c.release == ref.release)


def _ref(row: Row[*tuple[Any, ...]]) -> ReleaseRef:
    return ReleaseRef(bank_id=BankId(row.bank_id), release=row.release)
