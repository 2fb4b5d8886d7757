"""An editor sees what publishing would do: the changes, what stands in the way, and whom it touches."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.entries import EntryKind
from elearn.domain.items import BankId
from elearn.domain.publishing import WaitingRelease, count_changed, list_unapproved
from elearn.domain.release_changes import list_changes
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.reference_contents import ReferenceContents
from elearn.storage.open_attempts import count_open_attempts
from elearn.storage.releases import load_bank, load_current_refs
from elearn.usecases.find_waiting_release import find_waiting_release
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.publish_release import Order, check_next, name_next

_UNDER_WAY = timedelta(days=2)  # who began earlier, without a clock, will hardly go on


@dataclass(frozen=True, kw_only=True)
class ReleasePlan:
    """The next release as it would be now.

    `open_attempts` end on the releases that they began on. `keys` are items whose key changes, `tests`
    those whose items or order change, `texts` those with an item whose text changes.
    """

    loaded: LoadedDraft
    ref: ReleaseRef
    changes: list[str]
    unapproved: int
    changed: int
    defects: tuple[Defect, ...]
    translations_due: int
    open_attempts: int
    keys: tuple[str, ...]
    tests: tuple[str, ...]
    texts: tuple[str, ...]
    topics: tuple[str, ...]
    moved_base: str | None
    waiting: WaitingRelease | None

    @property
    def is_ready(self) -> bool:
        """Whether it can be published."""
        is_in_the_way = self.unapproved or self.defects or self.moved_base or self.waiting
        return bool(self.changed) and not is_in_the_way


def plan_release(
    session: Session, *, bank_id: BankId, order: Order, reference: ReferenceContents, now: datetime
) -> ReleasePlan:
    """Work out the plan of a release that begins as `order` says.

    Raises:
        DraftNotFound: the bank has no open draft.

    """
    loaded = load_draft(session, bank_id=bank_id)
    ref = name_next(session, loaded.draft, order.starts_at)
    checked = check_next(session, loaded, reference, ref=ref, order=order)
    base = load_bank(session, loaded.draft.base)
    current = load_current_refs(session)[bank_id]
    items = {key.id for key in loaded.changed if key.kind is EntryKind.ITEM and key in loaded.entries}
    new = checked.release.bank
    moved = tuple(test.id for test in new.tests if test not in base.tests) if new else ()
    return ReleasePlan(
        loaded=loaded,
        ref=ref,
        changes=list_changes(base, new) if new else [],
        unapproved=len(list_unapproved(loaded.base, loaded.changed)),
        changed=count_changed(loaded.base, loaded.changed),
        defects=tuple(defect for defect in checked.defects if defect.refuses),
        translations_due=sum(defect.awaits_translation for defect in checked.defects),
        open_attempts=count_open_attempts(session, bank_id=bank_id, now=now, since=now - _UNDER_WAY),
        keys=_changed_keys(loaded),
        tests=moved,
        texts=tuple(test.id for test in base.tests if items & set(test.item_ids)),
        topics=tuple(sorted({item.topic_id for item in base.items if item.id in items})),
        moved_base=current.release if current != loaded.draft.base else None,
        waiting=find_waiting_release(session, bank_id),
    )


def _changed_keys(loaded: LoadedDraft) -> tuple[str, ...]:
    """Name the items whose right answer changes: what decides results."""
    found = []
    for key, entry in sorted(loaded.changed.items()):
        if key.kind is EntryKind.ITEM and key in loaded.base and entry.data is not None:
            before = loaded.base[key].data
            if any(before.get(name) != entry.data.get(name) for name in ("key", "accepted")):
                found.append(key.id)
    return tuple(found)
