"""Who did and saw what, as managers read it over HTTP."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from elearn.domain.centres import CentreRole
from elearn.storage.audit import add_audit_entry
from elearn.storage.engine import transaction
from tests.builders import NOW
from tests.web.browsing import send
from tests.web.centre.audit_reading import actions, log
from tests.web.centre.conftest import Staff, StaffMaker
from tests.web.centre.room_visits import load_tests, open_room

HERE = "/en/centre"


def test_log_and_privacy_are_for_managers(manager: Staff, make_staff: StaffMaker) -> None:
    trainer = make_staff("trainer", CentreRole.TRAINER, at=manager)

    for page in ("audit", "privacy"):
        assert trainer.client.get(f"{HERE}/{page}").status_code == 403
    assert send(trainer.client, f"{HERE}/privacy", {"months": "3"}).status_code == 403


def test_the_log_tells_who_saw_a_person_once_in_an_hour(manager: Staff, make_staff: StaffMaker) -> None:
    trainer = make_staff("trainer", CentreRole.TRAINER, at=manager)
    group_id = manager.make_group("Али")
    ali = manager.people(group_id)[0]
    for _ in range(3):
        trainer.client.get(f"{HERE}/groups/{group_id}/people/{ali.id}")
        trainer.client.get(f"{HERE}/groups/{group_id}/people.csv")
    trainer.client.get(f"{HERE}/groups/{group_id}/people/{uuid4()}")

    entries = log(manager)

    assert entries.count(("Page of a person seen", "trainer")) == 1
    assert entries.count(("List of people saved as a file", "trainer")) == 1
    assert "Али (Утро)" in manager.client.get(f"{HERE}/audit").text
    account, action = trainer.member.account_id, "see_person"
    assert log(manager, f"?who={account}&what={action}") == [("Page of a person seen", "trainer")]
    assert "This log seen" in actions(manager)


def test_the_log_of_another_centre_stays_there(manager: Staff, make_staff: StaffMaker) -> None:
    stranger = make_staff("stranger")
    manager.make_group(name="Тайная")
    ours = manager.member.account_id

    assert {who for _, who in log(stranger)} <= {"stranger"}
    assert log(stranger, f"?who={ours}") == []
    page = stranger.client.get(f"{HERE}/audit").text
    assert "Тайная" not in page
    assert str(ours) not in page


def test_older_entries_come_page_by_page_and_each_once(manager: Staff) -> None:
    with transaction(manager.engine) as session:
        for number in range(120):
            add_audit_entry(
                session,
                account_id=manager.member.account_id,
                action=f"did_{number:03d}",
                subject="",
                now=NOW + timedelta(seconds=number // 4),  # some at the very same moment
            )
    seen: list[str] = []
    address = f"{HERE}/audit"
    while address and len(seen) < 200:
        page = manager.client.get(address).text
        seen += re.findall(r"<b>(did_\d+)</b>", page)
        found = re.search(r'<a class="button" href="([^"]*before=[^"]*)"', page)
        address = found[1].replace("&amp;", "&") if found else ""

    assert seen == [f"did_{number:03d}" for number in reversed(range(120))], "and unknown ones as they are"


@pytest.mark.parametrize(
    "query",
    [
        "who=x",
        "what=%D1%8F'--",
        "what=" + "a" * 3000,
        "before=x",
        "before=2026-01-01~1",
        "before=2026-01-01T00:00:00%2B00:00~" + "9" * 40,
        "before=0001-01-01T00:00:00%2B23:59~1",
        "before=9999-12-31T23:59:59-23:59~1",
        "before=~",
    ],
)
def test_whatever_is_asked_of_the_log_is_answered(manager: Staff, query: str) -> None:
    assert manager.client.get(f"{HERE}/audit?{query}").status_code == 200


def test_lists_of_people_and_results_on_the_wall_are_noted_too(
    manager: Staff, make_staff: StaffMaker
) -> None:
    load_tests(manager.engine)
    trainer = make_staff("trainer", CentreRole.TRAINER, at=manager)
    group_id = manager.make_group("Али")
    room_id = open_room(manager, group=str(group_id))

    trainer.client.get(f"{HERE}/rooms/{room_id}")
    assert ("Report of a session seen", "trainer") not in log(manager)
    trainer.client.get(f"{HERE}/rooms/{room_id}?scores=yes")
    trainer.client.get(f"{HERE}/groups/{group_id}")

    assert ("Report of a session seen", "trainer") in log(manager)
    assert ("List of people seen", "trainer") in log(manager)
