"""A centre's server keeps the receipts of the central one."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.sync import Reply, ServerLink
from elearn.storage.sync_offers import drop_offer, list_refused
from elearn.storage.sync_outbox import note_sent_codes, save_receipts
from elearn.usecases.follow_current_releases import follow_current_releases
from elearn.usecases.take_withdrawals import take_withdrawals


def take_reply(session: Session, reply: Reply, *, link: ServerLink, now: datetime) -> bool:
    """Keep what became of the attempts; False for the reply to another centre. Repeating it is harmless.

    A release that was refused, and is offered no more, is forgotten.
    """
    if reply.centre_id != link.centre_id:
        return False
    follow_current_releases(session, reply, now=now)  # first: it waits for who brings in a release
    save_receipts(session, reply.receipts, packed_at=reply.batch_made_at, now=now)
    note_sent_codes(session, reply.learner_ids)
    take_withdrawals(session, reply, now=now)
    for mark in list_refused(session):
        if mark not in reply.releases:
            drop_offer(session, mark.ref)
    return True
