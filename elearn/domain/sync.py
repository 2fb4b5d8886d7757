"""What a centre's server and the central server tell each other: results go up, releases come down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from elearn.domain.accounts import Learner
from elearn.domain.attempts import Attempt, AttemptId, LearnerId, ReleaseRef, Response
from elearn.domain.centres import CentreId
from elearn.domain.items_in_use import ItemCheck
from elearn.domain.withdrawals import ToldWithdrawal

MAX_ATTEMPTS = 20  # of a batch; small, so that a connection that is cut loses little
MAX_LEARNERS = 200  # of a batch: those of its attempts, and some whose code is new
MAX_LINE_BYTES = 900_000  # of a signed batch: a request may have 1 MB
LAST_YEAR = 2199  # a clock that says more is broken
_LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
RETRY_AFTER = timedelta(minutes=5)


class ReceiptState(StrEnum):
    """What became of an attempt at the central server."""

    ACCEPTED = "accepted"
    WAITING = "waiting"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why an attempt waits, or was refused."""

    RELEASE_UNKNOWN = "release_unknown"
    ID_TAKEN = "id_taken"
    NOT_FITTING = "not_fitting"


class SyncProblem(StrEnum):
    """Why the last try to synchronise did not succeed."""

    NO_CONNECTION = "no_connection"
    NOT_ACCEPTED = "not_accepted"
    ANSWER_UNREADABLE = "answer_unreadable"
    SERVER_FAILED = "server_failed"
    RELEASE_DEFECTIVE = "release_defective"


@dataclass(frozen=True, kw_only=True)
class ReleaseMark:
    """A release by name and by content."""

    ref: ReleaseRef
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A learner as their own server knows them. The same id at another server is somebody else."""

    id: LearnerId
    created_at: datetime
    code: str | None = None
    is_code_brought: bool = False  # made elsewhere, typed in here
    profile_id: str | None = None
    rehearsed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SentResponse:
    """A response, and when it last changed."""

    response: Response
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SentAttempt:
    """An attempt that was handed in at the centre; its learner is an origin's id."""

    attempt: Attempt
    responses: tuple[SentResponse, ...]


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What a centre's server sends at once. `made_at` orders two batches that speak of the same attempt.

    It is the time of that server, and grows from batch to batch where its clock is put back.
    """

    centre_id: CentreId
    made_at: datetime
    releases: tuple[ReleaseMark, ...]  # all that the centre's server has
    learners: tuple[Origin, ...]
    attempts: tuple[SentAttempt, ...]

    @property
    def hash_by_release(self) -> Mapping[ReleaseRef, str]:
        """What the centre means by the name of a release."""
        return {mark.ref: mark.sha256 for mark in self.releases}


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What became of one attempt."""

    attempt_id: AttemptId
    state: ReceiptState
    reason: Reason | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What the central server answers to a batch."""

    centre_id: CentreId
    batch_made_at: datetime
    receipts: tuple[Receipt, ...]
    learner_ids: tuple[LearnerId, ...]  # whose code is known there now
    releases: tuple[ReleaseMark, ...]  # the current ones
    withdrawals: tuple[ToldWithdrawal, ...] = ()  # a server of before there were any tells none
    checks: tuple[ItemCheck, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OfferedFile:
    """A file of a release, by its content."""

    path: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class OfferedRelease:
    """What a release consists of; its own hash follows from the files."""

    mark: ReleaseMark
    files: tuple[OfferedFile, ...]


@dataclass(frozen=True, kw_only=True)
class FileContent:
    """The content of one file, to travel on a USB stick."""

    sha256: str
    base64: str


@dataclass(frozen=True, kw_only=True)
class ServerLink:
    """Where a centre's server sends to, and how it went."""

    url: str  # empty: by USB stick alone
    centre_id: CentreId  # as the central server knows the centre
    own_centre_id: CentreId
    server_key: str
    connected_at: datetime
    asked_at: datetime | None = None  # somebody wants it to send now
    tried_at: datetime | None = None
    succeeded_at: datetime | None = None
    problem: SyncProblem | None = None
    latest_at: datetime | None = None  # of its batches and changes

    def is_due(self, now: datetime) -> bool:
        """Whether to try again by itself: there is an address, and the last try is a while ago."""
        if not self.url:
            return False
        is_ahead = self.tried_at is not None and self.tried_at > now  # the clock was put back since
        return self.tried_at is None or is_ahead or now >= self.tried_at + RETRY_AFTER

    @property
    def is_asked(self) -> bool:
        """Whether somebody asked to send, and nothing was tried since."""
        return self.asked_at is not None and (self.tried_at is None or self.tried_at < self.asked_at)


@dataclass(frozen=True, kw_only=True)
class SentCounts:
    """How many attempts were sent, wait, and were refused."""

    sent: int
    waiting: int
    refused: int


def next_moment(latest_at: datetime | None, now: datetime) -> datetime:
    """Date a batch or a change after all before it, also where the clock was ahead then, or is broken now."""
    credible = now if now.year <= LAST_YEAR else _LONG_AGO
    if latest_at is None or latest_at < credible:
        return credible
    return latest_at + timedelta(microseconds=1)


def is_newer(made_at: datetime, *, than: datetime, arrived_at: datetime, now: datetime) -> bool:
    """Whether a batch is newer than what is known of an attempt.

    Where that was made by a clock that is ahead even of today's, and the centre's server does not know it any
    more, a batch is newer that was made after the other one arrived.

    Args:
        made_at: of the batch.
        than: when the batch was made that is known.
        arrived_at: when that one arrived here.
        now: by the clock here.

    """
    return made_at > than or (than > now and arrived_at < made_at <= now)


class Placing(StrEnum):
    """What to do with a learner of a centre at the central server."""

    KEEP = "keep"  # as known, or a new learner; a code is given if it is free
    JOIN = "join"  # the learner who has the code already is the same person


def place_origin(origin: Origin, *, known: Learner | None, holder: Learner | None) -> Placing:
    """Say whether the learner is the one who holds the same code here.

    A code was made once, at one server. Who brings it is its owner; two that were both made and happen to be
    equal belong to two people.

    Args:
        origin: as the centre's server tells of the learner.
        known: who the learner was taken for before.
        holder: who has the code of the learner here; `is_code_brought` as long as nobody told who made it.

    """
    if holder is None or known == holder or (known is not None and known.code is not None):
        return Placing.KEEP
    is_same_person = origin.is_code_brought or holder.is_code_brought
    return Placing.JOIN if is_same_person else Placing.KEEP
