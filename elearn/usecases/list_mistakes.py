"""A learner's mistakes that can be drilled: those whose items are in a current release."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.items import ItemId
from elearn.storage import progress
from elearn.usecases.load_banks_in_use import load_banks_in_use

_MOST = 10_000  # more than all banks hold


def list_mistakes(session: Session, *, learner_id: LearnerId) -> list[ItemId]:
    """List items answered wrongly and not yet right often enough since, longest unanswered first.

    Items that have left the banks stay in the learner's record, but cannot be put right any more.
    """
    return keep_current(session, progress.list_mistakes(session, learner_id=learner_id, limit=_MOST))


def keep_current(session: Session, mistakes: Iterable[ItemId]) -> list[ItemId]:
    """List those of the items that are in a current release."""
    banks = load_banks_in_use(session).values()
    return [item_id for item_id in mistakes if any(item_id in bank.item_by_id for bank in banks)]
