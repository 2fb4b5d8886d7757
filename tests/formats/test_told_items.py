"""What a reply tells of withdrawn items is read as it is written, or refused."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter

from elearn.domain.items import ItemId
from elearn.domain.items_in_use import ItemCheck
from elearn.domain.sync import Reply
from elearn.domain.withdrawals import Decision, ToldWithdrawal
from elearn.formats.sync.lines import BadLine, public_key_of, read_line, write_line
from tests.builders import HISTORY, NOW
from tests.formats.test_sync_lines import REPLY

VERSION = "a" * 64
TOLD = ToldWithdrawal(
    version=VERSION,
    versions=(VERSION,),
    item_id=ItemId("hist-0001"),
    bank_id=HISTORY,
    release="2026.1",
    reason="Верны оба ответа",
    withdrawn_at=NOW,
    decision=Decision.ACCEPT_BOTH,
    accepted=("b",),
)
CHECK = ItemCheck(item_id=TOLD.item_id, checked_on=NOW.date(), review_by=NOW.date() + timedelta(days=365))


def read(reply: Reply) -> Reply:
    return read_line(write_line(reply, "central"), Reply, public_key_of("central"))


def test_what_was_written_is_read() -> None:
    reply = replace(REPLY, withdrawals=(TOLD,), checks=(CHECK,))

    assert read(reply) == reply


def test_servers_of_before_and_after_understand_each_other() -> None:
    adapter = TypeAdapter(Reply)
    told: dict[str, Any] = json.loads(adapter.dump_json(REPLY))
    older = {name: value for name, value in told.items() if name not in {"withdrawals", "checks"}}

    assert adapter.validate_json(json.dumps(older), strict=True) == REPLY
    assert adapter.validate_json(json.dumps({**told, "of_tomorrow": 1}), strict=True) == REPLY


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "abc"},
        {"versions": ()},
        {"versions": (VERSION, "x")},
        {"item_id": "../x"},
        {"bank_id": ""},
        {"release": "x" * 33},
        {"reason": ""},
        {"reason": "x" * 501},
        {"reason": "\x00"},
        {"accepted": ()},
        {"accepted": ("x" * 201,)},
        {"accepted": ("b",) * 21},
        {"decision": Decision.VOID},
        {"withdrawn_at": NOW.replace(year=1970)},
    ],
)
def test_what_no_server_of_ours_tells_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadLine):
        read(replace(REPLY, withdrawals=(replace(TOLD, **changes),)))


@pytest.mark.parametrize("changes", [{"review_by": CHECK.checked_on}, {"item_id": "a b"}])
def test_checks_that_cannot_be_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadLine):
        read(replace(REPLY, checks=(replace(CHECK, **changes),)))


def test_too_many_are_refused() -> None:
    with pytest.raises(BadLine):
        read(replace(REPLY, checks=(CHECK,) * 2_001))
