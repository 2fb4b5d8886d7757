"""The central server tells centres which items are out of use, and what was decided about answers to them."""

from sqlalchemy.orm import Session

from elearn.domain.withdrawals import ToldWithdrawal
from elearn.storage.withdrawals import list_withdrawals

MOST_TOLD = 2_000  # lines of a reply: those of withdrawn items, and those of checks


def tell_withdrawals(session: Session) -> tuple[ToldWithdrawal, ...]:
    """List every withdrawal as it stands."""
    return tuple(
        ToldWithdrawal(
            version=each.version,
            versions=each.versions,
            item_id=each.item_id,
            bank_id=each.bank_id,
            release=each.release,
            reason=each.reason,
            withdrawn_at=each.withdrawn_at,
            decision=each.decision,
            accepted=each.accepted,
        )
        for each in list_withdrawals(session)
    )
