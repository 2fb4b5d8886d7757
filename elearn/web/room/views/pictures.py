"""Joining a session by three pictures, one press after the other."""

from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.errors import WrongJoinCode, WrongPictures
from elearn.domain.groups import PICTURES, PIN_LENGTH
from elearn.usecases.check_pictures import check_pictures
from elearn.usecases.find_joining import Joining, find_joining
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.errors import explain
from elearn.web.http_errors import Explanation
from elearn.web.identity import remember_learner
from elearn.web.room.places import take_seat
from elearn.web.tries import address_key, guarded_try, participant_key


def show_pictures(code: str, number: int) -> ResponseReturnValue:
    """Ask for the first picture."""
    return _ask(_find(code, number))


def choose_picture(code: str, number: int) -> ResponseReturnValue:
    """Take one picture after the other; after the third the person sits down."""
    joining = _find(code, number)
    person = joining.person
    pin = tuple(name for name in request.form.getlist("picture") if name in PICTURES)[:PIN_LENGTH]
    if len(pin) < PIN_LENGTH:
        return _ask(joining, pin)
    key = participant_key(person.id)
    with transaction() as session:
        is_right = check_pictures(session, participant=person, pin=pin, key=key, now=utc_now())
        if is_right:
            take_seat(session, joining.room, person.learner_id, person)
    if not is_right:
        return _ask(joining, error=explain(WrongPictures())), HTTPStatus.UNPROCESSABLE_ENTITY
    remember_learner(person.learner_id)
    return redirect(url_for(".show_seat"), code=303)


def _ask(joining: Joining, pin: tuple[str, ...] = (), error: Explanation | None = None) -> str:
    return render_template(
        "room/pictures.html", code=joining.room.join_code, person=joining.person, pin=pin, error=error
    )


def _find(code: str, number: int) -> Joining:
    with guarded_try(address_key("join-code"), WrongJoinCode), reading() as session:
        return find_joining(session, code_text=code, number=number)
