"""The central server finds out who a learner of a centre is; a code makes two learners one person."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner
from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.sync import Origin, Placing, place_origin
from elearn.storage.learners import (
    add_learner,
    erase_learner,
    find_learner_by_code,
    load_learner,
    lock_learner,
    save_rehearsal,
)
from elearn.storage.sync_origins import find_origin, give_code, join_origins, save_origin, settle_code
from elearn.usecases.rebuild_progress import rebuild_progress


def place_learner(
    session: Session, origin: Origin, *, centre_id: CentreId, draw_id: Callable[[], UUID], now: datetime
) -> LearnerId:
    """Return who the centre's learner is here: known before, known by the code, or begun now.

    Hold the arrivals before (`lock_arrivals`).
    """
    known_id = find_origin(session, centre_id, origin.id)
    known = load_learner(session, known_id) if known_id else None
    holder = find_learner_by_code(session, origin.code) if origin.code else None
    if holder and place_origin(origin, known=known, holder=holder) is Placing.JOIN:
        learner_id = holder.id
        if known:
            _join(session, known.id, holder.id)
    else:
        learner_id = known.id if known else _begin(session, origin, LearnerId(draw_id()), now)
        if origin.code and holder is None:
            give_code(session, learner_id, origin.code, is_brought=origin.is_code_brought)
    _settle(session, origin, holder, learner_id)
    if origin.rehearsed_at:
        save_rehearsal(session, learner_id, now=min(origin.rehearsed_at, now))
    save_origin(session, centre_id, origin.id, learner_id=learner_id)
    return learner_id


def _begin(session: Session, origin: Origin, learner_id: LearnerId, now: datetime) -> LearnerId:
    created_at = min(origin.created_at, now)
    add_learner(session, Learner(id=learner_id, created_at=created_at, profile_id=origin.profile_id))
    return learner_id


def _join(session: Session, learner_id: LearnerId, into: LearnerId) -> None:
    """Make one learner of two: the first was begun by synchronisation, has no code, and nobody sits as it."""
    for each in sorted((learner_id, into)):
        lock_learner(session, each)
    moved = join_origins(session, learner_id=learner_id, into=into)
    erase_learner(session, learner_id)
    rebuild_progress(session, learner_id=into, changed=moved)


def _settle(session: Session, origin: Origin, holder: Learner | None, learner_id: LearnerId) -> None:
    is_theirs = holder is not None and holder.id == learner_id
    if holder and is_theirs and holder.is_code_brought and not origin.is_code_brought:
        settle_code(session, learner_id)
