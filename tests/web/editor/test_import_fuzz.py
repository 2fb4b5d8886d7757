"""Damaged files at the page of imports: never an error of ours, and nothing ever comes in by halves.

`ELEARN_FUZZED_IMPORTS=20000 pytest tests/web/editor/test_import_fuzz.py` tries that many.
"""

import hashlib
import os
from random import Random

import pytest
from sqlalchemy import delete, select

from elearn.formats.exchange.registry import FORMATS
from elearn.storage.audit import list_audit_entries
from elearn.storage.tables import DraftEntryRow, DraftFileRow, StoredFileRow
from tests.web.editor.damaged_files import PICTURE, damage, sound_file
from tests.web.editor.exchange_desk import DeskMaker, ExchangeDesk

TRIES = int(os.environ.get("ELEARN_FUZZED_IMPORTS", "80"))


def list_files(desk: ExchangeDesk) -> set[tuple[str, str | None]]:
    """List the files that the draft adds, and the contents that are stored."""
    with desk.desk.at_work() as session:
        added = session.execute(select(DraftFileRow.path, DraftFileRow.sha256))
        stored = session.scalars(select(StoredFileRow.sha256))
        return {*((path, sha256) for path, sha256 in added), *(("", sha256) for sha256 in stored)}


def forget(desk: ExchangeDesk, files: set[tuple[str, str | None]]) -> None:
    """Let the draft be as its base again, and no file be stored but those of before."""
    with desk.desk.at_work() as session:
        session.execute(delete(DraftEntryRow))
        session.execute(delete(DraftFileRow))
        session.execute(delete(StoredFileRow).where(StoredFileRow.sha256.not_in(each for _, each in files)))


def count_stored(desk: ExchangeDesk) -> int:
    """Say how many changes the audit tells of."""
    with desk.desk.at_work() as session:
        return int(list_audit_entries(session, limit=1)[0].subject.rpartition(" ")[2])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_damaged_file_comes_in_whole_or_not_at_all(name: str, make_desk: DeskMaker) -> None:
    desk = make_desk()
    before, files = desk.entries(), list_files(desk)
    sound, ending = sound_file(name, desk.desk.bank_id), FORMATS[name].extension
    for seed in range(TRIES // len(FORMATS)):
        content = damage(sound, Random(f"{name} {seed}"))
        page = desk.bring(f"{seed}.{ending}", content)
        assert page.status_code in {200, 422}, (seed, page.status_code)
        assert list_files(desk) == files, seed
        if 'name="seen"' in page.text:
            assert desk.confirm(page).status_code == 303, seed
            after = desk.entries()
            changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
            assert len(changed) == count_stored(desk), seed
            forget(desk, files)
        else:
            assert desk.desk.load().changed == {}, seed


@pytest.mark.parametrize("name", ["moodle_xml", "qti2", "qti3"])
def test_the_file_that_is_damaged_brings_a_picture(name: str, make_desk: DeskMaker) -> None:
    desk = make_desk()
    files = list_files(desk)

    page = desk.bring(f"0.{FORMATS[name].extension}", sound_file(name, desk.desk.bank_id))

    assert list_files(desk) == files
    assert desk.confirm(page).status_code == 303
    sha256 = hashlib.sha256(PICTURE).hexdigest()
    assert list_files(desk) == {*files, ("media/law-pic-9999.svg", sha256), ("", sha256)}
