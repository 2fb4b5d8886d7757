"""Damaged files at the page of imports: never an error of ours, and nothing ever comes in by halves.

`ELEARN_FUZZED_IMPORTS=20000 pytest tests/web/editor/test_import_fuzz.py` tries that many.
"""

import os
from random import Random

import pytest
from sqlalchemy import delete

from elearn.formats.exchange.registry import FORMATS
from elearn.storage.audit import list_audit_entries
from elearn.storage.tables import DraftEntryRow, DraftFileRow
from tests.web.editor.damaged_files import damage, sound_file
from tests.web.editor.exchange_desk import DeskMaker, ExchangeDesk

TRIES = int(os.environ.get("ELEARN_FUZZED_IMPORTS", "80"))


def forget(desk: ExchangeDesk) -> None:
    """Let the draft be as its base again."""
    with desk.desk.at_work() as session:
        session.execute(delete(DraftEntryRow))
        session.execute(delete(DraftFileRow))


def count_stored(desk: ExchangeDesk) -> int:
    """Say how many changes the audit tells of."""
    with desk.desk.at_work() as session:
        return int(list_audit_entries(session, limit=1)[0].subject.rpartition(" ")[2])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_damaged_file_comes_in_whole_or_not_at_all(name: str, make_desk: DeskMaker) -> None:
    desk = make_desk()
    before = desk.entries()
    sound, ending = sound_file(name, desk.desk.bank_id), FORMATS[name].extension
    for seed in range(TRIES // len(FORMATS)):
        content = damage(sound, Random(f"{name} {seed}"))
        page = desk.bring(f"{seed}.{ending}", content)
        assert page.status_code in {200, 422}, (seed, page.status_code)
        if 'name="seen"' in page.text:
            assert desk.confirm(page).status_code == 303, seed
            after = desk.entries()
            changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
            assert len(changed) == count_stored(desk), seed
            forget(desk)
        else:
            assert desk.desk.load().changed == {}, seed
