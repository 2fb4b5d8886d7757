"""The learner's code and data."""

import secrets

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext

from elearn.domain.accounts import Learner
from elearn.domain.attempts import LearnerId
from elearn.domain.errors import ElearnError, TooManyTries, WrongLearnerCode
from elearn.domain.sync_errors import NotConnected
from elearn.usecases.begin_with_brought_code import begin_with_brought_code
from elearn.usecases.export_learner import export_learner
from elearn.usecases.find_room_of import find_room_of
from elearn.usecases.is_connected import is_connected
from elearn.usecases.issue_learner_code import issue_learner_code
from elearn.usecases.load_start import load_start
from elearn.usecases.resume_by_code import resume_by_code
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.errors import explain, headers_of
from elearn.web.identity import (
    current_learner_id,
    ensure_learner,
    remember_learner,
    require_learner,
)
from elearn.web.learner.pages.me import CodePage, draw_code_picture, draw_my_data
from elearn.web.seating import note_shown_code
from elearn.web.tries import beginners_quota, guarded_code_entry

_CODES = 10**11  # eleven digits are drawn, the twelfth checks them


def show_code() -> ResponseReturnValue:
    """Show the learner code, or the way to get one."""
    return render_template("learner/code.html", page=_code_page())


def issue_code() -> ResponseReturnValue:
    """Give the learner a code."""
    with transaction() as session:
        learner_id = ensure_learner(session, utc_now())
        issue_learner_code(session, learner_id=learner_id, draw=lambda: secrets.randbelow(_CODES))
    return redirect(url_for(".show_code"), code=303)


def draw_code() -> ResponseReturnValue:
    """Draw the code as a QR picture."""
    learner = find_learner()
    if learner is None or learner.code is None:
        raise WrongLearnerCode
    return Response(
        draw_code_picture(_address_with(learner.code)), content_type="image/svg+xml; charset=utf-8"
    )


def resume() -> ResponseReturnValue:
    """Go on as the learner whose code was typed."""
    typed = request.form.get("code", "")
    try:
        with guarded_code_entry(), reading() as session:
            learner_id = resume_by_code(session, code_text=typed)
            room = find_room_of(session, learner_id=learner_id)
    except (WrongLearnerCode, TooManyTries) as error:
        return _refuse_code(typed, error)
    remember_learner(learner_id)
    note_shown_code(learner_id, utc_now())
    flash(gettext("Welcome back. Your progress is here."))
    if room:
        return redirect(url_for("room.show_tiles", code=room.join_code), code=303)
    return redirect(url_for(".show_start"), code=303)


def begin_with_code() -> ResponseReturnValue:
    """Begin with a code of another server; the results come together there."""
    typed = request.form.get("code", "")
    try:
        with guarded_code_entry(), transaction() as session:
            learner_id = begin_with_brought_code(
                session,
                code_text=typed,
                learner_id=LearnerId(new_id()),
                now=utc_now(),
                quota=beginners_quota(),
            )
    except NotConnected:
        return _refuse_code(typed, WrongLearnerCode())
    except (WrongLearnerCode, TooManyTries) as error:
        return _refuse_code(typed, error)
    remember_learner(learner_id)
    flash(gettext("You can begin. Your results come together later."))
    return redirect(url_for(".show_start"), code=303)


def _refuse_code(typed: str, error: ElearnError) -> ResponseReturnValue:
    """Show the form again with what was typed: after a pause the learner only presses once more."""
    explanation = explain(error)
    message = f"{explanation.title} {explanation.advice}"
    if isinstance(error, WrongLearnerCode):
        message = gettext("Nobody has this code. Check the 12 digits and try again.")
    is_strange = isinstance(error, WrongLearnerCode) and not error.is_mistyped and _takes_strange_codes()
    drawn = _code_page(typed_code=typed[:40], error=message, is_from_elsewhere=is_strange)
    page = render_template("learner/code.html", page=drawn)
    return page, explanation.status, headers_of(error)


def show_my_data() -> ResponseReturnValue:
    """Show what can be done with one's data."""
    return render_template("learner/my_data.html", page=draw_my_data(find_learner()))


def download_my_data() -> ResponseReturnValue:
    """Give everything that is stored about the learner."""
    with reading() as session:
        data = export_learner(session, learner_id=require_learner())
    page = jsonify(data)
    page.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return page


def _takes_strange_codes() -> bool:
    with reading() as session:
        return is_connected(session)


def _code_page(
    typed_code: str = "", error: str | None = None, *, is_from_elsewhere: bool = False
) -> CodePage:
    learner = find_learner()
    return CodePage(
        code=learner.code if learner else None,
        resume_address=url_for(".show_code", _external=True),
        has_progress=learner is not None and learner.code is None,
        typed_code=typed_code,
        error=error,
        is_from_elsewhere=is_from_elsewhere,
    )


def _address_with(code: str) -> str:
    """Put the code behind the `#`: it fills the form on the other device and never reaches a log."""
    return url_for(".show_code", _external=True, _anchor=code)


def find_learner() -> Learner | None:
    """Load the learner of this browser, None if there is none."""
    with reading() as session:
        return load_start(session, learner_id=current_learner_id()).learner
