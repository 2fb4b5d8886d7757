"""An editor changes an act of the register, or one of its articles."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.editing_errors import EntryChangedMeanwhile, LawNotFound
from elearn.domain.laws import find_edits
from elearn.domain.reference import Law
from elearn.storage.audit import add_audit_entry
from elearn.storage.laws import add_law_edits, find_act, save_act


def save_law_act(session: Session, law: Law, *, version: int, account_id: AccountId, now: datetime) -> bool:
    """Save an act with its articles. `version`: the one that the editor saw. False: it was like that.

    Raises:
        LawNotFound: the register does not have it.
        EntryChangedMeanwhile: somebody else saved it meanwhile; nothing was stored.

    """
    registered = find_act(session, law.id)
    if registered is None:
        raise LawNotFound(id=law.id)
    if registered.version != version:
        raise EntryChangedMeanwhile(entry_id=law.id, version=registered.version)
    if not find_edits(registered.law, law):
        return False
    if not save_act(session, replace(registered, law=law, version=version + 1, edited_at=now)):
        raise EntryChangedMeanwhile(entry_id=law.id, version=version + 1)
    add_law_edits(session, registered.law, law, at=now, by=account_id)
    add_audit_entry(session, account_id=account_id, action="edit_law", subject=law.id, now=now)
    return True
