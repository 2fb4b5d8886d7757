"""An attempt of a centre becomes one of the central server, scored and counted like any other."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import (
    GRACE,
    Attempt,
    AttemptKind,
    LearnerId,
    Paper,
    ReleaseRef,
    ResponseChange,
    is_acceptable,
)
from elearn.domain.errors import ResponseNotAccepted
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, TopicId
from elearn.domain.sync import Reason, SentAttempt, SentResponse
from elearn.storage.attempts import add_attempt, was_handed_in_later
from elearn.storage.moved_attempts import give_to_learner
from elearn.storage.releases import find_release_hash, load_banks
from elearn.storage.responses import load_responses, mark_aided, save_flag, save_response
from elearn.usecases.mark_own_response import mark_own_response
from elearn.usecases.rebuild_progress import rebuild_progress
from elearn.usecases.submit_attempt import submit_attempt


class NotStorable(Exception):
    """The attempt cannot be taken in, or not yet."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def store_arrival(
    session: Session, sent: SentAttempt, *, learner_id: LearnerId, told: Mapping[ReleaseRef, str]
) -> None:
    """Store a new attempt as this learner's, and hand it in.

    Args:
        session: of the open transaction.
        sent: as the centre's server tells it.
        learner_id: whose it is here.
        told: what the centre's server means by the name of each release.

    Raises:
        NotStorable: a release is not here, or the attempt fits no paper of ours.

    """
    paper = sent.attempt.paper
    if any(told.get(ref) is None or find_release_hash(session, ref) != told[ref] for ref in paper.releases):
        raise NotStorable(Reason.RELEASE_UNKNOWN)
    _check(sent, load_banks(session, paper.releases))
    submitted_at = _moment(sent)
    attempt = replace(sent.attempt, learner_id=learner_id, submitted_at=None)
    is_overlapping = was_handed_in_later(session, learner_id=learner_id, moment=attempt.started_at)
    add_attempt(session, attempt)
    for each in sent.responses:
        _save(session, attempt, each)
    submit_attempt(session, attempt_id=attempt.id, learner_id=learner_id, now=submitted_at)
    if is_overlapping:  # which of two answers to one item came first could not be known until now
        rebuild_progress(session, learner_id=learner_id, changed=[attempt.id])
    _mark(session, sent, learner_id)


def change_arrival(session: Session, sent: SentAttempt, *, owner: LearnerId, goes_to: LearnerId) -> None:
    """Bring a stored attempt to what the centre's server knows now: whose it is, and marks by a rubric.

    Raises:
        NotStorable: the marks are not of this rubric.

    """
    attempt_id = sent.attempt.id
    if owner != goes_to:
        give_to_learner(session, attempt_id, learner_id=owner, to=goes_to, now=_moment(sent))
        for each in sorted((owner, goes_to)):
            rebuild_progress(session, learner_id=each, changed=[attempt_id])
    _mark(session, sent, goes_to)


def _moment(sent: SentAttempt) -> datetime:
    return sent.attempt.submitted_at or sent.attempt.started_at


def _check(sent: SentAttempt, banks: Mapping[ReleaseRef, ItemBank]) -> None:
    attempt = sent.attempt
    items: dict[int, Item] = {}
    for place in attempt.paper.items:
        item = banks[place.release].item_by_id.get(place.item_id)
        if item is None or (item.task, item.max_score) != (place.task, place.max_score):
            raise NotStorable(Reason.NOT_FITTING)
        items[place.position] = item
    values = {each.response.position: each.response.value for each in sent.responses}
    are_acceptable = all(value is None or is_acceptable(items[at], value) for at, value in values.items())
    if not (are_acceptable and _has_subject(attempt, banks) and _is_judged_by_all(attempt.paper)):
        raise NotStorable(Reason.NOT_FITTING)


def _has_subject(attempt: Attempt, banks: Mapping[ReleaseRef, ItemBank]) -> bool:
    if attempt.kind is AttemptKind.PRACTICE_TEST:
        return any(test.id == attempt.test_id for bank in banks.values() for test in bank.tests)
    if attempt.kind is AttemptKind.DRILL:
        return any(TopicId(attempt.topic_id or "") in bank.topic_by_id for bank in banks.values())
    return True


def _is_judged_by_all(paper: Paper) -> bool:
    """Whether no threshold has more marks under it than it says."""
    return all(
        sum(place.max_score for place in paper.items if cut.covers(place)) <= cut.max_score
        for cut in paper.cut_scores
    )


def _save(session: Session, attempt: Attempt, sent: SentResponse) -> None:
    response, owner = sent.response, attempt.learner_id
    if response.is_aided:
        mark_aided(session, attempt_id=attempt.id, learner_id=owner, position=response.position)
    if response.is_flagged:
        save_flag(
            session, attempt_id=attempt.id, learner_id=owner, position=response.position, is_flagged=True
        )
    if response.value is not None and sent.answered_at is not None:
        # A deadline may have been set back since; what counted there counts here.
        latest = attempt.deadline_at + GRACE if attempt.deadline_at else sent.answered_at
        answered_at = min(sent.answered_at, latest)
        save_response(
            session, ResponseChange(attempt.id, owner, response.position, response.value, answered_at)
        )


def _mark(session: Session, sent: SentAttempt, learner_id: LearnerId) -> None:
    attempt_id = sent.attempt.id
    before = load_responses(session, attempt_id, learner_id=learner_id)
    for each in (sent.response for sent in sent.responses):
        stands = before[each.position].granted if each.position in before else None
        if each.granted is None or each.granted == stands:
            continue
        try:
            mark_own_response(
                session,
                attempt_id=attempt_id,
                learner_id=learner_id,
                position=each.position,
                granted=each.granted,
                now=_moment(sent),
            )
        except ResponseNotAccepted as error:
            raise NotStorable(Reason.NOT_FITTING) from error
