"""The current releases as new papers are drawn from them: without what is out of use."""

from datetime import date

from sqlalchemy.orm import Session

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId
from elearn.domain.items_in_use import list_overdue, list_withdrawn, may_be_overdue, take_out
from elearn.storage.item_checks import load_item_checks
from elearn.storage.rulings import load_current_banks_and_rulings


def load_banks_in_use(session: Session, *, exam_on: date | None = None) -> dict[BankId, ItemBank]:
    """Return every bank's current release without withdrawn items: one statement once they were read.

    `exam_on`: the day of a paper in exam mode, from which items go that nobody checked for too long as well;
    that takes a second statement, and only where an item's own date says so.
    """
    banks, rulings = load_current_banks_and_rulings(session)
    out = {bank.id: list_withdrawn(bank, rulings) for bank in banks.values()}
    if exam_on and any(may_be_overdue(bank, exam_on) for bank in banks.values()):
        checks = load_item_checks(session)
        for bank in banks.values():
            out[bank.id] |= list_overdue(bank, checks, exam_on)
    return {bank_id: take_out(bank, out[bank_id]) for bank_id, bank in banks.items()}
