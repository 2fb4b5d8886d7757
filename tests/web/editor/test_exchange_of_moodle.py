"""Questions of somebody's Moodle come into a draft as new tasks, all of a file or nothing."""

import io
from base64 import b64encode

from PIL import Image

from elearn.domain.entries import EntryKind
from tests.formats.exchange.moodle.questions import choice_question, question
from tests.web.editor.exchange_desk import DeskMaker

TEXT = '<![CDATA[<p>Где это?</p><img src="@@PLUGINFILE@@/map.png" alt="Карта">]]>'


def picture() -> str:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(content, "PNG")
    encoded = b64encode(content.getvalue()).decode()
    return f'<file name="map.png" path="/" encoding="base64">{encoded}</file></questiontext>'


def quiz(*questions: str) -> bytes:
    return f'<?xml version="1.0"?><quiz>{"".join(questions)}</quiz>'.encode()


def test_a_strange_question_with_its_picture_becomes_a_task_with_ids_of_ours(make_desk: DeskMaker) -> None:
    desk = make_desk()
    before = desk.entries()

    page = desk.bring("moodle.xml", quiz(choice_question(TEXT).replace("</questiontext>", picture())))
    assert desk.confirm(page).status_code == 303

    new = {key.kind: (key.id, data) for key, data in desk.entries().items() if key not in before}
    (item_id, item), (stimulus_id, stimulus) = new[EntryKind.ITEM], new[EntryKind.STIMULUS]
    medium_id, medium = new[EntryKind.MEDIUM]
    assert item_id.startswith("law-")
    assert (item["stem"], item["stimulus"], stimulus["media"]) == ("Где это?", stimulus_id, medium_id)
    assert (medium["alt"], medium["files"][0]["path"]) == ("Карта", f"media/{medium_id}.webp")


def test_one_question_without_a_counterpart_keeps_the_whole_file_out(make_desk: DeskMaker) -> None:
    desk = make_desk()
    before = desk.entries()

    page = desk.bring("moodle.xml", quiz(choice_question(), question("numerical", "2 + 2?", name="Sum")))

    assert "numerical" in page.text
    assert "Sum" in page.text
    assert desk.entries() == before


def test_a_file_of_plain_text_may_end_in_gift(make_desk: DeskMaker) -> None:
    desk = make_desk()
    before = desk.entries()

    page = desk.bring("quiz.gift", "Патент нужен {=для работы ~для отдыха ~для учёбы}.".encode())
    assert desk.confirm(page).status_code == 303

    [item] = [data for key, data in desk.entries().items() if key not in before]
    assert (item["stem"], item["key"]) == ("Патент нужен ____.", "a")
