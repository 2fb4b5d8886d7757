"""Releases come down from another server: file by file, checked by hash, loaded like those that ship."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Engine, func, select

from elearn.domain.attempts import ReleaseRef
from elearn.domain.centres import Centre, CentreId
from elearn.domain.sync import FileContent, ReleaseMark, ServerLink, SyncProblem
from elearn.formats.bank_files.hashes import release_hash_of
from elearn.formats.sync.contents import write_content
from elearn.formats.sync.lines import public_key_of, write_line
from elearn.storage.centres import add_centre
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.releases import list_marks
from elearn.storage.tables import StoredFileRow
from elearn.usecases.connect_server import connect_server
from elearn.usecases.fetch_releases import fetch_releases
from elearn.usecases.load_banks import LoadOutcome, LoadResult
from elearn.usecases.load_offered_releases import load_offered_releases
from elearn.usecases.offer_release import offer_release
from elearn.usecases.open_release_file import open_release_file
from elearn.usecases.send_waiting import Own, SyncFailed
from elearn.usecases.take_offer import take_offer
from elearn.usecases.take_release_file import take_release_file
from tests.banks.test_load_banks import HISTORY, NOW, current, load, next_release
from tests.builders import new_id
from tests.formats.tiny_banks import replace_in

SECRET = "the secret of the central server"


class Shelf:
    """A central server's releases on a road that breaks off after so many things."""

    def __init__(self, engine: Engine, lasts: int = 10**6) -> None:
        self.engine = engine
        self.lasts = lasts
        self.files: list[str] = []

    def get_release(self, ref: ReleaseRef) -> str:
        with reading(self.engine) as session:
            return write_line(offer_release(session, ref=ref), SECRET)

    def get_file(self, sha256: str) -> bytes:
        if len(self.files) >= self.lasts:
            raise SyncFailed(SyncProblem.NO_CONNECTION)
        self.files.append(sha256)
        with reading(self.engine) as session:
            return open_release_file(session, sha256=sha256)


class Liar(Shelf):
    """It gives other files than were asked for."""

    def get_file(self, sha256: str) -> bytes:
        return super().get_file(sha256) + b" "


@pytest.fixture
def lan_engine(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """The database of a centre's server."""
    engine = make_engine(f"sqlite:///{copy(sqlite_template, tmp_path / 'lan.db')}")
    yield engine
    engine.dispose()


@pytest.fixture
def own(lan_engine: Engine) -> Own:
    """The side of the centre's server."""
    return Own(
        transaction=partial(transaction, lan_engine),
        reading=partial(reading, lan_engine),
        secret="lan",
        clock=lambda: NOW,
    )


@pytest.fixture
def link(own: Own) -> ServerLink:
    """The centre's server is connected."""
    with own.transaction() as session:
        add_centre(session, Centre(id=CentreId(new_id()), name="Tula", created_at=NOW))
        key = public_key_of(SECRET)
        return connect_server(session, url="", centre_id=CentreId(new_id()), server_key=key, now=NOW)


def marks_of(engine: Engine) -> list[ReleaseMark]:
    with reading(engine) as session:
        return list_marks(session)


def load_here(own: Own, banks: Path) -> list[LoadResult]:
    with own.transaction() as session:
        return load_offered_releases(session, folder=banks, now=NOW)


def test_what_is_lacking_is_fetched_once_and_becomes_current(
    own: Own, link: ServerLink, lan_engine: Engine, engine: Engine, banks: Path
) -> None:
    load(lan_engine, banks)
    next_release(banks, "2026.2")
    load(engine, banks)
    shelf = Shelf(engine)

    fetch_releases(own, link, marks_of(engine), shelf=shelf)
    results = load_here(own, banks)

    assert [result.outcome for result in results] == [LoadOutcome.LOADED]
    assert marks_of(lan_engine) == marks_of(engine)
    assert current(lan_engine)["history"] == "2026.2"
    assert len(shelf.files) == 1, "only the manifest differs"
    fetch_releases(own, link, marks_of(engine), shelf=shelf)
    assert load_here(own, banks) == []
    assert len(shelf.files) == 1


def test_a_road_that_breaks_off_is_gone_on_from_there(
    own: Own, link: ServerLink, lan_engine: Engine, engine: Engine, banks: Path
) -> None:
    load(engine, banks)
    marks, fetched = marks_of(engine), []
    for _ in range(100):
        shelf = Shelf(engine, lasts=3)
        try:
            fetch_releases(own, link, marks, shelf=shelf)
        except SyncFailed:
            fetched += shelf.files
            continue
        break

    assert len(fetched) == len(set(fetched)), "nothing came twice"
    load_here(own, banks)
    assert marks_of(lan_engine) == marks


def test_what_is_not_what_was_signed_is_not_kept(
    own: Own, link: ServerLink, lan_engine: Engine, sqlite_engine: Engine, banks: Path
) -> None:
    load(sqlite_engine, banks)
    marks = marks_of(sqlite_engine)

    for shelf, server in (
        (Liar(sqlite_engine), link),
        (Shelf(sqlite_engine), replace(link, server_key=public_key_of("another"))),
    ):
        with pytest.raises(SyncFailed):
            fetch_releases(own, server, marks, shelf=shelf)
    with pytest.raises(SyncFailed):
        fetch_releases(own, link, [replace(marks[0], sha256="0" * 64)], shelf=Shelf(sqlite_engine))

    assert load_here(own, banks) == []
    assert marks_of(lan_engine) == []


def test_a_defective_release_is_refused_and_the_old_one_goes_on(
    own: Own, link: ServerLink, lan_engine: Engine, sqlite_engine: Engine, banks: Path
) -> None:
    load(lan_engine, banks)
    bad = next_release(banks, "2026.2")
    load(sqlite_engine, banks)
    with transaction(sqlite_engine) as session:
        offer = offer_release(session, ref=ReleaseRef(bank_id=HISTORY, release="2026.2"))
    manifest = bad / "manifest.yaml"
    replace_in(manifest, '"2026.2"', '"2026.3"')
    told = write_content(manifest.read_bytes())
    files = tuple(
        replace(file, sha256=told.sha256) if file.path == "manifest.yaml" else file for file in offer.files
    )
    sha256 = release_hash_of({file.path: file.sha256 for file in files})
    forged = replace(offer, files=files, mark=replace(offer.mark, sha256=sha256))
    with own.transaction() as session:
        assert take_offer(session, forged)
        assert take_release_file(session, told)

    results = load_here(own, banks)

    assert [result.outcome for result in results] == [LoadOutcome.DEFECTIVE]
    assert current(lan_engine)["history"] == "2026.1"
    assert load_here(own, banks) == [], "it is not tried for ever"


def test_a_file_that_nobody_waits_for_is_not_kept(own: Own, link: ServerLink) -> None:
    with own.transaction() as session:
        assert take_release_file(session, write_content(b"anything"))
        assert not take_release_file(session, FileContent(sha256="0" * 64, base64="AAAA"))
    with own.reading() as session:
        assert session.scalar(select(func.count()).select_from(StoredFileRow)) == 0
