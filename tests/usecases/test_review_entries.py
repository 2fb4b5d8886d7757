"""A second person approves what changed in a draft, or sends it back."""

import pytest
from sqlalchemy import Engine

from elearn.domain.drafts import EntryState
from elearn.domain.editing_errors import DraftNotReady, EntryChangedMeanwhile, NotYoursToApprove
from elearn.domain.entries import EntryKind
from elearn.domain.items import Interaction
from elearn.storage.drafts import list_revisions
from elearn.storage.engine import reading
from elearn.usecases.add_item import add_item
from elearn.usecases.discard_draft import discard_draft
from elearn.usecases.review_entries import send_back
from elearn.usecases.save_entry import Save, save_entry
from tests.usecases.editing_desk import item_key
from tests.usecases.publishing_desk import PublishingDesk, translation_key

ITEM = item_key("law-0001")
JUDGED = Interaction.RIGHT_OR_WRONG


@pytest.fixture
def desk(engine: Engine) -> PublishingDesk:
    return PublishingDesk(engine)


def test_nobody_approves_what_they_changed_themselves(desk: PublishingDesk) -> None:
    desk.reword()
    desk.submit()

    with pytest.raises(NotYoursToApprove):
        desk.approve(desk.anna)

    assert desk.approve(desk.boris) == 1
    assert desk.load().changed[ITEM].state is EntryState.APPROVED


def test_only_what_is_in_review_can_be_approved(desk: PublishingDesk) -> None:
    desk.reword()

    with pytest.raises(NotYoursToApprove):
        desk.approve(keys=[ITEM])


def test_an_edit_after_the_approval_needs_another_one(desk: PublishingDesk) -> None:
    desk.prepare()

    desk.change_item("law-0001", by=desk.boris, stem="Ещё раз?")

    assert desk.load().changed[ITEM].state is EntryState.DRAFT
    assert desk.load().changed[ITEM].changed_by == (desk.boris,)


@pytest.mark.parametrize("done", ["submit", "approve", "send_back"])
def test_what_somebody_else_read_stays_in_the_history(desk: PublishingDesk, done: str) -> None:
    desk.reword("Прочитано?")
    desk.submit()
    if done == "approve":
        desk.approve()
    elif done == "send_back":
        with desk.at_work() as session:
            account = desk.account(desk.boris)
            send_back(session, desk.load().draft, ITEM, account=account, now=desk.now)

    desk.change_item("law-0001", stem="Позже?")

    with reading(desk.engine) as session:
        history = list_revisions(session, desk.bank_id, ITEM)
    assert [text.data["stem"] for text in history if text.data] == ["Позже?", "Прочитано?"]


def test_who_read_an_older_text_approves_nothing(desk: PublishingDesk) -> None:
    desk.reword()
    desk.submit()
    read = desk.load()
    desk.change_item("law-0001", stem="Незаметно другое?")
    desk.submit()

    desk.load = lambda: read  # type: ignore[method-assign]
    with pytest.raises(EntryChangedMeanwhile):
        desk.approve()


def test_translations_are_approved_by_reviewers_of_their_language(engine: Engine) -> None:
    desk = PublishingDesk(engine, languages=frozenset({"uz"}))
    desk.open()
    for language in ("uz", "tg"):
        key = translation_key("law-0001", language)
        desk.save(key, {**desk.load().entries[key].data, "explanation": "Boshqacha."})
    desk.submit()

    with pytest.raises(NotYoursToApprove):
        desk.approve(keys=[translation_key("law-0001", "tg")])
    desk.approve(keys=[translation_key("law-0001", "uz")])

    data = desk.load().entries[translation_key("law-0001", "uz")].data
    assert (data["state"], data["explanation"]) == ("reviewed", "Boshqacha.")


def test_what_is_sent_back_is_a_draft_again(desk: PublishingDesk) -> None:
    desk.prepare()
    loaded = desk.load()
    with desk.at_work() as session:
        send_back(session, loaded.draft, ITEM, account=desk.account(desk.boris), now=desk.now)

    assert desk.load().changed[ITEM].state is EntryState.DRAFT
    with pytest.raises(DraftNotReady):
        desk.publish()


def test_an_approved_lesson_in_another_language_is_reviewed(desk: PublishingDesk) -> None:
    desk.open()
    key = next(key for key in desk.load().entries if key.kind is EntryKind.LESSON and key.language == "uz")
    desk.save(key, {**desk.load().entries[key].data, "text": "# Dars\n\nMatn.\n", "state": "draft"})
    desk.submit()
    desk.approve()

    assert desk.load().entries[key].data["state"] == "reviewed"


def test_a_save_into_a_draft_that_is_closed_is_refused(desk: PublishingDesk) -> None:
    draft = desk.open()
    with desk.at_work() as session:
        discard_draft(session, bank_id=desk.bank_id, account_id=desk.anna, now=desk.now)
    save = Save(key=ITEM, data={}, version=0, file="items/a.yaml")

    with pytest.raises(EntryChangedMeanwhile), desk.at_work() as session:
        save_entry(session, draft, save, account_id=desk.anna, now=desk.now)


def test_no_number_is_given_twice_over_releases_and_drafts(desk: PublishingDesk) -> None:
    desk.open()
    with desk.at_work() as session:
        first = add_item(session, desk.load(), JUDGED, account_id=desk.anna, now=desk.now)
        discard_draft(session, bank_id=desk.bank_id, account_id=desk.anna, now=desk.now)
    desk.open()
    with desk.at_work() as session:
        second = add_item(session, desk.load(), JUDGED, account_id=desk.anna, now=desk.now)

    assert int(second[-4:]) == int(first[-4:]) + 1
