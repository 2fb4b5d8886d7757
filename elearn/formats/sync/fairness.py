"""What a signed line may hold at most: who signs is known, and may still be mistaken or broken."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from elearn.domain.accounts import parse_learner_code
from elearn.domain.attempts import MAX_RESPONSE_LENGTH, Attempt, AttemptKind, CutScore, Paper, ReleaseRef
from elearn.domain.sync import (
    LAST_YEAR,
    MAX_ATTEMPTS,
    MAX_LEARNERS,
    Batch,
    OfferedRelease,
    Origin,
    ReleaseMark,
    Reply,
    SentAttempt,
    SentResponse,
)
from elearn.formats.sync.told_items import MAX_TOLD, is_fair_check, is_fair_withdrawal

MAX_PLACES = 500
MAX_RELEASES = 500
MAX_FILES = 5_000
MAX_MARKS = 1_000
MAX_MINUTES = 24 * 60
MAX_LANGUAGE = 16
_WORD = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PATH = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\.[a-z0-9]{1,8}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Unfair(ValueError):
    """More, longer or otherwise than it can be."""


def check_batch(batch: Batch) -> None:
    """Refuse a batch that no server of ours writes; raises Unfair."""
    _require(len(batch.attempts) <= MAX_ATTEMPTS and len(batch.learners) <= MAX_LEARNERS)
    _check_moment(batch.made_at)
    _check_marks(batch.releases)
    for learner in batch.learners:
        _check_learner(learner)
    known = {learner.id for learner in batch.learners}
    _require(len(known) == len(batch.learners))
    for sent in batch.attempts:
        _require(sent.attempt.learner_id in known)
        _check_attempt(sent)


def check_reply(reply: Reply) -> None:
    """Refuse a reply that no server of ours writes; raises Unfair."""
    _require(len(reply.receipts) <= MAX_ATTEMPTS and len(reply.learner_ids) <= MAX_LEARNERS)
    _check_moment(reply.batch_made_at)
    _check_marks(reply.releases)
    _require(max(len(reply.withdrawals), len(reply.checks)) <= MAX_TOLD)
    _check_moment(*(told.withdrawn_at for told in reply.withdrawals))
    _require(all(map(is_fair_withdrawal, reply.withdrawals)) and all(map(is_fair_check, reply.checks)))


def check_release(release: OfferedRelease) -> None:
    """Refuse a release that no server of ours offers; raises Unfair."""
    _check_marks([release.mark])
    _require(1 <= len(release.files) <= MAX_FILES)
    for file in release.files:
        _require(len(file.path) <= 255 and _PATH.fullmatch(file.path) and _SHA256.fullmatch(file.sha256))


def _check_marks(marks: Iterable[ReleaseMark]) -> None:
    marks = tuple(marks)
    _require(len(marks) <= MAX_RELEASES)
    for mark in marks:
        _check_ref(mark.ref)
        _require(_SHA256.fullmatch(mark.sha256))


def _check_ref(ref: ReleaseRef) -> None:
    _check_words(ref.bank_id, ref.release)
    _require(len(ref.release) <= 32)


def _check_learner(learner: Origin) -> None:
    _require(learner.code is None or parse_learner_code(learner.code) == learner.code)
    _require(learner.code is not None or not learner.is_code_brought)
    _check_moment(learner.created_at, learner.rehearsed_at)
    _check_words(learner.profile_id)


def _check_attempt(sent: SentAttempt) -> None:
    attempt = sent.attempt
    _check_moment(attempt.started_at, attempt.deadline_at, attempt.submitted_at)
    submitted_at = attempt.submitted_at
    _require(submitted_at is not None and submitted_at >= attempt.started_at)
    _require(attempt.deadline_at is None or attempt.deadline_at > attempt.started_at)
    _check_words(attempt.test_id, attempt.profile_id, attempt.topic_id, attempt.language)
    _require(attempt.language is None or len(attempt.language) <= MAX_LANGUAGE)
    _require(_subject_of(attempt) is not None)
    _check_paper(attempt.paper)
    positions = [each.response.position for each in sent.responses]
    places = {place.position for place in attempt.paper.items}
    _require(len(set(positions)) == len(positions) and places.issuperset(positions))
    for each in sent.responses:
        _check_response(each)


def _subject_of(attempt: Attempt) -> str | None:
    subjects = {
        AttemptKind.PRACTICE_TEST: attempt.test_id,
        AttemptKind.MOCK_EXAM: attempt.profile_id,
        AttemptKind.DRILL: attempt.topic_id,
    }
    return subjects.get(attempt.kind, "")


def _check_paper(paper: Paper) -> None:
    _require(1 <= len(paper.items) <= MAX_PLACES and len(paper.cut_scores) <= MAX_PLACES)
    _require([place.position for place in paper.items] == list(range(1, len(paper.items) + 1)))
    _require(paper.minutes is None or 1 <= paper.minutes <= MAX_MINUTES)
    for place in paper.items:
        _check_ref(place.release)
        _check_words(place.item_id, place.part_id, place.task)
        _require(1 <= place.max_score <= MAX_MARKS)
    for cut in paper.cut_scores:
        _check_cut(cut)
    _require(len({cut.id for cut in paper.cut_scores}) == len(paper.cut_scores))


def _check_cut(cut: CutScore) -> None:
    _check_words(cut.id, cut.part_id, *cut.tasks)
    _require(len(cut.tasks) <= MAX_PLACES and 0 <= cut.cut_score <= cut.max_score <= MAX_MARKS * MAX_PLACES)


def _check_response(sent: SentResponse) -> None:
    response, value = sent.response, sent.response.value
    _require(value is None or (len(value) <= MAX_RESPONSE_LENGTH and not _UNSTORABLE.search(value)))
    _require(value is None or sent.answered_at is not None)
    _check_moment(sent.answered_at)
    _require(len(response.granted or ()) <= MAX_PLACES)
    _check_words(*(response.granted or ()))


def _check_words(*words: str | None) -> None:
    _require(all(word is None or _WORD.fullmatch(word) for word in words))


def _check_moment(*moments: datetime | None) -> None:
    for moment in moments:
        _require(
            moment is None or (moment.tzinfo is not None and 2000 < moment.astimezone(UTC).year <= LAST_YEAR)
        )


def _require(holds: object) -> None:
    if not holds:
        raise Unfair
