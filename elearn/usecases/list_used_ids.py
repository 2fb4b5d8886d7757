"""The ids that a bank has ever used: none of them is given to another item, recording or picture."""

from sqlalchemy.orm import Session

from elearn.domain.entries import EntryKind
from elearn.domain.items import BankId
from elearn.storage.drafts import list_revised_ids
from elearn.storage.releases import list_marks, load_banks


def list_used_ids(session: Session, *, bank_id: BankId) -> set[tuple[EntryKind, str]]:
    """List the ids in every release of a bank, and in every draft that it had.

    Learners' mistakes and statistics are kept by these ids; a release that was rolled back, or waits for its
    day, uses ids that no draft of another release knows.
    """
    used = list_revised_ids(session, bank_id)
    refs = [mark.ref for mark in list_marks(session) if mark.ref.bank_id == bank_id]
    for bank in load_banks(session, refs).values():
        used |= {(EntryKind.ITEM, item.id) for item in bank.items}
        used |= {(EntryKind.MEDIUM, medium.id) for medium in bank.media}
        used |= {(EntryKind.STIMULUS, stimulus.id) for stimulus in bank.stimuli}
    return used
