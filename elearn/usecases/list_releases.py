"""An editor sees every release of a bank, and what made each current."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.errors import ReleaseNotFound
from elearn.domain.items import BankId
from elearn.domain.publishing import ReleaseSwitch, WaitingRelease
from elearn.domain.sync import ReleaseMark
from elearn.storage.releases import list_marks, load_current_refs
from elearn.storage.switches import list_switches
from elearn.usecases.find_waiting_release import find_waiting_release


@dataclass(frozen=True, kw_only=True)
class BankReleases:
    """The releases, what serves, what waits, and the orders with the user names of who gave them."""

    bank_id: BankId
    marks: Sequence[ReleaseMark]
    current: str
    waiting: WaitingRelease | None
    switches: Sequence[tuple[ReleaseSwitch, str]]


def list_releases(session: Session, *, bank_id: BankId) -> BankReleases:
    """List a bank's releases.

    Raises:
        ReleaseNotFound: there is no such bank.

    """
    current = load_current_refs(session).get(bank_id)
    if current is None:
        raise ReleaseNotFound(bank_id=bank_id, release="")
    return BankReleases(
        bank_id=bank_id,
        marks=[mark for mark in list_marks(session) if mark.ref.bank_id == bank_id],
        current=current.release,
        waiting=find_waiting_release(session, bank_id),
        switches=list_switches(session, bank_id),
    )
