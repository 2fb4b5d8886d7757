"""Releases whose files have all arrived come into the database, checked like those that ship."""

from pathlib import Path

from elearn.domain.sync import ReleaseMark
from elearn.storage.releases import lock_releases
from elearn.storage.sync_offers import (
    Offer,
    drop_offer,
    is_offered,
    list_missing,
    list_offers,
    load_offered_files,
    refuse_offer,
)
from elearn.usecases.load_banks import (
    CheckedRelease,
    LoadOutcome,
    LoadResult,
    check_files,
    load_checked,
    make_newest_current,
)
from elearn.usecases.send_waiting import Own


def load_offered_releases(own: Own, *, folder: Path) -> list[LoadResult]:
    """Load every release that is whole, and make the newest of each bank current; the rest goes on waiting.

    Checking takes seconds. No transaction is open meanwhile: a room full of people saves answers.

    Args:
        own: this side.
        folder: question_banks, with the reference books beside the banks.

    """
    with own.reading() as session:
        whole = [offer for offer in list_offers(session) if not list_missing(session, offer)]
    results = (_load(own, offer, folder) for offer in whole)
    return [result for result in results if result]


def _load(own: Own, offer: Offer, folder: Path) -> LoadResult | None:
    with own.reading() as session:
        files = load_offered_files(session, offer)
    return _bring_in(own, check_files(offer.ref, files, folder=folder, today=own.clock().date()))


def _bring_in(own: Own, checked: CheckedRelease) -> LoadResult | None:
    """Load what was checked, unless something else was offered meanwhile: that has its turn next time."""
    now, mark = own.clock(), ReleaseMark(ref=checked.ref, sha256=checked.sha256)
    with own.transaction() as session:
        lock_releases(session)
        if not is_offered(session, mark):
            return None
        result = load_checked(session, checked, now=now)
        if result.outcome is LoadOutcome.DEFECTIVE:
            refuse_offer(session, mark.ref)
        else:
            drop_offer(session, mark.ref)
        make_newest_current(session, [result], now=now)
    return result
