"""An editor adds an act to the register."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.errors import NameTaken
from elearn.domain.laws import RegisteredAct
from elearn.domain.reference import Law
from elearn.storage.audit import add_audit_entry
from elearn.storage.laws import add_act


def add_law_act(session: Session, law: Law, *, account_id: AccountId, now: datetime) -> None:
    """Add an act.

    Raises:
        NameTaken: the register has one of this id.

    """
    if not add_act(session, RegisteredAct(law=law, edited_at=now)):
        raise NameTaken(name=law.id)
    add_audit_entry(session, account_id=account_id, action="add_law", subject=law.id, now=now)
