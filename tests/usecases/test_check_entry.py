"""What the checks of a draft say about an entry, its own page says too."""

import re
from collections.abc import Iterable

import pytest
from sqlalchemy import Engine

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.formats.bank_files.defects import Defect
from elearn.formats.reference import build_reference_books
from elearn.storage.engine import reading
from elearn.usecases.check_draft import check_draft
from elearn.usecases.check_entry import check_entry
from tests.usecases.mistakes import MISTAKES
from tests.usecases.publishing_desk import PublishingDesk, real_reference

_FILES = {
    EntryKind.ITEM: "items/new.yaml",
    EntryKind.STIMULUS: "stimuli/new.yaml",
    EntryKind.MEDIUM: "media.yaml",
    EntryKind.MISCONCEPTION: "misconceptions.yaml",
}
_LANGUAGE = re.compile(r"/translations/(\w+)/")


def make_mistakes(desk: PublishingDesk) -> list[EntryKey]:
    entries = {key: entry.data for key, entry in desk.load().entries.items()}
    made = list(MISTAKES[desk.bank_id](entries))
    for key, changes in made:
        data = {**entries.get(key, {}), **changes}
        found = {name: value for name, value in data.items() if value is not None}
        desk.save(key, found, new_file=_FILES.get(key.kind, ""))
    return [key for key, _ in made]


def told_of_files(defects: Iterable[Defect], key: EntryKey) -> set[str]:
    """Return the messages about an entry; what is about a test says which one."""
    found = set()
    for each in defects:
        language = _LANGUAGE.search(each.file)
        names = {word.strip(",:") for word in each.message.split()}
        is_test = each.file.endswith("/tests.yaml")
        if is_test and key.kind is EntryKind.ITEM and key.id in names:
            found.add(f"{each.item}: {each.message}")
        elif each.item == key.id and (language[1] if language else "") == key.language:
            found.add(re.sub(r", \S+:\d+$", "", each.message))
    return found


@pytest.mark.parametrize("bank_id", MISTAKES)
def test_all_that_is_wrong_with_an_entry_is_said_at_it(sqlite_engine: Engine, bank_id: str) -> None:
    desk = PublishingDesk(sqlite_engine, BankId(bank_id))
    desk.open()
    keys = make_mistakes(desk)
    loaded, books = desk.load(), build_reference_books(real_reference())

    with reading(desk.engine) as session:
        defects = check_draft(session, loaded, real_reference(), today=desk.now.date()).defects
        told = {key: check_entry(session, loaded, key, books, today=desk.now.date()) for key in keys}

    for key in keys:
        said = {message for messages in told[key].values() for message in messages}
        assert told_of_files(defects, key) - said == set()
        assert said, key
