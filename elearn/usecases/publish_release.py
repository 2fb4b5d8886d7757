"""An editor publishes a draft: an immutable release, current now or from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.drafts import Draft
from elearn.domain.editing_errors import BaseMoved, DraftNotFound, DraftNotReady, ReleaseNotSwitchable
from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.domain.item_bank import ItemBank
from elearn.domain.publishing import (
    ReleaseSwitch,
    SwitchId,
    SwitchKind,
    count_changed,
    list_unapproved,
    next_release_name,
)
from elearn.formats.bank_files.reference_contents import ReferenceContents
from elearn.storage.audit import add_audit_entry
from elearn.storage.drafts import close_draft, lock_draft
from elearn.storage.releases import add_release, list_marks, load_current_refs, lock_releases
from elearn.storage.switches import add_switch, find_waiting_switch
from elearn.usecases.check_draft import CheckedDraft, check_files, write_draft
from elearn.usecases.find_waiting_release import find_waiting_release
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.load_reference_books import load_reference_books
from elearn.usecases.rule_new_release import rule_new_release
from elearn.usecases.switch_due_releases import switch_due_releases

MANIFEST = EntryKey(EntryKind.MANIFEST, "manifest")
LONGEST_WAIT = timedelta(days=3 * 365)


@dataclass(frozen=True, kw_only=True)
class Order:
    """What the editor decides: `starts_at` not after now: at once."""

    switch_id: SwitchId
    starts_at: datetime
    notes: str
    account_id: AccountId


def publish_release(
    session: Session, draft: Draft, order: Order, reference: ReferenceContents, *, now: datetime
) -> ReleaseRef:
    """Make the release and close the draft; return its name.

    Raises:
        DraftNotFound: somebody else published or discarded it meanwhile.
        BaseMoved: the draft began as another release than the current one.
        DraftNotReady: changes that nobody approved, or defects.
        ReleaseNotSwitchable: another release of the bank waits for its day.

    """
    lock_releases(session)
    lock_draft(session, draft.id)
    loaded = load_draft(session, bank_id=draft.bank_id)
    _check_base(session, draft, loaded)
    ref = name_next(session, draft, order.starts_at)
    checked = check_next(session, loaded, reference, ref=ref, order=order)
    add_release(
        session,
        _sound(loaded, checked),
        sha256=checked.release.sha256,
        files=checked.release.files,
        loaded_at=now,
    )
    rule_new_release(session, _sound(loaded, checked), now=now)
    close_draft(session, draft.id, now=now, release=ref.release)
    starts_at = max(now, order.starts_at)
    order_switch(session, ref, order, kind=SwitchKind.PUBLISH, starts_at=starts_at, now=now)
    subject = f"{ref.bank_id} {ref.release} {starts_at.isoformat(timespec='minutes')}"
    add_audit_entry(session, account_id=order.account_id, action="publish_release", subject=subject, now=now)
    switch_due_releases(session, now=now)
    return ref


def name_next(session: Session, draft: Draft, starts_at: datetime) -> ReleaseRef:
    """Name the release that the draft would be."""
    names = [mark.ref.release for mark in list_marks(session) if mark.ref.bank_id == draft.bank_id]
    return ReleaseRef(bank_id=draft.bank_id, release=next_release_name(names, starts_at.date()))


def check_next(
    session: Session, loaded: LoadedDraft, reference: ReferenceContents, *, ref: ReleaseRef, order: Order
) -> CheckedDraft:
    """Write the draft as the files of its release, and check them as of the day that it begins."""
    manifest = loaded.entries[MANIFEST]
    data = {
        **manifest.data,
        "release": ref.release,
        "released_on": order.starts_at.date().isoformat(),
        "notes": order.notes.strip() or manifest.data.get("notes", ""),
    }
    entries: Mapping[EntryKey, Entry] = {**loaded.entries, MANIFEST: replace(manifest, data=data)}
    files = write_draft(session, loaded, entries.values())
    books = load_reference_books(session, reference)
    return check_files(files, ref, books, today=order.starts_at.date())


def order_switch(
    session: Session, ref: ReleaseRef, order: Order, *, kind: SwitchKind, starts_at: datetime, now: datetime
) -> None:
    """Order that a release becomes current.

    Raises:
        ReleaseNotSwitchable: another release of the bank waits for its day.

    """
    if find_waiting_switch(session, ref.bank_id) is not None:
        raise ReleaseNotSwitchable(release=ref.release)
    switch = ReleaseSwitch(
        id=order.switch_id,
        ref=ref,
        kind=kind,
        starts_at=starts_at,
        ordered_at=now,
        ordered_by=order.account_id,
        reason=order.notes.strip(),
    )
    add_switch(session, switch)


def _check_base(session: Session, draft: Draft, loaded: LoadedDraft) -> None:
    if loaded.draft.id != draft.id:
        raise DraftNotFound(bank_id=draft.bank_id)
    current = load_current_refs(session).get(draft.bank_id)
    if current is not None and current != loaded.draft.base:
        raise BaseMoved(release=current.release)
    waiting = find_waiting_release(session, draft.bank_id)
    if waiting is not None:
        raise ReleaseNotSwitchable(release=waiting.ref.release)


def _sound(loaded: LoadedDraft, checked: CheckedDraft) -> ItemBank:
    """Return the bank of the release, where nothing stands in its way."""
    unapproved = len(list_unapproved(loaded.base, loaded.changed))
    defects = sum(defect.refuses for defect in checked.defects)
    bank = checked.release.bank
    if unapproved or defects or bank is None or not count_changed(loaded.base, loaded.changed):
        raise DraftNotReady(unapproved=unapproved, defects=defects)
    return bank
