import re
from datetime import UTC, datetime

import pytest
from flask import Flask

from elearn.domain.centres import CentreRole, digest_secret
from elearn.domain.permissions import Role
from elearn.storage.audit import list_audit_entries
from elearn.storage.centres import find_invitation
from elearn.storage.engine import reading
from tests.web.browsing import send, sign_in
from tests.web.centre.conftest import Staff, StaffMaker
from tests.web.conftest import PASSWORD, store_account

STAFF, HOME = "/en/centre/staff", "/en/centre/"
INVITATIONS = f"{STAFF}/invitations"
NEWCOMER = {"user_name": "Aigul", "password": PASSWORD}


def invite(staff: Staff, role: str = "trainer") -> str:
    """Make a link, and return its path."""
    page = send(staff.client, INVITATIONS, {"role": role})
    found = re.search(r"http://localhost(/en/account/invitation/[\w-]+)", page.text)
    assert found, page.text
    return found[1]


def accept(app: Flask, path: str, **fields: str) -> tuple[int, str]:
    """Fill in the form behind a link, in a new browser."""
    page = send(app.test_client(), path, {**NEWCOMER, **fields})
    return page.status_code, page.text


@pytest.mark.parametrize(
    ("asked", "role"), [(each, each) for each in ("trainer", "manager")] + [("x", "trainer")]
)
def test_whoever_opens_the_link_makes_an_account_and_is_led_to_the_centre(
    app: Flask, manager: Staff, asked: str, role: str
) -> None:
    path, client = invite(manager, asked), app.test_client()
    assert "Центр manager" in client.get(path).text

    made = send(client, path, NEWCOMER)

    assert (made.status_code, made.location) == (303, HOME)
    assert "Центр manager" in client.get(HOME).text
    assert HOME in client.get("/en/account/").text
    assert (client.get(STAFF).status_code == 200) is (role == "manager")
    assert "aigul" in manager.client.get(STAFF).text


def test_only_the_digest_of_the_link_is_kept(manager: Staff) -> None:
    secret = invite(manager).rpartition("/")[2]

    with reading(manager.engine) as session:
        assert find_invitation(session, digest_secret(secret))
        assert find_invitation(session, secret) is None


def test_a_link_works_once(app: Flask, manager: Staff) -> None:
    path = invite(manager)
    assert accept(app, path)[0] == 303

    assert accept(app, path, user_name="another")[0] == 404
    assert app.test_client().get(path).status_code == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"user_name": "manager"}, 409),
        ({"user_name": "  "}, 422),
        ({"user_name": "a" * 151}, 422),
        ({"password": "short"}, 422),
        ({"password": "aigul aigul"}, 422),
        ({"password": ""}, 422),
    ],
)
def test_what_is_refused_leaves_the_link_open(
    app: Flask, manager: Staff, fields: dict[str, str], status: int
) -> None:
    path = invite(manager)
    refused, page = accept(app, path, **fields)

    assert refused == status
    assert 'class="error"' in page or 'role="alert"' in page
    assert accept(app, path)[0] == 303


def test_guessing_links_is_paused(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    monkeypatch.setattr("elearn.web.account.invitation.utc_now", lambda: now)
    client = app.test_client()

    answers = [client.get(f"/en/account/invitation/{number}").status_code for number in range(31)]

    assert answers == [404] * 30 + [429]


def test_a_manager_shuts_somebody_out_at_once(manager: Staff, make_staff: StaffMaker) -> None:
    trainer = make_staff("trainer", CentreRole.TRAINER, at=manager)
    assert trainer.client.get(HOME).status_code == 200

    send(manager.client, f"{STAFF}/{trainer.member.account_id}/shut-out")

    assert trainer.client.get(HOME).status_code == 302
    assert sign_in(trainer.client, "trainer").status_code == 422
    assert 'shut-out"' not in manager.client.get(STAFF).text


def test_nobody_shuts_themselves_out(manager: Staff) -> None:
    assert send(manager.client, f"{STAFF}/{manager.member.account_id}/shut-out").status_code == 403
    assert manager.client.get(HOME).status_code == 200


def test_a_trainer_neither_sees_nor_changes_the_staff(manager: Staff, make_staff: StaffMaker) -> None:
    trainer = make_staff("trainer", CentreRole.TRAINER, at=manager)

    assert trainer.client.get(STAFF).status_code == 403
    assert send(trainer.client, INVITATIONS, {"role": "manager"}).status_code == 403
    assert send(trainer.client, f"{STAFF}/{manager.member.account_id}/shut-out").status_code == 403
    assert STAFF not in trainer.client.get(HOME).text


def test_an_administrator_who_works_at_no_centre_finds_none(app: Flask, manager: Staff) -> None:
    store_account(manager.engine, "administrator", Role.ADMINISTRATOR)
    client = app.test_client()
    sign_in(client, "administrator")

    assert client.get(HOME).status_code == 404
    assert client.get(f"{HOME}groups").status_code == 404
    assert f'"{HOME}"' not in client.get("/en/account/").text


def test_what_staff_do_is_in_the_audit(manager: Staff) -> None:
    group_id = manager.make_group("Али")
    (person,) = manager.people(group_id)
    here = f"{HOME}groups/{group_id}"
    invite(manager)
    send(manager.client, f"{here}/people/{person.id}/name", {"name": "Бек"})
    send(manager.client, f"{here}/people/{person.id}/pictures")
    send(manager.client, f"{here}/people/{person.id}/remove")
    send(manager.client, f"{here}/import/confirm", {"table": "name\nВали\n"})
    send(manager.client, f"{here}/archive", {"archived": "1"})

    with reading(manager.engine) as session:
        entries = list_audit_entries(session)
    done = [entry.action for entry in entries if entry.account_id == manager.member.account_id]
    assert done == [
        *("archive_group", "import_people", "add_people", "erase_person", "redraw_pictures", "rename_person"),
        *("invite_staff", "add_people", "make_group", "sign_in"),
    ]
    assert not any(name in entry.subject for entry in entries for name in ("Али", "Бек", "Вали"))
