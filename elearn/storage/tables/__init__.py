"""All tables; importing this package fills `Base.metadata`."""

from elearn.storage.tables.accounts import AccountRow, AuditEntryRow, FailedTryRow
from elearn.storage.tables.attempts import AttemptItemRow, AttemptRow, AttemptThresholdRow, LateResponseRow
from elearn.storage.tables.base import Base, UtcDateTime
from elearn.storage.tables.centres import CentreMemberRow, CentreRow, InvitationRow
from elearn.storage.tables.certificates import CertificateRow
from elearn.storage.tables.donor import DonorReportRow, ParticipantDetailRow
from elearn.storage.tables.drafts import (
    AccountLanguageRow,
    DraftEntryRow,
    DraftFileRow,
    DraftRow,
    DraftUploadRow,
    EntryCommentRow,
    EntryRevisionRow,
)
from elearn.storage.tables.forms import PaperFormItemRow, PaperFormRow, PaperFormThresholdRow, PaperSheetRow
from elearn.storage.tables.groups import GroupRow, ParticipantRow
from elearn.storage.tables.item_tallies import ItemTallyRow
from elearn.storage.tables.laws import (
    LawActRow,
    LawArticleRow,
    LawChangeRow,
    LawEditRow,
    LawsFileRow,
    LawTaskRow,
    LawTaskStepRow,
)
from elearn.storage.tables.learners import LearnerRow
from elearn.storage.tables.privacy import RetentionRow
from elearn.storage.tables.progress import LearnerItemRow, TestTallyRow, TopicTallyRow
from elearn.storage.tables.publishing import ReleaseSwitchRow
from elearn.storage.tables.releases import (
    BankReleaseRow,
    CurrentReleaseRow,
    ReleaseFileRow,
    StoredFileRow,
)
from elearn.storage.tables.reviews import ReviewCardRow
from elearn.storage.tables.rooms import OutageRow, RoomSessionRow, SeatRow
from elearn.storage.tables.sync import (
    SyncArrivalRow,
    SyncKeyRow,
    SyncLinkRow,
    SyncOfferRow,
    SyncOriginRow,
    SyncReceiptRow,
    SyncSentCodeRow,
)
from elearn.storage.tables.withdrawals import ItemCheckRow, OutcomeChangeRow, WithdrawalRow

__all__ = [
    "AccountLanguageRow",
    "AccountRow",
    "AttemptItemRow",
    "AttemptRow",
    "AttemptThresholdRow",
    "AuditEntryRow",
    "BankReleaseRow",
    "Base",
    "CentreMemberRow",
    "CentreRow",
    "CertificateRow",
    "CurrentReleaseRow",
    "DonorReportRow",
    "DraftEntryRow",
    "DraftFileRow",
    "DraftRow",
    "DraftUploadRow",
    "EntryCommentRow",
    "EntryRevisionRow",
    "FailedTryRow",
    "GroupRow",
    "InvitationRow",
    "ItemCheckRow",
    "ItemTallyRow",
    "LateResponseRow",
    "LawActRow",
    "LawArticleRow",
    "LawChangeRow",
    "LawEditRow",
    "LawTaskRow",
    "LawTaskStepRow",
    "LawsFileRow",
    "LearnerItemRow",
    "LearnerRow",
    "OutageRow",
    "OutcomeChangeRow",
    "PaperFormItemRow",
    "PaperFormRow",
    "PaperFormThresholdRow",
    "PaperSheetRow",
    "ParticipantDetailRow",
    "ParticipantRow",
    "ReleaseFileRow",
    "ReleaseSwitchRow",
    "RetentionRow",
    "ReviewCardRow",
    "RoomSessionRow",
    "SeatRow",
    "StoredFileRow",
    "SyncArrivalRow",
    "SyncKeyRow",
    "SyncLinkRow",
    "SyncOfferRow",
    "SyncOriginRow",
    "SyncReceiptRow",
    "SyncSentCodeRow",
    "TestTallyRow",
    "TopicTallyRow",
    "UtcDateTime",
    "WithdrawalRow",
]
