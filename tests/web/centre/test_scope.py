"""Staff of one centre see and change nothing of another, by every address and id."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.web.browsing import send
from tests.web.centre.conftest import Staff, StaffMaker

#: Other values of addresses than groups, people and accounts have tests of their own.
OURS = {"lang_code", "group_id", "person_id", "account_id"}


@pytest.fixture
def stranger(make_staff: StaffMaker) -> Staff:
    """The manager of another centre."""
    return make_staff("stranger")


def test_every_address_of_another_centres_group_is_not_found(
    app: Flask, manager: Staff, stranger: Staff
) -> None:
    group_id, ours = manager.make_group("Али", "Бек"), stranger.make_group("Вали")
    before = manager.people(group_id)
    ids = {"person_id": before[0].id, "account_id": manager.member.account_id}
    addresses = [
        (method, _fill(rule, {**ids, "group_id": group}))
        for rule in _rules(app)
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
        for group in ([group_id, ours] if "person_id" in rule.arguments else [group_id])
    ]

    found = [(method, address) for method, address in addresses if _answer(stranger, method, address) != 404]

    assert len(addresses) > 15
    assert found == []
    assert manager.people(group_id) == before
    assert manager.may_still_sign_in(manager.member)
    assert manager.client.get("/en/centre/").status_code == 200


def test_lists_show_nothing_of_another_centre(manager: Staff, stranger: Staff) -> None:
    manager.make_group(name="Тайная")

    for page in ("", "groups", "staff"):
        text = stranger.client.get(f"/en/centre/{page}").text
        assert "Тайная" not in text
        assert ">manager<" not in text


def _rules(app: Flask) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        ids = set(rule.arguments) - {"lang_code"}
        if rule.endpoint.startswith("centre.") and ids and ids <= OURS:
            yield rule


def _fill(rule: Rule, ids: dict[str, UUID]) -> str:
    address = rule.rule.replace("<lang:lang_code>", "en")
    for name, value in ids.items():
        address = address.replace(f"<uuid:{name}>", str(value))
    return address


def _answer(staff: Staff, method: str, address: str) -> int:
    fields = {"names": "x", "name": "x", "results": "erase", "table": "name\nx\n", "archived": "1"}
    if method == "GET":
        return staff.client.get(address).status_code
    return send(staff.client, address, fields).status_code
