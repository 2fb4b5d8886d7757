"""What editors do about a wrong key, in tests."""

from collections.abc import Callable
from datetime import datetime

from elearn.domain.attempts import AttemptId
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import ItemId
from elearn.domain.withdrawals import Decision, Withdrawal
from elearn.storage.outcome_changes import OutcomeChange, list_news
from elearn.usecases.decide_withdrawal import decide_withdrawal
from elearn.usecases.repair_scores import repair_scores
from elearn.usecases.withdraw_item import withdraw_item
from tests.builders import NOW, a_test
from tests.usecases.world import World, history_bank, history_items

FIRST = ItemId("hist-0001")


def withdraw(world: World, item_id: ItemId = FIRST, *, now: datetime = NOW) -> str:
    with world.transaction() as session:
        return withdraw_item(session, item_id=item_id, reason="b is right", account_id=None, now=now)


def without_the_first(release: str) -> ItemBank:
    """A release in which FIRST is not there, neither yet nor any more."""
    others = history_items()[1:]
    return history_bank(release, items=others, tests=(a_test(others),), translations={})


def decide(world: World, version: str, decision: Decision, *accepted: str) -> Withdrawal:
    with world.transaction() as session:
        return decide_withdrawal(
            session, version=version, decision=decision, accepted=accepted, account_id=None, now=NOW
        )


def repair(world: World, version: str, *, most: int = 100) -> Withdrawal:
    """Count all anew, or `most` batches."""
    for _ in range(most):
        stands = repair_scores(world.transaction, world.reading, version=version, now=NOW)
        if not stands.is_recounting:
            break
    return stands


def actions(world: World, list_entries: Callable[..., object]) -> list[str]:
    with world.reading() as session:
        return [entry.action for entry in list_entries(session)]  # type: ignore[attr-defined]


def verdict(world: World, attempt_id: AttemptId) -> tuple[int, bool | None]:
    outcome = world.outcome(attempt_id).outcome
    return outcome.score, outcome.passed


def news(world: World) -> list[OutcomeChange]:
    with world.reading() as session:
        return list_news(session, learner_id=world.learner_id)
