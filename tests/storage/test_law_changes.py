"""Printed forms that a change of the law touches."""

from sqlalchemy import Engine

from elearn.domain.items import ItemId
from elearn.storage.engine import reading, transaction
from elearn.storage.law_changes import FormHolding, list_form_holdings
from tests.storage.good_rows import fill


def test_forms_that_hold_an_item_are_told_by_centre_and_number(engine: Engine) -> None:
    with transaction(engine) as session:
        fill(session, until="")

    with reading(engine) as session:
        found = list_form_holdings(session, [ItemId("hist-0001"), ItemId("hist-0009")])
        assert found == [FormHolding(item_id=ItemId("hist-0001"), centre="House", number=4821)]
        assert list_form_holdings(session, [ItemId("hist-0009")]) == []
        assert list_form_holdings(session, []) == []
