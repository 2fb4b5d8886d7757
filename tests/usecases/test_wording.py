"""Once a change of meaning is approved, a later change of wording does not hide it."""

import pytest
from sqlalchemy import Engine

from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryKey, EntryKind
from elearn.usecases.save_entry import Save
from elearn.usecases.save_item import save_item
from tests.usecases.editing_desk import item_key
from tests.usecases.publishing_desk import PublishingDesk

ITEM = item_key("law-0001")
UZBEK = EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")


@pytest.fixture
def desk(engine: Engine) -> PublishingDesk:
    desk = PublishingDesk(engine)
    desk.open()
    return desk


def write(desk: PublishingDesk, change: ChangeKind, **fields: str) -> None:
    loaded = desk.load()
    entry = loaded.entries[ITEM]
    data, version = {**entry.data, **fields}, loaded.version_of(ITEM)
    save = Save(key=ITEM, data=data, version=version, file=entry.file, change=change)
    with desk.at_work() as session:
        save_item(session, loaded, save, account_id=desk.anna, now=desk.now)


@pytest.mark.parametrize("fields", [{}, {"stem": "Новый закон, без опечатки?"}])
def test_wording_after_an_approved_change_of_meaning_renews_no_translation(
    desk: PublishingDesk, fields: dict[str, str]
) -> None:
    write(desk, ChangeKind.MEANING, stem="Новый закон, с опечаткой?")
    desk.submit()
    desk.approve(keys=[ITEM])

    for _ in range(2):  # as autosave does
        write(desk, ChangeKind.WORDING, **fields)

    assert desk.load().changed[ITEM].change is ChangeKind.MEANING
    assert desk.load().entries[UZBEK] == desk.load().base[UZBEK]


def test_an_entry_that_is_as_the_base_again_begins_anew(desk: PublishingDesk) -> None:
    stem = desk.load().entries[ITEM].data["stem"]
    write(desk, ChangeKind.MEANING, stem="Новый закон?")
    desk.submit()
    desk.approve(keys=[ITEM])
    write(desk, ChangeKind.MEANING, stem=stem)

    write(desk, ChangeKind.WORDING, stem="Тот же закон, иначе?")

    assert desk.load().changed[ITEM].change is ChangeKind.WORDING


def test_meaning_takes_back_what_wording_renewed_even_when_a_text_comes_back(desk: PublishingDesk) -> None:
    write(desk, ChangeKind.WORDING, stem="Второй?")
    write(desk, ChangeKind.MEANING, stem="Третий?")
    write(desk, ChangeKind.MEANING, stem="Второй?")

    assert desk.load().entries[UZBEK].data == desk.load().base[UZBEK].data
