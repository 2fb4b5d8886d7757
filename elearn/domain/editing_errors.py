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
