"""Whose a test is, what is known about people and how long it is kept; over HTTP."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import Engine, insert, update
from werkzeug.routing import Rule

from elearn.storage.engine import reading, transaction
from elearn.storage.retention import load_months
from elearn.storage.tables import ParticipantRow
from elearn.web.clock import utc_now
from tests.builders import NOW
from tests.web.browsing import send
from tests.web.centre.audit_reading import actions
from tests.web.centre.conftest import Staff, StaffMaker
from tests.web.centre.room_visits import load_tests
from tests.web.centre.seated import Sat, sit

HERE = "/en/centre"


@pytest.fixture
def sat(manager: Staff) -> Sat:
    """Али has handed in a test at a computer of the centre; Бек is in the group too."""
    load_tests(manager.engine)
    return sit(manager, manager.make_group("Али", "Бек"))


def test_a_test_is_moved_to_the_right_person_after_a_question(manager: Staff, sat: Sat) -> None:
    ali, bek = manager.people(sat.group_id)
    address = f"{HERE}/attempts/{sat.attempt_id}/move"
    asked = manager.client.get(address).text
    assert f"to={bek.id}" in asked
    assert f"to={ali.id}" not in asked
    sure = manager.client.get(f"{address}?to={bek.id}").text
    assert ("Now it stands under Али." in sure, "Then it belongs to Бек." in sure) == (True, True)

    moved = send(manager.client, address, {"to": str(bek.id)})

    assert moved.location == f"{HERE}/rooms/{sat.room_id}/report"
    page = manager.client.get(moved.location).text
    assert "The test now belongs to Бек." in page
    results = f"{HERE}/groups/{sat.group_id}/people/{{}}/results"
    assert "Nothing is handed in yet." in manager.client.get(results.format(ali.id)).text
    assert str(sat.attempt_id) in manager.client.get(results.format(bek.id)).text
    assert actions(manager)[:4].count("Test moved to another person") == 1


def test_who_looks_at_a_test_that_may_be_somebody_elses_is_in_the_log(manager: Staff, sat: Sat) -> None:
    bek = manager.people(sat.group_id)[1]
    address = f"{HERE}/attempts/{sat.attempt_id}/move"
    for _ in range(2):
        manager.client.get(address)
        manager.client.get(f"{address}?to={bek.id}")

    assert actions(manager).count("Results of a person seen") == 1
    assert "Али (Утро)" in manager.client.get(f"{HERE}/audit?what=see_results").text


def test_who_is_still_writing_is_not_disturbed(manager: Staff) -> None:
    load_tests(manager.engine)
    group_id = manager.make_group("Али", "Бек")
    sat = sit(manager, group_id, hands_in=False)
    bek = manager.people(group_id)[1]
    address = f"{HERE}/attempts/{sat.attempt_id}/move"

    assert "Somebody is still writing this test." in manager.client.get(address).text
    assert "Yes, move it" not in manager.client.get(f"{address}?to={bek.id}").text
    assert send(manager.client, address, {"to": str(bek.id)}).status_code == 409


@pytest.mark.parametrize("to", ["", "x", "'--", "01a202fd-132b-7f17-9abe-e7549bd789a5", "0" * 5000])
def test_nonsense_moves_nothing(manager: Staff, sat: Sat, to: str) -> None:
    address = f"{HERE}/attempts/{sat.attempt_id}/move"

    assert send(manager.client, address, {"to": to}).status_code == 404
    assert manager.client.get(address, query_string={"to": to}).status_code == (404 if to else 200)


def test_every_address_of_another_centres_attempt_is_not_found(
    app: Flask, manager: Staff, make_staff: StaffMaker, sat: Sat
) -> None:
    stranger = make_staff("stranger")
    theirs = stranger.people(stranger.make_group("Вали"))[0]
    addresses = [
        (
            method,
            rule.rule.replace("<lang:lang_code>", "en").replace("<uuid:attempt_id>", str(sat.attempt_id)),
        )
        for rule in _rules(app)
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
    ]

    assert len(addresses) == 2
    for method, address in addresses:
        for to in (str(theirs.id), str(manager.people(sat.group_id)[1].id)):
            query = f"{address}?to={to}"
            answer = (
                stranger.client.get(query) if method == "GET" else send(stranger.client, address, {"to": to})
            )
            assert answer.status_code == 404
    assert send(manager.client, addresses[0][1], {"to": str(theirs.id)}).status_code == 404


def test_a_group_is_renamed_unless_the_name_is_taken(manager: Staff) -> None:
    group_id = manager.make_group(name="Утро")
    manager.make_group(name="Вечер")
    address = f"{HERE}/groups/{group_id}/name"

    assert send(manager.client, address, {"name": "Вечер"}).status_code == 409
    assert send(manager.client, address, {"name": " "}).status_code == 422
    assert send(manager.client, address, {"name": "Утро"}).status_code == 303
    assert send(manager.client, address, {"name": " Утро  2 "}).location == f"{HERE}/groups/{group_id}"
    assert sorted(manager.groups()) == ["Вечер", "Утро 2"]


def test_everything_about_a_person_is_given_but_what_is_another_centres(
    manager: Staff, make_staff: StaffMaker, sat: Sat
) -> None:
    ali = manager.people(sat.group_id)[0]
    stranger = make_staff("stranger")
    other = stranger.make_group("Вали")
    _put_on_list(manager.engine, stranger, other, ali.learner_id)
    theirs = sit(stranger, other, learner_id=ali.learner_id)
    listed = next(each for each in stranger.people(other) if each.learner_id == ali.learner_id)
    told = {"agreed": "y", "sex": "male", "birth_year": "1987"}
    assert send(stranger.client, f"{HERE}/groups/{other}/people/{listed.id}/details", told).status_code == 303
    given = manager.client.get(f"{HERE}/groups/{sat.group_id}/people/{ali.id}/everything.json")

    assert given.headers["Content-Disposition"].startswith("attachment")
    data = given.json
    assert data is not None
    assert [row["name"] for row in data["participant"]] == ["Али"]
    assert [row["id"] for row in data["attempt"]] == [sat.attempt_id.hex]
    assert {row["attempt_id"] for row in data["attempt_item"]} == {sat.attempt_id.hex}
    assert len(data["seat"]) == 1
    assert data["participant_detail"] == []
    assert theirs.attempt_id.hex not in given.text
    assert "Everything about a person saved as a file" in actions(manager)


def test_a_person_is_erased_with_everything_and_the_log_names_nobody(manager: Staff, sat: Sat) -> None:
    ali = manager.people(sat.group_id)[0]
    here = f"{HERE}/groups/{sat.group_id}/people/{ali.id}"
    assert "Erase Али?" in manager.client.get(f"{here}/erase").text

    erased = send(manager.client, f"{here}/erase")

    assert erased.location == f"{HERE}/groups/{sat.group_id}"
    assert manager.client.get(here).status_code == 404
    assert manager.client.get(f"{HERE}/attempts/{sat.attempt_id}/move").status_code == 404
    assert "Person erased with everything" in actions(manager)
    assert "Али" not in manager.client.get(f"{HERE}/audit").text


def test_whom_another_centre_knows_is_erased_here_alone(
    manager: Staff, make_staff: StaffMaker, sat: Sat
) -> None:
    ali = manager.people(sat.group_id)[0]
    stranger = make_staff("stranger")
    other = stranger.make_group()
    _put_on_list(manager.engine, stranger, other, ali.learner_id)
    here = f"{HERE}/groups/{sat.group_id}/people/{ali.id}/erase"

    assert "Another centre knows this person too." in manager.client.get(here).text
    done = send(manager.client, here)

    assert "Another centre knows them too" in manager.client.get(done.location).text
    assert [person.learner_id for person in stranger.people(other)] == [ali.learner_id]
    assert len(manager.people(sat.group_id)) == 1


def test_a_period_that_would_erase_somebody_is_asked_about(manager: Staff) -> None:
    group_id = manager.make_group("Али", "Бек")
    ali = manager.people(group_id)[0]
    with transaction(manager.engine) as session:
        long_ago = {"created_at": utc_now() - timedelta(days=200)}
        session.execute(update(ParticipantRow).where(ParticipantRow.id == ali.id).values(long_ago))
        session.execute(
            update(ParticipantRow).where(ParticipantRow.id != ali.id).values(created_at=utc_now())
        )

    def months() -> int:
        with reading(manager.engine) as session:
            return load_months(session, centre_id=manager.member.centre_id)

    assert "Nobody is erased in the next 30 days." in manager.client.get(f"{HERE}/privacy").text
    assert send(manager.client, f"{HERE}/privacy", {"months": "12"}).status_code == 303
    asked = send(manager.client, f"{HERE}/privacy", {"months": "3"})
    assert (asked.status_code, months()) == (200, 12)
    assert "1 person has not been here for longer." in asked.text

    sure = send(manager.client, f"{HERE}/privacy", {"months": "3", "sure": "yes"})
    assert (sure.status_code, months()) == (303, 3)
    assert "1 person has not been here for long" in manager.client.get(f"{HERE}/privacy").text
    assert actions(manager).count("Time that people are kept changed") == 2


@pytest.mark.parametrize("months", ["", "0", "-3", "7", "x", "9" * 400, "3.0"])
def test_no_other_period_can_be_chosen(manager: Staff, months: str) -> None:
    assert send(manager.client, f"{HERE}/privacy", {"months": months, "sure": "yes"}).status_code == 422


def _put_on_list(engine: Engine, staff: Staff, group_id: UUID, learner_id: UUID) -> None:
    values = {"id": uuid4(), "centre_id": staff.member.centre_id, "group_id": group_id, "number": 77}
    with transaction(engine) as session:
        session.execute(
            insert(ParticipantRow),
            {**values, "learner_id": learner_id, "name": "Тайный", "pin": "a b c", "created_at": NOW},
        )


def _fill(rule: Rule, sat: Sat) -> str:
    address = rule.rule.replace("<lang:lang_code>", "en")
    return address.replace("<uuid:attempt_id>", str(sat.attempt_id))


def _rules(app: Flask) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("centre.") and set(rule.arguments) == {"lang_code", "attempt_id"}:
            yield rule
