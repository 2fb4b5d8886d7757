"""Releases come down from another server: file by file, checked by hash, loaded like those that ship."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from elearn.domain.sync import FileContent, ServerLink
from elearn.formats.sync.contents import write_content
from elearn.formats.sync.lines import public_key_of
from elearn.storage.tables import StoredFileRow
from elearn.usecases.fetch_releases import fetch_releases
from elearn.usecases.load_banks import LoadOutcome
from elearn.usecases.send_waiting import Own, SyncFailed
from elearn.usecases.take_release_file import take_release_file
from tests.banks.shelf import Liar, Shelf, load_here, marks_of
from tests.banks.test_load_banks import current, load, next_release


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


def test_a_file_that_nobody_waits_for_is_not_kept(own: Own, link: ServerLink) -> None:
    with own.transaction() as session:
        assert take_release_file(session, write_content(b"anything"))
        assert not take_release_file(session, FileContent(sha256="0" * 64, base64="AAAA"))
    with own.reading() as session:
        assert session.scalar(select(func.count()).select_from(StoredFileRow)) == 0
