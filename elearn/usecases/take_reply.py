"""A centre's server keeps the receipts of the central one."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.sync import Reply, ServerLink
from elearn.storage.sync_outbox import note_sent_codes, save_receipts


def take_reply(session: Session, reply: Reply, *, link: ServerLink, now: datetime) -> bool:
    """Keep what became of the attempts; False for the reply to another centre. Repeating it is harmless."""
    if reply.centre_id != link.centre_id:
        return False
    save_receipts(session, reply.receipts, packed_at=reply.batch_made_at, now=now)
    note_sent_codes(session, reply.learner_ids)
    return True
