"""Somebody sat in somebody else's account: the attempt goes to the right person."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.domain.errors import NotAtCentre
from elearn.domain.groups import GroupId, ParticipantId
from elearn.usecases.find_movable import Movable, find_movable
from elearn.usecases.list_person_results import list_person_results
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.list_right_people import list_right_people
from elearn.usecases.move_attempt import move_attempt
from elearn.usecases.plan_move import plan_move
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.centre.pages.moving import Namer, call_person, draw_move
from elearn.web.centre.sightings import name_in_sighting
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language


def show_results(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show what a person handed in."""
    with reading() as session:
        found = list_person_results(
            session,
            group_id=GroupId(group_id),
            participant_id=ParticipantId(person_id),
            centre_id=current_centre_id(),
        )
        namer = _make_namer(session)
    lines = [(result, namer.title(result)) for result in found.results]
    return render_template("centre/person_results.html", person=found.person, lines=lines)


def ask_who_sat(attempt_id: UUID) -> ResponseReturnValue:
    """Show the attempt and the people to choose from; with one chosen, what would happen."""
    chosen = request.args.get("to")
    if chosen:
        return _ask_if_sure(attempt_id, chosen)
    with reading() as session:
        movable = find_movable(session, attempt_id=AttemptId(attempt_id), centre_id=current_centre_id())
        groups = list_right_people(session, movable, centre_id=current_centre_id())
        page = draw_move(movable, _make_namer(session), utc_now())
    _note_owner(movable)
    return render_template("centre/move.html", page=page, groups=groups, likely=movable.group_id)


def move(attempt_id: UUID) -> ResponseReturnValue:
    """Move the attempt, and lead to where its result now stands."""
    with transaction() as session:
        moved = move_attempt(
            session,
            attempt_id=AttemptId(attempt_id),
            to=_parse_person(request.form.get("to", "")),
            member=current_member(),
            now=utc_now(),
        )
    flash(gettext("The test now belongs to %(name)s.", name=call_person(moved.right)))
    return redirect(_find_way_on(moved.movable, moved.right.group_id, moved.right.id), code=303)


def _ask_if_sure(attempt_id: UUID, chosen: str) -> str:
    with reading() as session:
        plan = plan_move(
            session, attempt_id=AttemptId(attempt_id), to=_parse_person(chosen), member=current_member()
        )
        page = draw_move(plan.movable, _make_namer(session), utc_now(), plan)
    _note_owner(plan.movable)
    return render_template("centre/move_sure.html", page=page)


def _note_owner(movable: Movable) -> None:
    if movable.participant:
        name_in_sighting(movable.participant.id)


def _find_way_on(movable: Movable, group_id: GroupId, person_id: ParticipantId) -> str:
    if movable.room and not movable.room.is_open:
        return url_for(".show_report", session_id=movable.room.id)
    if movable.room:
        return url_for(".show_room", session_id=movable.room.id)
    return url_for(".show_results", group_id=group_id, person_id=person_id)


def _parse_person(text: str) -> ParticipantId:
    try:
        return ParticipantId(UUID(text))
    except ValueError as error:
        raise NotAtCentre from error


def _make_namer(session: Session) -> Namer:
    tests = list_practice_tests(session, learner_id=None, books=books())
    return Namer(tests, books(), page_language())
