"""Forms on paper that were made before one of their tasks was withdrawn."""

import pytest
from sqlalchemy import Engine

from elearn.domain.items import ItemId
from elearn.domain.withdrawals import Decision
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from elearn.usecases.decide_withdrawal import decide_withdrawal
from elearn.usecases.withdraw_item import withdraw_item
from tests.builders import NOW, a_ref
from tests.web.centre.conftest import Staff
from tests.web.centre.test_paper import make, type_in
from tests.web.learner.conftest import a_rich_bank


@pytest.fixture
def desk(manager: Staff, sqlite_engine: Engine) -> Staff:
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    return manager


def withdraw(engine: Engine, decision: Decision, *accepted: str) -> None:
    item_id = ItemId("hist-0001")
    with transaction(engine) as session:
        version = withdraw_item(session, item_id=item_id, reason="x", account_id=None, now=NOW)
        decide_withdrawal(
            session, version=version, decision=decision, accepted=accepted, account_id=None, now=NOW
        )


@pytest.mark.parametrize(
    ("decision", "accepted", "told"),
    [
        (Decision.VOID, (), "This task was taken out because of a mistake."),
        (Decision.ACCEPT_BOTH, ("b",), "ответ a / ответ b"),
    ],
)
def test_the_key_and_the_marks_of_a_sheet_go_by_the_decision(
    desk: Staff, decision: Decision, accepted: tuple[str, ...], told: str
) -> None:
    form = make(desk)
    _, before = type_in(desk, form, **{"response-1": "b"})
    withdraw(desk.engine, decision, *accepted)

    assert told in desk.client.get(f"{form}/key").text
    _, after = type_in(desk, form, **{"response-1": "b"})

    assert "0 of 10" in before
    assert "1 of 10" in after
