"""Joining a session: the code, the tile, three pictures."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.errors import TooManyTries, WrongJoinCode
from elearn.domain.groups import Participant
from elearn.usecases.find_room import OpenRoom, find_room
from elearn.usecases.hold_open_room import hold_open_room
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.errors import explain, headers_of
from elearn.web.identity import current_learner_id, ensure_learner
from elearn.web.room.places import find_session as find_session_of
from elearn.web.room.places import take_seat
from elearn.web.seating import has_shown_code
from elearn.web.tries import address_key, guarded_try


def show_join() -> ResponseReturnValue:
    """Ask for the code that stands on the board."""
    return render_template("room/join.html", error=None, typed="")


def find_session() -> ResponseReturnValue:
    """Lead to the session of the code; who guesses codes has to wait."""
    typed = request.form.get("code", "")
    try:
        with guarded_try(address_key("join-code"), WrongJoinCode), reading() as session:
            found = find_room(session, code_text=typed)
    except (WrongJoinCode, TooManyTries) as error:
        explanation = explain(error)
        page = render_template("room/join.html", error=explanation, typed=typed)
        return page, explanation.status, headers_of(error)
    return redirect(url_for(".show_tiles", code=found.room.join_code), code=303)


def show_tiles(code: str) -> ResponseReturnValue:
    """Show the people of the group, or one button where it is known who sits down, or anybody may."""
    found = find_session_of(code)
    person = None if "all" in request.args else _find_holder(found)
    return render_template("room/tiles.html", found=found, code=code, person=person)


def sit_down(code: str) -> ResponseReturnValue:
    """Sit down in a session that is open to anybody, or by a card that was shown a moment ago."""
    found = find_session_of(code)
    person = _find_holder(found)
    if found.room.group_id and person is None:  # also one that nobody is in yet
        return redirect(url_for(".show_tiles", code=code), code=303)
    with transaction() as session:
        hold_open_room(session, room=found.room)  # a session is held before its learners, here as everywhere
        learner_id = person.learner_id if person else ensure_learner(session, utc_now())
        take_seat(session, found.room, learner_id, person)
    return redirect(url_for(".show_seat"), code=303)


def _find_holder(found: OpenRoom) -> Participant | None:
    learner_id = current_learner_id()
    return found.person_of(learner_id) if learner_id and has_shown_code(learner_id, utc_now()) else None
