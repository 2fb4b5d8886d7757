"""What a session leaves behind: who reached what, on the screen and as files."""

import csv
import io
import re
from uuid import UUID

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import Engine

from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_ref
from tests.web.browsing import send
from tests.web.centre.conftest import Staff
from tests.web.centre.rooming import come, hand_in, open_room
from tests.web.learner.conftest import a_rich_bank


@pytest.fixture(autouse=True)
def _bank(sqlite_engine: Engine) -> None:
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)


@pytest.fixture
def held(app: Flask, manager: Staff) -> UUID:
    """A session: the first hands in, the second begins, the third joins, the fourth stays away."""
    group_id = manager.make_group("=1+1", None, "Вали", None)
    room_id = open_room(manager, group=str(group_id))
    first, second, third, _ = manager.people(group_id)
    hand_in(come(app, manager, room_id, first), **{"response-1": "a", "response-2": "b"})
    send(come(app, manager, room_id, second), "/en/room/begin", {})
    come(app, manager, room_id, third)
    return room_id


def test_people_without_a_result_are_told_apart_and_called_by_their_number(
    manager: Staff, held: UUID
) -> None:
    page = manager.client.get(f"/en/centre/rooms/{held}/report").text

    lines = [" ".join(line.split()) for line in page.split('<p class="result-head">')[1:]]
    assert [line[: line.index("</b>")] for line in lines] == [
        "<b>1. =1+1",
        "<b>No. 2",
        "<b>3. Вали",
        "<b>No. 4",
    ]
    for line, words in zip(
        lines,
        ("1 of 10 marks", "Not handed in", "Joined, but did not begin", "Was not here"),
        strict=True,
    ):
        assert words in line
    assert "Seat" not in page


def test_the_csv_has_the_same_people_and_no_formula(manager: Staff, held: UUID) -> None:
    answer = manager.client.get(f"/en/centre/rooms/{held}/report.csv")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""), delimiter=";"))

    assert rows[0][:6] == ["Number", "Name", "Seat", "Result", "Marks", "Marks possible"]
    assert [row[:2] for row in rows[1:]] == [["1", "'=1+1"], ["2", ""], ["3", "Вали"], ["4", ""]]
    assert rows[1][4] == "1"
    assert rows[4][2:6] == ["", "Was not here", "", ""]
    assert "history-01-" in answer.headers["Content-Disposition"]


def test_the_workbook_has_numbers_as_numbers_and_text_as_text(manager: Staff, held: UUID) -> None:
    answer = manager.client.get(f"/en/centre/rooms/{held}/report.xlsx")
    sheet = load_workbook(io.BytesIO(answer.data)).worksheets[0]

    assert sheet["B2"].data_type == "s"
    assert sheet["B2"].value == "=1+1"
    assert [sheet.cell(2, column).value for column in (1, 5, 6)] == [1, 1, 10]
    assert sheet["E5"].value is None


def test_the_handout_says_what_to_repeat_and_nothing_about_anybody(manager: Staff, held: UUID) -> None:
    page = manager.client.get(f"/en/centre/rooms/{held}/handout").text

    sheets = page.split('<article class="handout"')[1:]
    assert len(sheets) == 1
    assert "Right answer:" in sheets[0]
    assert "Вопрос 2?" in sheets[0]
    assert "Вали" not in page
    assert "=1+1" not in page


@pytest.mark.parametrize(
    ("ticked", "sheets"),
    [
        (["uz", "ru"], ["ru", "uz-Latn"]),
        (["ky", "tg", "uz", "ru", "en"], ["ru", "en", "uz-Latn"]),
        (["xx", "", "<b>"], ["en"]),
        ([], ["en"]),
    ],
)
def test_a_handout_has_one_sheet_for_each_of_up_to_three_languages(
    manager: Staff, held: UUID, ticked: list[str], sheets: list[str]
) -> None:
    answer = manager.client.get(f"/en/centre/rooms/{held}/handout", query_string={"language": ticked})

    assert re.findall(r'<article class="handout" lang="([^"]+)"', answer.text) == sheets


def test_a_session_without_results_has_no_handout_yet(manager: Staff) -> None:
    page = manager.client.get(f"/en/centre/rooms/{open_room(manager)}/handout").text

    assert "Nobody has handed in yet." in page
    assert "<article" not in page
