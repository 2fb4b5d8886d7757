"""What a change of wording takes with it is published without a reviewer of every language."""

import pytest
from sqlalchemy import Engine

from elearn.domain.drafts import ChangeKind, EntryState
from elearn.domain.editing_errors import DraftNotReady
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.publishing import list_unapproved
from elearn.storage.engine import reading
from elearn.storage.releases import load_current_banks
from elearn.usecases.list_drafts import list_drafts
from elearn.usecases.load_review import load_review
from elearn.usecases.restore_entry import take_entry_out
from tests.usecases.editing_desk import item_key
from tests.usecases.publishing_desk import PublishingDesk, translation_key

ITEM = item_key("law-0001")
UZBEK = translation_key("law-0001", "uz")
OTHER = "Кто, по закону, является источником власти?"


@pytest.fixture
def desk(sqlite_engine: Engine) -> PublishingDesk:
    """Nobody reviews any language."""
    desk = PublishingDesk(sqlite_engine, languages=frozenset())
    desk.open()
    return desk


def list_cards(desk: PublishingDesk, state: EntryState) -> list[EntryKey]:
    with reading(desk.engine) as session:
        review = load_review(session, bank_id=desk.bank_id, account=desk.account(desk.boris))
    return [each.entry.key for each in review.entries[state]]


def unapproved(desk: PublishingDesk) -> list[EntryKey]:
    loaded = desk.load()
    return list_unapproved(loaded.base, loaded.changed)


def test_a_comma_is_published_by_two_editors_alone(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)

    assert (desk.submit(), desk.approve(keys=list(desk.load().changed))) == (1, 1)
    desk.publish()

    with reading(desk.engine) as session:
        bank = load_current_banks(session)[desk.bank_id]
    assert [texts[bank.items[0].id].is_stale for texts in bank.translations.values()] == [False] * 5


def test_nobody_is_asked_to_read_what_only_names_another_wording(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)

    assert list_cards(desk, EntryState.DRAFT) == [ITEM]
    with reading(desk.engine) as session:
        counts = {each.bank.id: each.count_by_state for each in list_drafts(session)}
    assert counts[desk.bank_id] == {"draft": 1}


def test_the_wording_itself_needs_its_second_person(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)

    with pytest.raises(DraftNotReady) as refused:
        desk.publish()

    assert refused.value.unapproved == 1


def test_a_reworded_lesson_goes_with_its_translations(desk: PublishingDesk) -> None:
    russian = next(
        key for key in desk.load().entries if key.kind is EntryKind.LESSON and key.language == "ru"
    )
    text = desk.load().entries[russian].data["text"]
    desk.write(russian, ChangeKind.WORDING, text=f"{text.rstrip()} Вот так.\n")

    desk.submit()
    desk.approve()

    assert unapproved(desk) == []


def test_who_takes_a_task_out_needs_one_approval(desk: PublishingDesk) -> None:
    with desk.at_work() as session:
        take_entry_out(session, desk.load(), ITEM, 0, account_id=desk.anna, now=desk.now)

    assert unapproved(desk) == [ITEM]
    assert list_cards(desk, EntryState.DRAFT) == [ITEM]


def test_a_translation_that_somebody_wrote_needs_its_reviewer(desk: PublishingDesk) -> None:
    desk.save(UZBEK, {**desk.load().entries[UZBEK].data, "stem": "Boshqacha?"}, by=desk.boris)
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)

    assert unapproved(desk) == [ITEM, UZBEK]


def test_a_letter_that_was_typed_and_taken_back_needs_nobody(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)
    data = desk.load().entries[UZBEK].data
    for text in (f"{data['stem']}!", data["stem"]):
        desk.save(UZBEK, {**data, "stem": text}, by=desk.boris)

    assert unapproved(desk) == [ITEM]


def test_who_says_that_an_unchanged_translation_is_of_the_new_meaning_needs_a_reviewer(
    desk: PublishingDesk,
) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)
    renewed = desk.load().entries[UZBEK].data
    desk.write(ITEM, ChangeKind.MEANING)
    assert desk.load().entries[UZBEK].data != renewed

    desk.save(UZBEK, renewed, by=desk.boris)

    assert unapproved(desk) == [ITEM, UZBEK]
