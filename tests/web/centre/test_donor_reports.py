"""Reports for donors over HTTP: the page, CSV and workbook tell the same."""

import csv
import io
import re
from datetime import UTC, datetime
from html import unescape
from uuid import UUID

import pytest
from openpyxl import load_workbook

from elearn.domain.participant_details import Details, Sex
from tests.builders import new_id
from tests.usecases.donor_season import Season
from tests.web.browsing import send
from tests.web.centre.conftest import Staff, StaffMaker

REPORTS = "/en/centre/reports"


@pytest.fixture
def months() -> dict[str, str]:
    """This month: the clock of the app is the real one."""
    month = f"{datetime.now(UTC):%Y-%m}"
    return {"first": month, "last": month}


def hold_season(staff: Staff) -> None:
    """Thirty women, three men and seven who did not say came today; most sat two tests."""
    season = Season(staff.member, datetime.now(UTC).replace(day=1, hour=12))
    day = season.hold_session()
    for kind, count in ((Sex.FEMALE, 30), (Sex.MALE, 3), (None, 7)):
        for n in range(count):
            season.come(day, told=Details(sex=kind) if kind else None, scores=(8, 9 + n % 4))
    season.store(staff.engine)


def make(staff: Staff, months: dict[str, str]) -> str:
    answer = send(staff.client, REPORTS, months)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def test_before_anybody_came_there_is_nothing_to_report(manager: Staff, months: dict[str, str]) -> None:
    page = manager.client.get(REPORTS)

    assert "Nobody has come yet." in page.text
    assert "Make the report" not in page.text
    assert send(manager.client, REPORTS, months).status_code == 422


def test_a_trainer_makes_a_report_and_finds_it_again(
    manager: Staff, make_staff: StaffMaker, months: dict[str, str]
) -> None:
    from_trainer = make_staff("trainer", at=manager)
    hold_season(manager)

    address = make(from_trainer, months)

    page = from_trainer.client.get(address)
    assert page.status_code == 200
    assert address in manager.client.get(REPORTS).text
    assert address.rpartition("/")[2] in manager.client.get(REPORTS).text


def test_the_page_hides_small_rows_and_says_what_hidden_means(manager: Staff, months: dict[str, str]) -> None:
    hold_season(manager)

    text = words_of(manager.client.get(make(manager, months)).text)

    assert "Women 30 30" in text
    assert "Men hidden hidden Not said hidden hidden Hidden rows together 10 10" in text
    assert "Hidden: fewer than 5 people" in text


def test_csv_workbook_and_page_tell_the_same(manager: Staff, months: dict[str, str]) -> None:
    hold_season(manager)
    address = make(manager, months)

    book = load_workbook(io.BytesIO(manager.client.get(f"{address}.xlsx").data)).active
    cells = [list(row) for row in book.iter_rows(values_only=True)]
    text = manager.client.get(f"{address}.csv").data.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [[as_number(cell) for cell in row] for row in cells] == [
        [as_number(cell) for cell in line] for line in lines
    ]
    page = words_of(manager.client.get(address).text)
    for title, who, people, visits, _, tested, gain, low, high in cells[2:5]:
        assert title == "Women and men"
        assert f"{who} {people} {visits}" in page
        if who == "Women":
            assert all(isinstance(value, int) for value in (people, visits, tested))
            assert f"Gain +{gain:.1f} ({low:.1f} to {high:.1f}) · {tested} people" in page


def test_in_a_country_with_decimal_commas_csv_has_them(manager: Staff, months: dict[str, str]) -> None:
    hold_season(manager)
    address = make(manager, months).replace("/en/", "/ru/")

    text = manager.client.get(f"{address}.csv").data.decode("utf-8-sig")

    assert re.search(r";\d+,\d;", text)
    assert not re.search(r";\d+\.\d;", text)


def test_a_centre_named_like_a_formula_is_text_in_every_file(
    make_staff: StaffMaker, months: dict[str, str]
) -> None:
    staff = make_staff("=1+1")  # the centre is called after the manager
    rename_centre(staff, "=HYPERLINK(1)")
    hold_season(staff)
    address = make(staff, months)

    book = load_workbook(io.BytesIO(staff.client.get(f"{address}.xlsx").data)).active
    found = [cell for row in book.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    assert [cell.data_type for cell in found] == ["s"]
    assert "'=HYPERLINK(1)" in staff.client.get(f"{address}.csv").data.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("", ""),
        ("2026-01", "x"),
        ("9999-12", "9999-12"),
        ("0001-01", "0001-02"),
        ("=1", "²026-01"),
    ],
)
def test_months_that_are_not_offered_are_refused(manager: Staff, first: str, last: str) -> None:
    hold_season(manager)

    answer = send(manager.client, REPORTS, {"first": first, "last": last})

    assert answer.status_code == 422
    assert "The first month must not be after the last one." in answer.text


def test_another_centres_report_is_not_found_at_any_address(
    manager: Staff, make_staff: StaffMaker, months: dict[str, str]
) -> None:
    stranger = make_staff("stranger")
    hold_season(manager)
    address = make(manager, months)

    for found in (address, f"{address}.csv", f"{address}.xlsx", f"{REPORTS}/{UUID(int=new_id().int)}"):
        assert stranger.client.get(found).status_code == 404
    assert address not in stranger.client.get(REPORTS).text


def test_two_reports_with_a_month_in_common_warn_of_each_other(
    manager: Staff, months: dict[str, str]
) -> None:
    hold_season(manager)
    first = make(manager, months)
    assert "Another report shares months" not in manager.client.get(first).text

    make(manager, months)

    assert "Another report shares months" in manager.client.get(first).text


def test_few_people_are_said_to_be_few(manager: Staff, months: dict[str, str]) -> None:
    season = Season(manager.member, datetime.now(UTC).replace(day=1, hour=12))
    day = season.hold_session()
    for _ in range(3):
        season.come(day)
    season.store(manager.engine)

    page = manager.client.get(make(manager, months))

    assert "Fewer than 5 people came." in page.text
    assert manager.client.get(f"{make(manager, months)}.xlsx").status_code == 200


def as_number(cell: object) -> object:
    """A number however the file writes it, else the words."""
    text = "" if cell is None else str(cell)
    return float(text) if re.fullmatch(r"-?[0-9.]+", text) else text


def words_of(page: str) -> str:
    """The words of a page as they stand one after the other."""
    main = page.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def rename_centre(staff: Staff, name: str) -> None:
    with staff.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE centre SET name = ? WHERE name LIKE '%=1+1'", (name,))
