"""Recordings and pictures come into a draft, and out of it to learners."""

import io
import re

import pytest
from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse as Answer

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.domain.permissions import Role
from elearn.storage.engine import reading
from elearn.usecases.check_draft import check_draft
from tests.formats.test_uploads import SVG, painted, tone
from tests.usecases.publishing_desk import real_reference
from tests.web.browsing import token_of
from tests.web.editor.draft_desk import Browser, DraftDesk, form_of, open_draft_desk

HISTORY = BankId("history")


@pytest.fixture
def history(app: Flask, sqlite_engine: Engine) -> DraftDesk:
    return open_draft_desk(app, sqlite_engine, HISTORY)


@pytest.fixture
def vera(history: DraftDesk) -> Browser:
    return history.enter("vera")


def upload(browser: Browser, path: str, content: bytes | None, **fields: str) -> Answer:
    token = token_of(browser.client, "/en/account/")
    page = browser.client.get("/en/editor/drafts/history/media/new/picture").text
    draft = re.search(r'name="draft" value="([^"]+)"', page)
    data = {
        "csrf_token": token,
        "version": "0",
        "credit": "Anna",
        "draft": draft[1] if draft else "",
        **fields,
    }
    if content is not None:
        data["file"] = (io.BytesIO(content), "file.bin")
    return browser.client.post(f"/en/editor/drafts/history/media/{path}", data=data, follow_redirects=True)


def new_ids(desk: DraftDesk) -> list[str]:
    loaded = desk.desk.load()
    return [key.id for key in loaded.changed if key.kind is EntryKind.MEDIUM]


def test_a_picture_is_stored_sized_down_and_shown(history: DraftDesk, vera: Browser) -> None:
    answer = upload(vera, "new/picture", painted("JPEG", (2000, 1000)), alt="Площадь и башня")

    assert answer.status_code == 200
    assert "Saved in the draft." in answer.text
    source = re.search(r'<img class="medium-picture" src="([^"]+)"', answer.text)
    assert source
    picture = vera.client.get(source[1].replace("&amp;", "&"))
    assert (picture.status_code, picture.content_type) == (200, "image/webp")
    assert picture.data[:4] == b"RIFF"


def test_a_picture_without_a_text_alternative_is_refused(history: DraftDesk, vera: Browser) -> None:
    answer = upload(vera, "new/picture", painted("PNG"), alt="  ")

    assert answer.status_code == 422
    assert "some learners cannot see it" in answer.text
    assert new_ids(history) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"<svg", tone(1.0)[:100], SVG % b"<!DOCTYPE x>"])
def test_no_file_of_another_kind_comes_in(history: DraftDesk, vera: Browser, content: bytes) -> None:
    for kind, words in (("picture", {"alt": "Башня"}), ("recording", {"transcript": "А: Да."})):
        assert upload(vera, f"new/{kind}", content, **words).status_code == 422
    assert new_ids(history) == []


def test_a_recording_by_people_goes_stale_with_its_words(history: DraftDesk, vera: Browser) -> None:
    upload(vera, "new/recording", tone(2.0), transcript="Анна: Где метро?\nИван: Прямо.")
    (medium_id,) = new_ids(history)

    page = upload(vera, medium_id, None, version="1", transcript="Анна: Где метро?\nИван: Налево.")

    assert "The words changed after this was recorded." in page.text
    assert "older than the transcript" not in page.text
    renewed = upload(vera, medium_id, tone(3.0), version="2", transcript="Анна: Где метро?\nИван: Налево.")
    assert "The words changed" not in renewed.text
    assert "3 seconds" in renewed.text


def test_a_change_of_the_wording_alone_leaves_a_recording_fresh(history: DraftDesk, vera: Browser) -> None:
    new = upload(vera, "new/recording", tone(2.0), transcript="Анна: Где метро?")
    (medium_id,) = new_ids(history)
    assert 'name="change"' not in vera.get("history/media/new/recording").text
    assert "Record it again and bring the new file." in new.text

    page = upload(vera, medium_id, None, version="1", transcript="Анна: А где метро?", change="wording")

    assert "А где метро?" in page.text
    assert "The words changed after this was recorded." not in page.text


def test_of_two_editors_the_slower_one_is_told(history: DraftDesk, vera: Browser) -> None:
    upload(vera, "new/picture", painted("PNG"), alt="Башня")
    (medium_id,) = new_ids(history)
    upload(vera, medium_id, None, version="1", alt="Башня и стена")

    late = upload(vera, medium_id, painted("PNG"), version="1", alt="Стена")

    assert late.status_code == 409
    assert "Somebody else changed this meanwhile." in late.text
    assert "Choose a file." in late.text  # a browser does not keep it
    assert '<span lang="ru">Башня и стена</span>' in late.text
    assert form_of(late.text)["alt"] == "Стена"
    assert form_of(late.text)["version"] == "2"
    again = upload(vera, medium_id, None, version="2", alt="Стена")
    assert again.status_code == 200
    assert "Somebody else" not in again.text


def test_what_was_typed_about_a_new_one_in_another_draft_comes_back(
    history: DraftDesk, vera: Browser
) -> None:
    answer = upload(vera, "new/recording", None, transcript="Анна: Где метро?", draft="x")

    assert answer.status_code == 409
    assert form_of(answer.text)["transcript"] == "Анна: Где метро?"
    assert form_of(answer.text)["draft"] == history.mark
    assert new_ids(history) == []


def test_another_kind_of_picture_takes_the_place_of_the_file(history: DraftDesk, vera: Browser) -> None:
    upload(vera, "hist-pic-0001", painted("PNG"), alt="Флаг", version="0")
    desk = history.desk

    with reading(desk.engine) as session:
        checked = check_draft(session, desk.load(), real_reference(), today=desk.now.date())

    assert "media/hist-pic-0001.webp" in checked.release.files
    assert "media/hist-pic-0001.svg" not in checked.release.files
    assert [str(defect) for defect in checked.defects if "hist-pic-0001" in str(defect)] == []


def test_a_translator_brings_no_media(history: DraftDesk) -> None:
    translator = history.enter("tahmina", Role.TRANSLATOR)

    assert upload(translator, "new/picture", painted("PNG"), alt="Башня").status_code == 403
    assert translator.get("history/media").status_code == 200


@pytest.mark.parametrize(
    "path", ["media/none", "media/new/film", "files/none.svg", "files/..%2Fmanifest.yaml"]
)
def test_what_is_not_there_is_not_found(vera: Browser, path: str) -> None:
    assert vera.get(f"history/{path}").status_code == 404


def test_an_uploaded_picture_is_chosen_by_a_task_and_nothing_is_wrong_with_it(
    history: DraftDesk, vera: Browser
) -> None:
    upload(vera, "new/picture", painted("PNG"), alt="Башня")
    (medium_id,) = new_ids(history)
    stimulus_id = stimulus_of(history, medium_id)
    assert stimulus_id in vera.get("history/media").text

    assert vera.change("history/items/hist-0001", stimulus=stimulus_id).status_code == 303

    assert "No task uses these yet" not in vera.get("history/media").text
    assert defects_about(history, medium_id, stimulus_id) == []
    for path in (f"media/{medium_id}", f"stimuli/{stimulus_id}"):
        assert take_out(history, vera, path).status_code == 409
    assert new_ids(history) == [medium_id]


def test_what_is_wrong_with_a_picture_is_said_on_its_page(history: DraftDesk, vera: Browser) -> None:
    upload(vera, "new/picture", painted("PNG"), alt="Башня")
    (medium_id,) = new_ids(history)
    key = EntryKey(EntryKind.MEDIUM, medium_id)
    page = vera.get(f"history/media/{medium_id}").text
    assert page.count('<p class="error"') == 0

    data = history.desk.load().entries[key].data
    history.desk.save(key, {**data, "files": [{**data["files"][0], "bytes": 5}]})

    assert "bytes, not 5" in vera.get(f"history/media/{medium_id}").text


@pytest.mark.parametrize("by_stimulus", [True, False])
def test_what_no_task_uses_is_taken_out_whole(history: DraftDesk, vera: Browser, by_stimulus: bool) -> None:
    upload(vera, "new/picture", painted("PNG"), alt="Башня")
    (medium_id,) = new_ids(history)
    stimulus_id = stimulus_of(history, medium_id)
    page = vera.get(f"history/media/{medium_id}").text
    source = re.search(r'<img class="medium-picture" src="([^"]+)"', page)
    assert source

    path = f"stimuli/{stimulus_id}" if by_stimulus else f"media/{medium_id}"
    assert take_out(history, vera, path).status_code == 303

    assert defects_about(history, medium_id, stimulus_id) == []
    assert vera.client.get(source[1].replace("&amp;", "&")).status_code == 404
    assert take_out(history, vera, path).status_code == 404
    upload(vera, "new/picture", painted("PNG"), alt="Стена")
    assert new_ids(history) != [medium_id]


def stimulus_of(desk: DraftDesk, medium_id: str) -> str:
    entries = desk.desk.load().entries
    stimuli = (key for key in entries if key.kind is EntryKind.STIMULUS)
    return next(key.id for key in stimuli if entries[key].data.get("media") == medium_id)


def defects_about(history: DraftDesk, *ids: str) -> list[str]:
    desk = history.desk
    with reading(desk.engine) as session:
        checked = check_draft(session, desk.load(), real_reference(), today=desk.now.date())
    found = [str(defect) for defect in checked.defects]
    return [defect for defect in found if any(each in defect for each in ids)]


def take_out(history: DraftDesk, browser: Browser, path: str) -> Answer:
    return browser.send(f"history/{path}/take-out", {"draft": history.mark})
