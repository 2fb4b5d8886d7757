"""Joining a session by the code of a card: twelve digits instead of tile and pictures."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.errors import NotInThisGroup, TooManyTries, WrongLearnerCode
from elearn.usecases.match_card import match_card
from elearn.web.database import reading, transaction
from elearn.web.errors import explain, headers_of
from elearn.web.identity import remember_learner
from elearn.web.room.places import find_session, take_seat
from elearn.web.tries import guarded_code_entry


def show_card(code: str) -> ResponseReturnValue:
    """Ask for the twelve digits."""
    return render_template("room/card.html", found=find_session(code), error=None, typed="")


def take_card(code: str) -> ResponseReturnValue:
    """Seat whose card it is; who guesses codes has to wait, as on the page of the code."""
    found, typed = find_session(code), request.form.get("code", "")
    try:
        with guarded_code_entry(), reading() as session:
            holder = match_card(session, found=found, code_text=typed)
    except (WrongLearnerCode, TooManyTries, NotInThisGroup) as error:
        explanation = explain(error)
        page = render_template("room/card.html", found=found, error=explanation, typed=typed[:40])
        return page, explanation.status, headers_of(error)
    remember_learner(holder.learner_id)
    with transaction() as session:
        take_seat(session, found.room, holder.learner_id, holder.participant)
    return redirect(url_for(".show_seat"), code=303)
