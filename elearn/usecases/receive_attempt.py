"""A phone hands over an attempt that was sat without network; it is scored anew here, once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.assembly import assemble_practice_test
from elearn.domain.attempts import (
    Attempt,
    AttemptKind,
    LearnerId,
    Mode,
    ReleaseRef,
    ResponseChange,
    is_acceptable,
)
from elearn.domain.away import AwayAttempt, AwayResponse
from elearn.domain.errors import AttemptNotFound, ResponseNotAccepted, UnknownTest
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item
from elearn.domain.items_in_use import take_out
from elearn.domain.reference import ReferenceBooks
from elearn.storage.attempts import add_attempt, find_owner
from elearn.storage.late_responses import add_late_responses
from elearn.storage.learners import lock_learner
from elearn.storage.responses import mark_aided, save_response
from elearn.storage.rulings import load_banks_and_rulings
from elearn.usecases.submit_attempt import submit_attempt


def receive_attempt(
    session: Session, away: AwayAttempt, *, learner_id: LearnerId, now: datetime, books: ReferenceBooks
) -> bool:
    """Store the attempt with the responses that were in time, and score it from our own bank.

    Its times are on the server's clock already, see `on_server_clock`.

    Returns:
        Whether it was new; the same attempt sent again changes nothing and counts nothing.

    Raises:
        AttemptNotFound: the id is another learner's.
        ReleaseNotFound: this server never had the release.
        UnknownTest: the release has no such test.
        ResponseNotAccepted: a response does not fit its item.

    """
    lock_learner(session, learner_id)  # two deliveries of one attempt wait for each other
    owner = find_owner(session, away.id)
    if owner is not None and owner != learner_id:
        raise AttemptNotFound(attempt_id=str(away.id))
    if owner is not None:
        return False
    bank = _load_bank(session, away)
    attempt = _begin(away, bank, learner_id, books)
    _check(away, attempt, bank)
    add_attempt(session, attempt)
    late = _save(session, attempt, away)
    add_late_responses(session, attempt.id, late, now=now)
    submit_attempt(session, attempt_id=attempt.id, learner_id=learner_id, now=away.submitted_at)
    return True


def _load_bank(session: Session, away: AwayAttempt) -> ItemBank:
    """Return the release as the phone had it: another task may have stood in for one that was out of use."""
    ref = ReleaseRef(bank_id=away.bank_id, release=away.release)
    banks, rulings = load_banks_and_rulings(session, [ref])
    bank = banks[ref]
    withdrawn = {ruling.item_id for ruling in rulings}
    dated = {item.id for item in bank.items if item.review_by}
    return take_out(bank, away.out & (withdrawn | dated))


def _begin(away: AwayAttempt, bank: ItemBank, learner_id: LearnerId, books: ReferenceBooks) -> Attempt:
    test = next((test for test in bank.tests if test.id == away.test_id), None)
    profile = books.profiles.get(test.profile_id) if test else None
    if test is None or profile is None:
        raise UnknownTest(test_id=away.test_id)
    paper = assemble_practice_test(test, bank, profile)
    minutes = paper.minutes if away.mode is Mode.EXAM else None
    return Attempt(
        id=away.id,
        learner_id=learner_id,
        kind=AttemptKind.PRACTICE_TEST,
        mode=away.mode,
        paper=paper,
        started_at=away.started_at,
        test_id=test.id,
        profile_id=profile.id,
        language=away.language,
        deadline_at=away.started_at + timedelta(minutes=minutes) if minutes else None,
    )


def _check(away: AwayAttempt, attempt: Attempt, bank: ItemBank) -> None:
    items: Mapping[int, Item] = {
        place.position: bank.item_by_id[place.item_id] for place in attempt.paper.items
    }
    for each in away.responses:
        item = items.get(each.position)
        if item is None or not is_acceptable(item, each.value):
            raise ResponseNotAccepted(position=each.position)


def _save(session: Session, attempt: Attempt, away: AwayAttempt) -> dict[int, str]:
    """Save what was answered in time; return by position what was not."""
    return {each.position: each.value for each in away.responses if not _save_one(session, attempt, each)}


def _save_one(session: Session, attempt: Attempt, each: AwayResponse) -> bool:
    if each.is_aided and attempt.mode is Mode.PRACTICE:
        mark_aided(session, attempt_id=attempt.id, learner_id=attempt.learner_id, position=each.position)
    change = ResponseChange(attempt.id, attempt.learner_id, each.position, each.value, each.answered_at)
    return save_response(session, change)
