"""Releases together with what was withdrawn of them, by the same one statement."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, Select, select, tuple_
from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.errors import ReleaseNotFound
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId, ItemId
from elearn.domain.withdrawals import Decision, Ruling
from elearn.storage.releases import LIST_CURRENT, read_listed
from elearn.storage.tables import BankReleaseRow, WithdrawalRow

_release = BankReleaseRow.__table__
_withdrawal = WithdrawalRow.__table__

_LIST = select(_release.c.bank_id, _release.c.release, _release.c.sha256)
_RULING = ("item_id", "versions", "decision", "accepted")


def _with_rulings(listing: Select[Any]) -> Select[Any]:
    joined = listing.outerjoin(_withdrawal, _withdrawal.c.bank_id == _release.c.bank_id)
    return joined.add_columns(*(_withdrawal.c[name] for name in _RULING))


_CURRENT_WITH_RULINGS = _with_rulings(LIST_CURRENT)
_SOME_WITH_RULINGS = _with_rulings(_LIST)


def load_current_banks_and_rulings(session: Session) -> tuple[dict[BankId, ItemBank], list[Ruling]]:
    """Return the current release of every bank, and what was withdrawn of them: one statement."""
    rows = session.execute(_CURRENT_WITH_RULINGS).all()
    banks = dict(read_listed(session, _distinct(rows)))
    return {ref.bank_id: bank for ref, bank in banks.items()}, _read_rulings(rows)


def load_banks_and_rulings(
    session: Session, refs: Collection[ReleaseRef]
) -> tuple[dict[ReleaseRef, ItemBank], list[Ruling]]:
    """Return several releases, and what was withdrawn of their banks: one statement.

    Raises:
        ReleaseNotFound: one of them is not in the database.

    """
    wanted = [(ref.bank_id, ref.release) for ref in refs]
    is_wanted = tuple_(_release.c.bank_id, _release.c.release).in_(wanted)
    rows = session.execute(_SOME_WITH_RULINGS.where(is_wanted)).all()
    banks = dict(read_listed(session, _distinct(rows)))
    for ref in refs:
        if ref not in banks:
            raise ReleaseNotFound(bank_id=ref.bank_id, release=ref.release)
    return banks, _read_rulings(rows)


def _distinct(rows: Collection[Row[Any]]) -> list[Row[Any]]:
    return list({(row.bank_id, row.release): row for row in rows}.values())


def _read_rulings(rows: Collection[Row[Any]]) -> list[Ruling]:
    found = {(row.item_id, row.versions, row.decision): row for row in rows if row.item_id is not None}
    return [
        Ruling(
            item_id=ItemId(row.item_id),
            versions=row.versions,
            decision=Decision(row.decision),
            accepted=row.accepted,
        )
        for row in found.values()
    ]
