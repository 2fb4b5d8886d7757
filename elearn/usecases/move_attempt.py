"""A person sat in somebody else's account: staff move the attempt to the right person."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.domain.centres import Member
from elearn.domain.errors import AttemptInUse
from elearn.domain.groups import ParticipantId
from elearn.storage.audit import add_audit_entry
from elearn.storage.moved_attempts import give_seat, give_to_learner, hold_movers
from elearn.usecases.plan_move import Move, plan_move
from elearn.usecases.rebuild_progress import rebuild_progress
from elearn.usecases.submit_attempt import submit_attempt


def move_attempt(
    session: Session, *, attempt_id: AttemptId, to: ParticipantId, member: Member, now: datetime
) -> Move:
    """Give the attempt to the right person; both are then as if it had always been so.

    In a session the two change seats: what the right person had sat there goes the other way. Harmless when
    repeated.

    Raises:
        NotAtCentre: the attempt or the person is not this centre's.
        AttemptInUse: somebody may still be writing: their answers would find no paper.

    """
    move = plan_move(session, attempt_id=attempt_id, to=to, member=member)
    room_id = move.movable.seat.session_id if move.movable.seat else None
    hold_movers(session, room_id, {move.movable.attempt.learner_id, move.right.learner_id})
    move = plan_move(session, attempt_id=attempt_id, to=to, member=member)  # as it is now that it is held
    if move.right.learner_id == move.movable.attempt.learner_id:
        return move
    if move.is_in_use(now):
        raise AttemptInUse(attempt_id=str(attempt_id))
    _exchange(session, move, now)
    _note(session, move, member, now)
    return move


def _exchange(session: Session, move: Move, now: datetime) -> None:
    wrong, right = move.movable.attempt.learner_id, move.right.learner_id
    moved = [(move.movable, right), *([(move.back, wrong)] if move.back else [])]
    for movable, _ in moved:
        if movable.attempt.is_out_of_time(now):  # it ended at its deadline, whoever wrote it
            learner_id = movable.attempt.learner_id
            submit_attempt(session, attempt_id=movable.attempt.id, learner_id=learner_id, now=now)
    for movable, to in moved:
        owner = movable.attempt.learner_id
        give_to_learner(session, movable.attempt.id, learner_id=owner, to=to, now=now)
    if move.movable.seat:
        give_seat(session, move.movable.seat, move.other_seat, move.right)
    changed = [movable.attempt.id for movable, _ in moved]
    for learner_id in sorted((wrong, right)):
        rebuild_progress(session, learner_id=learner_id, changed=changed)


def _note(session: Session, move: Move, member: Member, now: datetime) -> None:
    wrong = move.movable.participant
    away = str(wrong.id if wrong else move.movable.attempt.learner_id)
    ways = [(move.movable, away, str(move.right.id))]
    if move.back:
        ways.append((move.back, str(move.right.id), away))
    for movable, source, target in ways:
        subject = f"{movable.attempt.id} {source} {target}"
        add_audit_entry(
            session, account_id=member.account_id, action="move_attempt", subject=subject, now=now
        )
