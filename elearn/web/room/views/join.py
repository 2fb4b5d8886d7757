"""Joining a session: the code, the tile, three pictures."""

from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.errors import TooManyTries, WrongJoinCode, WrongPictures
from elearn.domain.groups import PICTURES, PIN_LENGTH, Participant
from elearn.usecases.check_pictures import check_pictures
from elearn.usecases.find_room import OpenRoom, find_room
from elearn.usecases.record_failed_try import record_failed_try
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.errors import explain, headers_of
from elearn.web.identity import current_learner_id, ensure_learner, remember_learner
from elearn.web.room.places import find_session as find_session_of
from elearn.web.room.places import take_seat
from elearn.web.seating import has_shown_code
from elearn.web.tries import address_key, guarded_try, participant_key


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
        learner_id = person.learner_id if person else ensure_learner(session, utc_now())
        take_seat(session, found.room, learner_id, person)
    return redirect(url_for(".show_seat"), code=303)


def show_pictures(code: str, number: int) -> ResponseReturnValue:
    """Ask for the first picture."""
    found = find_session_of(code)
    return _ask(found, _person(found, number), ())


def choose_picture(code: str, number: int) -> ResponseReturnValue:
    """Take one picture after the other; after the third the person sits down."""
    found = find_session_of(code)
    person = _person(found, number)
    pin = tuple(name for name in request.form.getlist("picture") if name in PICTURES)[:PIN_LENGTH]
    if len(pin) < PIN_LENGTH:
        return _ask(found, person, pin)
    key, now = participant_key(person.id), utc_now()
    try:
        with reading() as session:
            check_pictures(session, participant=person, pin=pin, key=key, now=now)
    except WrongPictures as error:
        with transaction() as session:
            record_failed_try(session, keys=(key,), now=now)
        page = render_template("room/pictures.html", found=found, person=person, pin=(), error=explain(error))
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    remember_learner(person.learner_id)
    with transaction() as session:
        take_seat(session, found.room, person.learner_id, person)
    return redirect(url_for(".show_seat"), code=303)


def _ask(found: OpenRoom, person: Participant, pin: tuple[str, ...]) -> ResponseReturnValue:
    return render_template("room/pictures.html", found=found, person=person, pin=pin, error=None)


def _find_holder(found: OpenRoom) -> Participant | None:
    learner_id = current_learner_id()
    return found.person_of(learner_id) if learner_id and has_shown_code(learner_id, utc_now()) else None


def _person(found: OpenRoom, number: int) -> Participant:
    person = found.participant(number)
    if person is None:
        raise WrongJoinCode
    return person
