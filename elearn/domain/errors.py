"""What can go wrong, as facts. Wording and HTTP status stand in elearn/web/errors.py."""

from dataclasses import dataclass


class ElearnError(Exception):
    """Base of every error that a person can cause or must be told of."""


@dataclass(eq=False)
class AttemptNotFound(ElearnError):
    """No such attempt belongs to this learner."""

    attempt_id: str


@dataclass(eq=False)
class AttemptAlreadySubmitted(ElearnError):
    """The attempt is closed: its responses are final."""

    attempt_id: str


@dataclass(eq=False)
class AttemptOutOfTime(ElearnError):
    """The deadline of the attempt has passed."""

    attempt_id: str


@dataclass(eq=False)
class AttemptNotSubmitted(ElearnError):
    """The outcome was asked for before the attempt was handed in."""

    attempt_id: str


@dataclass(eq=False)
class ResponseNotAccepted(ElearnError):
    """The response does not fit its item: unknown choice or position, or too long."""

    position: int


@dataclass(eq=False)
class ResponseAlreadyChecked(ElearnError):
    """In practice mode the first answer stands once right or wrong was shown."""

    position: int


@dataclass(eq=False)
class FeedbackNotAllowed(ElearnError):
    """Right or wrong, translation or transcript was asked for where the mode forbids it."""

    position: int


@dataclass(eq=False)
class UnknownTest(ElearnError):
    """No current release holds this practice test."""

    test_id: str


@dataclass(eq=False)
class UnknownProfile(ElearnError):
    """No exam profile has this id."""

    profile_id: str


@dataclass(eq=False)
class UnknownTopic(ElearnError):
    """No current syllabus holds this topic."""

    topic_id: str


@dataclass(eq=False)
class UnknownMedium(ElearnError):
    """No release holds a file with this hash."""

    sha256: str


@dataclass(eq=False)
class NotEnoughItems(ElearnError):
    """The banks cannot fill this paper yet."""

    wanted: str


@dataclass(eq=False)
class LearnerNotFound(ElearnError):
    """The learner was erased or never existed."""

    learner_id: str


@dataclass(eq=False)
class WrongLearnerCode(ElearnError):
    """No learner has this code; or it is mistyped, because its check digit is wrong."""

    is_mistyped: bool = False


@dataclass(eq=False)
class NotInThisGroup(ElearnError):
    """The session is of a group that this learner is not in."""


@dataclass(eq=False)
class SignInRefused(ElearnError):
    """User name, password or one-time code do not match."""


@dataclass(eq=False)
class TooManyTries(ElearnError):
    """Tries from this account or address are paused."""

    wait_seconds: int


@dataclass(eq=False)
class NotPermitted(ElearnError):
    """The signed-in person's role lacks the permission."""

    permission: str


@dataclass(eq=False)
class AccountExists(ElearnError):
    """The user name is taken."""

    user_name: str


@dataclass(eq=False)
class AccountNotFound(ElearnError):
    """No account has this user name."""

    user_name: str


@dataclass(eq=False)
class PasswordTooWeak(ElearnError):
    """The password is shorter than the minimum or is the user name."""

    minimum_length: int


@dataclass(eq=False)
class ReleaseAltered(ElearnError):
    """A release's files no longer have the hash that was recorded or loaded for it."""

    bank_id: str
    release: str


@dataclass(eq=False)
class ReleaseNotFound(ElearnError):
    """No such release of this bank is in the database."""

    bank_id: str
    release: str


@dataclass(eq=False)
class BankDefective(ElearnError):
    """A bank's files have defects and were not loaded."""

    bank_id: str
    defects: tuple[str, ...]


@dataclass(eq=False)
class DatabaseInUse(ElearnError):
    """The database already holds learners: example data would mix with theirs."""


@dataclass(eq=False)
class BackupUnreadable(ElearnError):
    """The backup file is damaged or of another kind."""

    reason: str


@dataclass(eq=False)
class NotAtCentre(ElearnError):
    """The account works at no centre, or the thing belongs to another one."""


@dataclass(eq=False)
class InvitationClosed(ElearnError):
    """The link was used, is too old, or never existed."""


@dataclass(eq=False)
class NameTaken(ElearnError):
    """Another group or centre has this name."""

    name: str


@dataclass(eq=False)
class GroupFull(ElearnError):
    """The group cannot take more people."""

    limit: int


@dataclass(eq=False)
class WrongJoinCode(ElearnError):
    """No open session has this code."""


@dataclass(eq=False)
class WrongPictures(ElearnError):
    """These are not the pictures of this person."""


@dataclass(eq=False)
class RoomClosed(ElearnError):
    """The session is over."""


@dataclass(eq=False)
class AttemptInUse(ElearnError):
    """Somebody may still be writing: the attempt is open and in time, and its computer is not clean."""

    attempt_id: str


@dataclass(eq=False)
class SheetTypedBefore(ElearnError):
    """The person has a sheet of this form on paper already."""

    number: int


@dataclass(eq=False)
class CertificateNotFound(ElearnError):
    """No certificate has this code."""
