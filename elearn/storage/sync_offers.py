"""At a centre: releases that come in file by file. At the central server: their files, by content."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId
from elearn.domain.sync import ReleaseMark
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import ReleaseFileRow, StoredFileRow, SyncOfferRow

_MOST_AT_ONCE = 500  # ids in one statement

_offer = SyncOfferRow.__table__
_file = ReleaseFileRow.__table__
_stored = StoredFileRow.__table__


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A release that is coming in: the hash of each file by its path."""

    ref: ReleaseRef
    sha256: str
    files: Mapping[str, str]


def save_offer(session: Session, offer: Offer) -> None:
    """Wait for the files of this release; a newer word on the same name stands."""
    values = {"sha256": offer.sha256, "files": dict(offer.files), "is_refused": False}
    adding = insert_for(dialect_of(session), _offer).values(
        bank_id=offer.ref.bank_id, release=offer.ref.release, **values
    )
    replacing = adding.on_conflict_do_update(
        index_elements=["bank_id", "release"], set_=values, where=_offer.c.sha256 != offer.sha256
    )
    session.execute(replacing)


def list_offers(session: Session) -> list[Offer]:
    """List what is coming in; what was refused is waited for no more."""
    query = select(_offer).where(~_offer.c.is_refused)
    rows = session.execute(query.order_by(_offer.c.bank_id, _offer.c.release))
    return [
        Offer(
            ref=ReleaseRef(bank_id=BankId(row.bank_id), release=row.release),
            sha256=row.sha256,
            files=row.files,
        )
        for row in rows
    ]


def is_offered(session: Session, mark: ReleaseMark) -> bool:
    """Whether this very release is coming in."""
    query = select(_offer.c.bank_id).where(_is(mark.ref), _offer.c.sha256 == mark.sha256)
    return session.scalar(query.where(~_offer.c.is_refused)) is not None


def drop_offer(session: Session, ref: ReleaseRef) -> None:
    """Wait for it no more."""
    session.execute(delete(_offer).where(_is(ref)))


def refuse_offer(session: Session, ref: ReleaseRef) -> None:
    """Remember that it cannot be used."""
    session.execute(update(_offer).where(_is(ref)).values(is_refused=True))


def list_refused(session: Session) -> list[ReleaseMark]:
    """List what came and cannot be used."""
    query = select(_offer.c.bank_id, _offer.c.release, _offer.c.sha256).where(_offer.c.is_refused)
    return [
        ReleaseMark(ref=ReleaseRef(bank_id=BankId(row.bank_id), release=row.release), sha256=row.sha256)
        for row in session.execute(query)
    ]


def forget_refusals(session: Session) -> None:
    """Try everything that was refused again: another version of the program may be able to use it."""
    session.execute(update(_offer).where(_offer.c.is_refused).values(is_refused=False))


def _is(ref: ReleaseRef) -> ColumnElement[bool]:
    return (_offer.c.bank_id == ref.bank_id) & (_offer.c.release == ref.release)


def list_missing(session: Session, offer: Offer) -> list[str]:
    """List the files of an offer that are not here, by hash."""
    wanted = sorted(set(offer.files.values()))
    here: set[str] = set()
    for start in range(0, len(wanted), _MOST_AT_ONCE):
        part = wanted[start : start + _MOST_AT_ONCE]
        here.update(session.scalars(select(_stored.c.sha256).where(_stored.c.sha256.in_(part))))
    return [sha256 for sha256 in wanted if sha256 not in here]


def add_content(session: Session, sha256: str, content: bytes) -> None:
    """Keep a file; one that is there already is the same."""
    adding = insert_for(dialect_of(session), _stored).values(sha256=sha256, content=content)
    session.execute(adding.on_conflict_do_nothing(index_elements=["sha256"]))


def load_offered_files(session: Session, offer: Offer) -> dict[str, bytes]:
    """Return the files of an offer that is whole, by path."""
    return {
        path: session.execute(select(_stored.c.content).where(_stored.c.sha256 == sha256)).scalar_one()
        for path, sha256 in offer.files.items()
    }


def list_release_files(session: Session, ref: ReleaseRef) -> dict[str, str]:
    """Return the hash of each file of a stored release by its path."""
    query = select(_file.c.path, _file.c.sha256).where(
        _file.c.bank_id == ref.bank_id, _file.c.release == ref.release
    )
    return {row.path: row.sha256 for row in session.execute(query)}


def load_release_file(session: Session, sha256: str) -> bytes | None:
    """Return a file that some release consists of; None for any other."""
    is_of_release = exists().where(_file.c.sha256 == _stored.c.sha256)
    content: bytes | None = session.scalar(
        select(_stored.c.content).where(_stored.c.sha256 == sha256, is_of_release)
    )
    return content
