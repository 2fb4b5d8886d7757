"""The acts of laws.yaml come into the register; what an editor changed there stays, unless it is older."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from elearn.domain.laws import take_in
from elearn.domain.reference import Law
from elearn.formats.bank_files.reference_contents import read_laws
from elearn.formats.reference import build_law
from elearn.storage.laws import (
    add_act,
    add_law_edits,
    find_act,
    save_act,
    save_laws_file_hash,
)
from elearn.storage.releases import lock_releases
from elearn.usecases.has_new_laws import has_new_laws, hash_laws_file


def take_in_laws(session: Session, *, folder: Path, now: datetime) -> int:
    """Take in the acts of the folder question_banks; return how many are new or changed.

    An act that the file does not have, or has with mistakes, stays as it is.
    """
    lock_releases(session)  # several nodes may start at once
    if not has_new_laws(session, folder=folder):
        return 0
    count = sum(_take_in(session, build_law(law.value), now) for law in read_laws(folder))
    save_laws_file_hash(session, hash_laws_file(folder), now=now)
    return count


def _take_in(session: Session, law: Law, now: datetime) -> bool:
    registered = find_act(session, law.id)
    merged = take_in(registered, law)
    if merged is None:
        return False
    if registered is None:
        return add_act(session, merged)
    save_act(session, merged)
    add_law_edits(session, registered.law, merged.law, at=now, by=None)
    return True
