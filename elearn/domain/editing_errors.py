"""What can go wrong while editors work on banks. Words and status stand in elearn/web/editing_errors.py."""

from dataclasses import dataclass

from elearn.domain.errors import ElearnError


@dataclass(eq=False)
class DraftNotFound(ElearnError):
    """The bank has no open draft."""

    bank_id: str


@dataclass(eq=False)
class EntryNotFound(ElearnError):
    """Neither the draft nor its base has such an entry."""

    entry_id: str


@dataclass(eq=False)
class EntryChangedMeanwhile(ElearnError):
    """Somebody else saved this entry after it was opened; nothing of the new text was stored."""

    entry_id: str
    version: int  # that it has now


@dataclass(eq=False)
class LawNotFound(ElearnError):
    """The register has no such act, change of an act or task."""

    id: str


@dataclass(eq=False)
class NotYoursToApprove(ElearnError):
    """Somebody else must: they changed it themselves, or do not review this."""

    entry_id: str


@dataclass(eq=False)
class DraftNotReady(ElearnError):
    """The draft cannot be published: changes that nobody approved, or defects."""

    unapproved: int
    defects: int


@dataclass(eq=False)
class BaseMoved(ElearnError):
    """Another release became current after the draft began: the draft must take it in first."""

    release: str


@dataclass(eq=False)
class ReleaseNotSwitchable(ElearnError):
    """The release serves already, or another one waits for its day."""

    release: str


@dataclass(eq=False)
class UploadNotFound(ElearnError):
    """No file of this person waits here: it was taken in, thrown away, or a day has gone by."""

    upload_id: str
