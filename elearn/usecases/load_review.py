"""An editor sees what waits: changes to hand in, to approve, and what is approved."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account, AccountId
from elearn.domain.drafts import Draft, DraftEntry, EntryState, may_approve
from elearn.domain.entries import EntryData
from elearn.domain.entry_changes import FieldChange, list_field_changes
from elearn.domain.items import BankId
from elearn.domain.publishing import needs_approval
from elearn.storage.account_languages import list_reviewed_languages
from elearn.storage.accounts import list_user_names
from elearn.usecases.load_draft import load_draft
from elearn.usecases.review_entries import has_right


@dataclass(frozen=True, kw_only=True)
class ReviewedEntry:
    """A changed entry, what changed in it, and whether this person may approve it."""

    entry: DraftEntry
    changes: list[FieldChange]
    is_new: bool
    is_mine_to_approve: bool


@dataclass(frozen=True, kw_only=True)
class Review:
    """The entries by state; user names of who changed or approved them."""

    draft: Draft
    entries: Mapping[EntryState, list[ReviewedEntry]]
    names: Mapping[AccountId, str]


def load_review(session: Session, *, bank_id: BankId, account: Account) -> Review:
    """Load every change that a second person reads.

    Raises:
        DraftNotFound: the bank has no open draft.

    """
    loaded = load_draft(session, bank_id=bank_id)
    languages = list_reviewed_languages(session, account.id)
    found: dict[EntryState, list[ReviewedEntry]] = {state: [] for state in EntryState}
    for key, entry in sorted(loaded.changed.items()):
        if not needs_approval(loaded.base, loaded.changed, entry):
            continue
        before: EntryData | None = loaded.base[key].data if key in loaded.base else None
        found[entry.state].append(
            ReviewedEntry(
                entry=entry,
                changes=list_field_changes(before, entry.data),
                is_new=before is None,
                is_mine_to_approve=may_approve(entry, account.id) and has_right(account, key, languages),
            )
        )
    people = {each for entry in loaded.changed.values() for each in (*entry.changed_by, entry.approved_by)}
    names = list_user_names(session, {each for each in people if each is not None})
    return Review(draft=loaded.draft, entries=found, names=names)
