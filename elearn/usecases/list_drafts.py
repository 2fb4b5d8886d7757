"""An editor sees every bank and how far its draft is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.drafts import Draft
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import bank_order
from elearn.storage.drafts import find_open_draft, list_draft_entries
from elearn.storage.releases import load_current_banks


@dataclass(frozen=True, kw_only=True)
class BankDraft:
    """A bank as it serves now, its open draft if there is one, and how far the changes of people are."""

    bank: ItemBank
    draft: Draft | None
    count_by_state: Mapping[str, int]


def list_drafts(session: Session) -> list[BankDraft]:
    """List the banks in the exam's order."""
    banks = load_current_banks(session)
    return [_count(session, banks[bank_id]) for bank_id in sorted(banks, key=bank_order)]


def _count(session: Session, bank: ItemBank) -> BankDraft:
    draft = find_open_draft(session, bank.id)
    entries = list_draft_entries(session, draft.id).values() if draft else ()
    counts = Counter(str(entry.state) for entry in entries if entry.changed_by)
    return BankDraft(bank=bank, draft=draft, count_by_state=counts)
