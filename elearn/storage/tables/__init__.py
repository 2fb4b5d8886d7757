"""All tables; importing this package fills `Base.metadata`."""

from elearn.storage.tables.accounts import AccountRow, AuditEntryRow, FailedTryRow
from elearn.storage.tables.attempts import AttemptItemRow, AttemptRow, AttemptThresholdRow, LateResponseRow
from elearn.storage.tables.base import Base, UtcDateTime
from elearn.storage.tables.learners import LearnerRow
from elearn.storage.tables.progress import LearnerItemRow, TestTallyRow, TopicTallyRow
from elearn.storage.tables.releases import (
    BankReleaseRow,
    CurrentReleaseRow,
    ReleaseFileRow,
    StoredFileRow,
)
from elearn.storage.tables.reviews import ReviewCardRow

__all__ = [
    "AccountRow",
    "AttemptItemRow",
    "AttemptRow",
    "AttemptThresholdRow",
    "AuditEntryRow",
    "BankReleaseRow",
    "Base",
    "CurrentReleaseRow",
    "FailedTryRow",
    "LateResponseRow",
    "LearnerItemRow",
    "LearnerRow",
    "ReleaseFileRow",
    "ReviewCardRow",
    "StoredFileRow",
    "TestTallyRow",
    "TopicTallyRow",
    "UtcDateTime",
]
