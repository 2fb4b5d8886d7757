"""A QTI package beside a draft: what went out changes nothing, what others send gets ids of ours."""

import pytest
from sqlalchemy import Engine

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.domain.permissions import Role
from elearn.formats.exchange.registry import FORMATS
from elearn.storage.engine import reading
from elearn.usecases.plan_import import ImportPlan, plan_import
from elearn.usecases.write_exchange import ExchangeOrder, write_exchange
from tests.builders import an_account
from tests.formats.exchange.qti.other_systems import QTI2, a_package, an_item, choose, declare, resource
from tests.usecases.editing_desk import Desk

PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"


def plan(desk: Desk, content: bytes, version: str = "qti3") -> ImportPlan:
    account = an_account(id=desk.anna, user_name="anna", role=Role.EDITOR)
    with reading(desk.engine) as session:
        return plan_import(session, desk.load(), FORMATS[version].read(content), account=account)


@pytest.mark.parametrize(("version", "test_id"), [("qti2", "history-01"), ("qti3", "")])
def test_what_went_out_changes_nothing(engine: Engine, version: str, test_id: str) -> None:
    desk = Desk(engine, bank_id=BankId("history"))
    desk.open()
    order = ExchangeOrder(format=FORMATS[version], test_id=test_id)
    with reading(engine) as session:
        exported = write_exchange(session, desk.load(), order)

    seen = plan(desk, exported.content, version)

    assert (seen.faults, seen.changes, dict(seen.media)) == ((), (), {})
    assert seen.unchanged > 20


def test_an_item_that_was_edited_elsewhere_is_one_change(engine: Engine) -> None:
    desk = Desk(engine)
    desk.open()
    desk.change_item("law-0001", stem="Кто это решает?")
    with reading(engine) as session:
        exported = write_exchange(session, desk.load(), ExchangeOrder(format=FORMATS["qti2"]))
    desk.change_item("law-0001", stem="Кто решает?")

    (change,) = plan(desk, exported.content).changes

    assert change.key == EntryKey(EntryKind.ITEM, "law-0001")
    assert {name for name in change.after if change.after[name] != (change.before or {}).get(name)} == {
        "stem"
    }


def test_a_package_of_another_system_gets_our_ids(engine: Engine) -> None:
    desk = Desk(engine)
    desk.open()
    shown = '<p><img src="map.svg" alt="Карта"/></p>'
    question = an_item(declare("B"), shown + choose(("A", "раз"), ("B", "два"), ("C", "три")))
    test = (
        f'<assessmentTest xmlns="{QTI2}" identifier="T" title="Проба">'
        '<assessmentItemRef identifier="r" href="q.xml"/></assessmentTest>'
    )
    listed = resource("q.xml") + resource("t.xml", "test")

    seen = plan(desk, a_package({"q.xml": question, "t.xml": test, "map.svg": PICTURE}, listed))

    assert seen.faults == ()
    medium, item, stimulus, new_test = (change.after for change in seen.changes)
    assert item["id"].startswith("law-0")
    assert (item["stimulus"], stimulus["media"]) == (stimulus["id"], medium["id"])
    assert new_test["items"] == [item["id"]]
    assert dict(seen.media) == {medium["files"][0]["path"]: PICTURE}
