"""Releases whose files have all arrived come into the database, checked like those that ship."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from elearn.storage.releases import lock_releases
from elearn.storage.sync_offers import drop_offer, list_missing, list_offers, load_offered_files
from elearn.usecases.load_banks import LoadResult, load_files, make_newest_current


def load_offered_releases(session: Session, *, folder: Path, now: datetime) -> list[LoadResult]:
    """Load every release that is whole, and make the newest of each bank current; the rest goes on waiting.

    Args:
        session: of the open transaction.
        folder: question_banks, with the reference books beside the banks.
        now: the time.

    """
    lock_releases(session)
    results = []
    for offer in list_offers(session):
        if not list_missing(session, offer):
            files = load_offered_files(session, offer)
            results.append(load_files(session, offer.ref, files, folder=folder, now=now, today=now.date()))
            drop_offer(session, offer.ref)
    make_newest_current(session, results, now=now)
    return results
