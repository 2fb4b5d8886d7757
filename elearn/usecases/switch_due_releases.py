"""The clock passes: a release that was ordered or dated for now becomes current."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.formats.bank_files.folders import age_key
from elearn.storage.audit import add_audit_entry
from elearn.storage.releases import lock_releases, set_current_release
from elearn.storage.switches import finish_switch, list_due_switches
from elearn.usecases.cancel_overtaken import cancel_overtaken
from elearn.usecases.list_early_releases import list_early_releases


def switch_due_releases(session: Session, *, now: datetime) -> list[ReleaseRef]:
    """Begin every release whose time has come, once, however many processes try; return them.

    An order that was overtaken by a newer release, however that came, is cancelled instead.
    """
    lock_releases(session)  # who comes second finds nothing due
    return [*_begin_early(session, now), *_carry_out(session, now)]


def _begin_early(session: Session, now: datetime) -> list[ReleaseRef]:
    """Begin what files brought before its day; of several releases of a bank that are due, the newest."""
    due = [each.ref for each in list_early_releases(session) if each.starts_at <= now]
    newest = {ref.bank_id: ref for ref in sorted(due, key=lambda ref: age_key(ref.release))}
    for ref in newest.values():
        _begin(session, ref, now)
        cancel_overtaken(session, ref.bank_id, now=now)
    return list(newest.values())


def _carry_out(session: Session, now: datetime) -> list[ReleaseRef]:
    switched = []
    for switch in list_due_switches(session, now=now):
        if cancel_overtaken(session, switch.ref.bank_id, now=now):
            continue
        if finish_switch(session, switch, now=now):
            _begin(session, switch.ref, now)
            switched.append(switch.ref)
    return switched


def _begin(session: Session, ref: ReleaseRef, now: datetime) -> None:
    set_current_release(session, ref, now=now)
    subject = f"{ref.bank_id} {ref.release}"
    add_audit_entry(session, account_id=None, action="switch_release", subject=subject, now=now)
