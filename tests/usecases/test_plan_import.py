"""What a file would change: the rules that hold for every format."""

import pytest
from sqlalchemy import Engine

from elearn.domain.entries import EntryData, EntryKey, EntryKind, Patch
from elearn.domain.permissions import Role
from elearn.formats.exchange.contents import FaultKind, Imported
from elearn.storage.engine import reading
from elearn.usecases.plan_import import ImportPlan, plan_import
from tests.builders import an_account
from tests.usecases.editing_desk import Desk, item_key

UZBEK = EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")
EDITOR = an_account(role=Role.EDITOR)


@pytest.fixture
def desk(sqlite_engine: Engine) -> Desk:
    desk = Desk(sqlite_engine)
    desk.open()
    return desk


def plan(desk: Desk, *patches: tuple[EntryKey, EntryData], **more: object) -> ImportPlan:
    found = tuple(Patch(key=key, data=data) for key, data in patches)
    imported = Imported(patches=found, **more)  # type: ignore[arg-type]
    with reading(desk.engine) as session:
        return plan_import(session, desk.load(), imported, account=EDITOR)


def test_a_file_makes_no_translation_reviewed(desk: Desk) -> None:
    before = desk.load().entries[UZBEK].data
    assert before["state"] == "draft"

    assert plan(desk, (UZBEK, {"state": "reviewed"})).changes == ()
    (change,) = plan(desk, (UZBEK, {"state": "reviewed", "stem": "Kim?"})).changes
    assert change.after == {**before, "stem": "Kim?"}


def test_what_was_reviewed_here_stays_so_until_its_text_changes(desk: Desk) -> None:
    data = desk.load().entries[UZBEK].data
    desk.save(UZBEK, {**data, "state": "reviewed"})

    assert plan(desk, (UZBEK, {"state": "draft"})).changes == ()
    (change,) = plan(desk, (UZBEK, {"stem": "Kim?"})).changes
    assert change.after["state"] == "draft"


def test_a_new_item_gets_a_file_and_what_was_taken_out_its_own(desk: Desk) -> None:
    desk.save(item_key("law-0001"), None)

    found = plan(desk, (item_key("law-0001"), {"stem": "А?"}), (item_key("law-0999"), {"stem": "Б?"}))

    assert [(change.before, change.version) for change in found.changes] == [(None, 1), (None, 0)]
    assert [change.file for change in found.changes] == ["items/legislation-01.yaml", "items/imported.yaml"]


@pytest.mark.parametrize(
    ("key", "data", "kind"),
    [
        (item_key("hist-0999"), {"stem": "А?"}, FaultKind.BAD_VALUE),
        (EntryKey(EntryKind.MANIFEST, "manifest"), {"release": "2099.1"}, FaultKind.NOT_KNOWN),
        (EntryKey(EntryKind.TRANSLATION, "law-0999", "uz"), {"stem": "A?"}, FaultKind.NO_ENTRY),
        (item_key("law-0001"), {"stem": "\x00"}, FaultKind.BAD_VALUE),
    ],
)
def test_what_no_file_may_bring_is_a_fault(
    desk: Desk, key: EntryKey, data: EntryData, kind: FaultKind
) -> None:
    assert [fault.kind for fault in plan(desk, (key, data)).faults] == [kind]


def test_the_same_entry_twice_is_a_fault(desk: Desk) -> None:
    twice = (item_key("law-0001"), {"stem": "А?"})

    assert [fault.kind for fault in plan(desk, twice, twice).faults] == [FaultKind.TWICE]


def test_a_programs_picture_is_refused(desk: Desk) -> None:
    found = plan(desk, media={"media/law-pic-0001.svg": b"<svg><script/></svg>"})

    assert [fault.kind for fault in found.faults] == [FaultKind.REFUSED]


def test_foreign_items_come_in_as_new_ones(desk: Desk) -> None:
    key = item_key("question-7")

    (change,) = plan(desk, (key, {"stem": "А?"}), foreign=frozenset({key})).changes

    assert change.before is None
    assert change.key.id == change.after["id"] == "law-0127"
