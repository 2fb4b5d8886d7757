import io
import re
from urllib.parse import unquote
from uuid import UUID, uuid4

import pytest
from openpyxl import load_workbook

from elearn.domain.groups import MAX_PARTICIPANTS
from tests.web.browsing import send, token_of
from tests.web.centre.conftest import Staff
from tests.web.qr_pictures import read_qr_picture

GROUPS = "/en/centre/groups"


def check(staff: Staff, group_id: UUID, content: bytes | str) -> tuple[int, str]:
    """Send a file to be checked."""
    data = content.encode() if isinstance(content, str) else content
    head = b'--x\r\nContent-Disposition: form-data; name="table"; filename="list.csv"\r\n\r\n'
    page = staff.client.post(
        f"{GROUPS}/{group_id}/import",
        data=head + data + b"\r\n--x--\r\n",
        content_type="multipart/form-data; boundary=x",
        headers={"X-CSRFToken": token_of(staff.client, GROUPS)},
    )
    return page.status_code, page.text


def carried(page: str) -> str:
    """Read the table that a page carries for its confirmation."""
    found = re.search(r'name="table" value="([^"]*)"', page)
    assert found
    return found[1].replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")


def test_a_group_is_made_and_leads_to_where_people_are_added(manager: Staff) -> None:
    made = send(manager.client, GROUPS, {"name": "  Утро  1 "})

    assert made.status_code == 303
    assert made.location.endswith("/add")
    assert manager.groups() == ["Утро 1"]
    assert manager.client.get(made.location).status_code == 200


@pytest.mark.parametrize(("name", "status"), [("", 422), ("   ", 422), ("a" * 101, 422), ("Утро", 409)])
def test_a_group_needs_a_name_of_its_own(manager: Staff, name: str, status: int) -> None:
    manager.make_group(name="Утро")
    page = send(manager.client, GROUPS, {"name": name})

    assert page.status_code == status
    assert 'aria-invalid="true"' in page.text
    assert manager.groups() == ["Утро"]


def test_people_are_added_by_names_and_by_count(manager: Staff) -> None:
    group_id = manager.make_group("Али")
    sent = send(manager.client, f"{GROUPS}/{group_id}/add", {"names": "Бек\r\n\r\n Вали ", "count": "2"})

    assert sent.location == f"{GROUPS}/{group_id}"
    assert [person.name for person in manager.people(group_id)] == ["Али", "Бек", "Вали", None, None]
    assert "4 people were added." in manager.client.get(sent.location).text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 422),
        ({"names": "\n \n"}, 422),
        ({"count": "0"}, 422),
        ({"count": "-1"}, 422),
        ({"count": "x"}, 422),
        ({"count": "9" * 5000}, 422),
        ({"count": str(MAX_PARTICIPANTS + 1)}, 422),
        ({"count": str(MAX_PARTICIPANTS)}, 409),
        ({"names": "a\n" * 201}, 409),
        ({"names": "a" * 50_001}, 422),
    ],
)
def test_what_cannot_be_added_is_said_beside_the_field(
    manager: Staff, fields: dict[str, str], status: int
) -> None:
    group_id = manager.make_group("Али")
    page = send(manager.client, f"{GROUPS}/{group_id}/add", fields)

    assert page.status_code == status
    assert 'aria-invalid="true"' in page.text
    assert "Not a valid" not in page.text
    assert len(manager.people(group_id)) == 1


def test_a_person_is_renamed_gets_other_pictures_and_goes(manager: Staff) -> None:
    group_id = manager.make_group("Али")
    (before,) = manager.people(group_id)
    here = f"{GROUPS}/{group_id}/people/{before.id}"
    assert "Али" in manager.client.get(here).text

    assert send(manager.client, f"{here}/name", {"name": "Алишер"}).status_code == 303
    assert send(manager.client, f"{here}/name", {"name": "a" * 101}).status_code == 422
    assert send(manager.client, f"{here}/pictures").location == here
    (after,) = manager.people(group_id)
    assert (after.name, after.pin != before.pin) == ("Алишер", True)

    assert send(manager.client, f"{here}/remove").location == f"{GROUPS}/{group_id}"
    assert manager.people(group_id) == []
    assert manager.client.get(here).status_code == 404


def test_a_person_belongs_to_their_own_group_only(manager: Staff) -> None:
    group_id, other = manager.make_group("Али"), manager.make_group(name="Вечер")
    (person,) = manager.people(group_id)

    assert manager.client.get(f"{GROUPS}/{other}/people/{person.id}").status_code == 404
    assert send(manager.client, f"{GROUPS}/{other}/people/{person.id}/remove").status_code == 404
    assert manager.people(group_id) == [person]


def test_a_group_is_put_away_and_taken_back(manager: Staff) -> None:
    group_id = manager.make_group()
    assert send(manager.client, f"{GROUPS}/{group_id}/archive", {"archived": "1"}).location == GROUPS
    assert "This group was put away." in manager.client.get(f"{GROUPS}/{group_id}").text

    back = send(manager.client, f"{GROUPS}/{group_id}/archive", {"archived": "0"})

    assert "This group was put away." not in manager.client.get(back.location).text


def test_a_file_is_checked_first_and_taken_in_when_staff_say_so(manager: Staff) -> None:
    group_id = manager.make_group("Али")
    (ali,) = manager.people(group_id)
    status, page = check(manager, group_id, f"number;name;id\n1;Алишер;{ali.id}\n;\"О'=\";\n;'=1+1;\n9;;\n")

    assert status == 200
    assert [person.name for person in manager.people(group_id)] == ["Али"]
    confirmed = send(manager.client, f"{GROUPS}/{group_id}/import/confirm", {"table": carried(page)})
    assert confirmed.location == f"{GROUPS}/{group_id}"
    people = [(person.number, person.name) for person in manager.people(group_id)]
    assert people == [(1, "Алишер"), (2, "О'="), (3, "=1+1"), (9, None)]


def test_every_mistake_is_named_by_its_row_and_nothing_can_be_confirmed(manager: Staff) -> None:
    group_id = manager.make_group("Али")
    status, page = check(manager, group_id, "number;name\n;Бек\n1;Вали\nx;Гули\n;=1\n")

    assert status == 422
    assert re.findall(r'<th scope="row">([^<]+)</th>', page) == ["3", "4", "5"]
    assert "/import/confirm" not in page
    assert len(manager.people(group_id)) == 1


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff" * 100, b"PK\x03\x04", "name\n=1\n", "nobody\n", "name\n" + "a\n" * 1001]
)
def test_a_hostile_file_is_answered_with_a_page(manager: Staff, content: bytes | str) -> None:
    status, page = check(manager, manager.make_group(), content)

    assert status == 422
    assert "Nothing was changed." in page


def test_a_file_that_is_too_large_is_refused(manager: Staff) -> None:
    group_id = manager.make_group()

    assert check(manager, group_id, b"name\n" + b"a" * 900_000)[0] == 422
    assert check(manager, group_id, b"name\n" + b"a" * 1_100_000)[0] == 413


def test_many_mistakes_are_counted_and_not_all_listed(manager: Staff) -> None:
    _, page = check(manager, manager.make_group(), "number;name\n" + "x;a\n" * 60)

    assert len(re.findall(r'<th scope="row">', page)) == 50
    assert "10 more rows have a mistake." in page


def test_what_is_confirmed_is_checked_again(manager: Staff) -> None:
    group_id = manager.make_group("Али")
    address = f"{GROUPS}/{group_id}/import/confirm"

    for table in ("", "name\n=1\n", "number;name\n1;Бек\n", "name;id\nБек;" + str(uuid4())):
        assert (
            send(manager.client, address, {"table": table.encode("utf-8", "replace").decode()}).status_code
            == 422
        )
    assert [person.name for person in manager.people(group_id)] == ["Али"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_taking_in_what_was_given_out_changes_nothing(manager: Staff, ending: str) -> None:
    group_id = manager.make_group("Али", "=1+1", None, "+7", "'-", 'А;"Б"')
    before = manager.people(group_id)
    given = manager.client.get(f"{GROUPS}/{group_id}/people.{ending}")
    status, page = check(manager, group_id, given.data)

    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.headers["Cache-Control"] == "no-store"
    assert status == 200
    assert "Nothing will change." in page
    assert "/import/confirm" not in page
    assert manager.people(group_id) == before


def test_the_workbook_has_numbers_as_numbers_and_names_as_text(manager: Staff) -> None:
    group_id = manager.make_group("=1+1", None)
    book = load_workbook(io.BytesIO(manager.client.get(f"{GROUPS}/{group_id}/people.xlsx").data))

    rows = [[(cell.value, cell.data_type) for cell in row[:2]] for row in book.active.iter_rows(min_row=2)]
    assert rows == [[(1, "n"), ("=1+1", "s")], [(2, "n"), (None, "n")]]


def test_a_card_shows_number_name_pictures_code_and_a_square_with_the_code(manager: Staff) -> None:
    group_id = manager.make_group("Али", None)
    people = manager.people(group_id)
    page = manager.client.get(f"{GROUPS}/{group_id}/cards").text
    cards = page.partition("</main>")[0].split('class="person-card"')[1:]

    assert len(cards) == 2
    for card, person in zip(cards, people, strict=True):
        shown = re.findall(r'aria-label="([^"]+)"', card)
        assert [word.lower() for word in shown] == list(person.pin)
        code = re.findall(r'class="code">([\d ]+)<', card)[0].replace(" ", "")
        assert _scan(card) == f"http://localhost/en/code#{code}"
    one = manager.client.get(f"{GROUPS}/{group_id}/cards?person={people[1].id}").text
    assert one.count('class="person-card"') == 1


def _scan(card: str) -> str:
    found = re.search(r'src="data:image/svg\+xml;charset=utf-8,([^"]+)"', card)
    assert found, card
    (text,) = read_qr_picture(
        unquote(found[1]).replace("'", '"').replace("'", '"').replace(' class="qrline"', "")
    )
    return text
