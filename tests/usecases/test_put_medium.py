"""A sound is as old as its words: what is said, not how it is written."""

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.formats.speech.media_list import is_older_than_words
from elearn.storage.engine import reading
from elearn.usecases.check_draft import check_draft
from elearn.usecases.put_medium import MediumUpload, put_medium
from tests.usecases.publishing_desk import PublishingDesk, real_reference

KEY = EntryKey(EntryKind.MEDIUM, "lang-rec-0001")
WORDING, MEANING = ChangeKind.WORDING, ChangeKind.MEANING


@pytest.fixture
def desk(sqlite_engine: Engine) -> PublishingDesk:
    desk = PublishingDesk(sqlite_engine, BankId("language"))
    desk.open()
    return desk


def medium(desk: PublishingDesk) -> EntryData:
    return desk.load().entries[KEY].data


def write(desk: PublishingDesk, change: ChangeKind, text: str = "", by: AccountId | None = None) -> None:
    """Write the first turn, or save the words as they are."""
    loaded, data = desk.load(), medium(desk)
    first, *rest = data["transcript"]
    transcript = [{"speaker": first["speaker"], "text": text}, *rest] if text else data["transcript"]
    words = {"transcript": transcript, "credit": "Анна"}
    upload = MediumUpload(key=KEY, version=loaded.version_of(KEY), words=words, files={}, change=change)
    with desk.at_work() as session:
        put_medium(session, loaded, upload, account_id=by or desk.anna, now=desk.now)


def complaints(desk: PublishingDesk) -> list[str]:
    with reading(desk.engine) as session:
        found = check_draft(session, desk.load(), real_reference(), today=desk.now.date()).defects
    return [each.message for each in found if each.item == KEY.id and each.refuses]


@pytest.mark.parametrize(("change", "is_stale"), [(WORDING, False), (MEANING, True)])
def test_another_wording_leaves_the_sound_fresh_another_meaning_does_not(
    desk: PublishingDesk, change: ChangeKind, is_stale: bool
) -> None:
    write(desk, change, "Здравствуйте! Это поликлиника?")

    assert is_older_than_words(dict(medium(desk))) is is_stale
    assert bool(complaints(desk)) is is_stale


def test_who_alone_changed_the_words_may_still_say_that_it_was_wording_only(desk: PublishingDesk) -> None:
    write(desk, MEANING, "Алло!")

    write(desk, WORDING)

    assert complaints(desk) == []


def test_a_comma_says_nothing_of_ones_own_meaning_before(desk: PublishingDesk) -> None:
    write(desk, MEANING, "Вокзал.")

    write(desk, WORDING, "Вокзал!")

    assert len(complaints(desk)) == 1


def test_wording_hides_nobody_elses_change_of_meaning(desk: PublishingDesk) -> None:
    write(desk, MEANING, "Вокзал.")

    write(desk, WORDING, "Вокзал!", by=desk.boris)

    assert len(complaints(desk)) == 1


def test_an_imported_recording_by_people_goes_stale_with_its_words_too(
    desk: PublishingDesk,
) -> None:
    before = {name: value for name, value in medium(desk).items() if name != "spoken_from"}
    desk.save(KEY, {**before, "synthetic": False})
    text = before["transcript"][0]["text"]
    write(desk, MEANING)
    assert complaints(desk) == []

    write(desk, MEANING, "Поезд отправляется с другого пути.")

    assert complaints(desk) == ["the sound is older than the transcript: record it again"]
    write(desk, MEANING, text)
    write(desk, WORDING)
    assert complaints(desk) == []
