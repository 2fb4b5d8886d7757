"""The paper: opened, saved and handed in by forms, without scripts too."""

from contextlib import suppress
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, Mode
from elearn.domain.errors import AttemptAlreadySubmitted, AttemptOutOfTime, NotAtCentre
from elearn.usecases.flag_item import flag_item
from elearn.usecases.keep_late_responses import keep_late_responses
from elearn.usecases.load_seat_of import Seated, load_seat_of
from elearn.usecases.load_sitting import Sitting, load_sitting
from elearn.usecases.peek_translation import peek_translation
from elearn.usecases.raise_hand import raise_hand
from elearn.usecases.save_responses import save_responses
from elearn.usecases.submit_attempt import submit_attempt
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.identity import require_learner
from elearn.web.learner.forms import parse_responses
from elearn.web.learner.lateness import note_last_form
from elearn.web.learner.pages.paper import draw_hand_in, draw_paper
from elearn.web.seating import current_seat

# Too late for an answer is no fault of the learner's: the attempt closes with what arrived in time.
_TOO_LATE = (AttemptOutOfTime, AttemptAlreadySubmitted)


def show_paper(attempt_id: UUID) -> ResponseReturnValue:
    """Show the paper as it stands; an attempt out of time is closed, a closed one shows its outcome."""
    now, learner_id = utc_now(), require_learner()
    with reading() as session:
        sitting = load_sitting(session, attempt_id=AttemptId(attempt_id), learner_id=learner_id)
    if sitting.attempt.is_open and not sitting.attempt.is_out_of_time(now):
        page = draw_paper(sitting, books(), page_language(), now)
        return render_template("learner/paper.html", page=page, seated=_find_seat(sitting.attempt.id))
    with transaction() as session:
        submit_attempt(session, attempt_id=AttemptId(attempt_id), learner_id=learner_id, now=now)
    return _to_outcome(attempt_id)


def save_paper(attempt_id: UUID) -> ResponseReturnValue:
    """Save every answer and flag of the form, then go on to where the button said."""
    learner_id, hand = require_learner(), request.form.get("hand")
    with transaction() as session:
        _save_form(session, AttemptId(attempt_id), learner_id)
    if hand:
        _raise_hand(AttemptId(attempt_id), is_up=hand == "up")
        return redirect(url_for(".show_paper", attempt_id=attempt_id, _anchor="room-bar"), code=303)
    if request.form.get("then") == "hand-in":
        return redirect(url_for(".show_hand_in", attempt_id=attempt_id), code=303)
    at = request.form.get("at", "")
    anchor = f"task-{at}" if at.isdecimal() else "end"
    return redirect(url_for(".show_paper", attempt_id=attempt_id, _anchor=anchor), code=303)


def show_translation(attempt_id: UUID, position: int) -> ResponseReturnValue:
    """Save the form and open the translation of one task."""
    learner_id = require_learner()
    with transaction() as session, suppress(*_TOO_LATE):
        _save_form(session, AttemptId(attempt_id), learner_id)  # practice has no clock
        peek_translation(
            session,
            attempt_id=AttemptId(attempt_id),
            learner_id=learner_id,
            position=position,
            language=page_language().code,
        )
    return redirect(url_for(".show_paper", attempt_id=attempt_id, _anchor=f"task-{position}"), code=303)


def show_hand_in(attempt_id: UUID) -> ResponseReturnValue:
    """Ask once more before the attempt is closed."""
    with reading() as session:
        sitting = load_sitting(session, attempt_id=AttemptId(attempt_id), learner_id=require_learner())
    if not sitting.attempt.is_open:
        return _to_outcome(attempt_id)
    page = draw_hand_in(sitting, books(), page_language())
    return render_template("learner/hand_in.html", page=page)


def hand_in(attempt_id: UUID) -> ResponseReturnValue:
    """Save what the form still holds and close the attempt; a second hand-in changes nothing."""
    learner_id = require_learner()
    with transaction() as session:
        _save_form(session, AttemptId(attempt_id), learner_id)
        submit_attempt(session, attempt_id=AttemptId(attempt_id), learner_id=learner_id, now=utc_now())
    note_last_form(attempt_id)
    return _to_outcome(attempt_id)


def _find_seat(attempt_id: AttemptId) -> Seated | None:
    """Return the seat where this attempt is sat; who sits in no session costs no query."""
    here = current_seat()
    if here is None:
        return None
    with suppress(NotAtCentre), reading() as session:
        seated = load_seat_of(
            session, session_id=here.session_id, centre_id=here.centre_id, learner_id=require_learner()
        )
        return seated if seated.seat.attempt_id == attempt_id else None
    return None


def _raise_hand(attempt_id: AttemptId, *, is_up: bool) -> None:
    seated = _find_seat(attempt_id)
    if seated:
        with transaction() as session:
            raise_hand(session, seat=seated.seat, is_up=is_up, now=utc_now())


def _save_form(session: Session, attempt_id: AttemptId, learner_id: LearnerId) -> None:
    """Save what the form says otherwise than the server; what comes too late is kept for the review."""
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    items = {place.paper_item.position: place.item for place in sitting.places}
    values = parse_responses(request.form, items)
    kept = {position: response.value for position, response in sitting.responses.items()}
    changed = {position: value for position, value in values.items() if value != kept[position]}
    now = utc_now()
    try:
        save_responses(session, attempt_id=attempt_id, learner_id=learner_id, values=changed, now=now)
        _save_flags(session, sitting, learner_id)
    except _TOO_LATE:
        keep_late_responses(session, attempt_id=attempt_id, learner_id=learner_id, values=changed, now=now)


def _save_flags(session: Session, sitting: Sitting, learner_id: LearnerId) -> None:
    """Save flags that changed; only a form that shows flags says anything about them.

    A form that brings only `changes` is silent about a flag that is not in it.
    """
    is_exam, is_part = sitting.attempt.mode is Mode.EXAM, "changes" in request.form
    has_flags = is_exam and any(name.startswith(("response-", "flag-")) for name in request.form)
    for position, response in sitting.responses.items() if has_flags else ():
        name = f"flag-{position}"
        if is_part and name not in request.form:
            continue
        is_flagged = bool(request.form.get(name))
        if is_flagged != response.is_flagged:
            flag_item(
                session,
                attempt_id=sitting.attempt.id,
                learner_id=learner_id,
                position=position,
                is_flagged=is_flagged,
            )


def _to_outcome(attempt_id: UUID) -> ResponseReturnValue:
    return redirect(url_for(".show_outcome", attempt_id=attempt_id), code=303)
