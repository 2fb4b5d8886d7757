"""The learner leaves this browser, or is erased everywhere."""

from http import HTTPStatus

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.usecases.erase_learner import erase_learner
from elearn.web.database import transaction
from elearn.web.identity import forget_learner, require_learner
from elearn.web.learner.forms import EraseForm
from elearn.web.learner.lateness import forget_last_form
from elearn.web.learner.pages.me import draw_my_data
from elearn.web.learner.views.me import find_learner


def leave() -> ResponseReturnValue:
    """Make this browser nobody's; whoever has no code to come back with is warned first."""
    learner = find_learner()
    if learner is not None and learner.code is None and "warned" not in request.form:
        return redirect(url_for(".show_my_data", _anchor="leave"), code=303)
    return _show_left(gettext("You have left this computer."))


def erase_me() -> ResponseReturnValue:
    """Erase everything about the learner, once they said that they are sure."""
    form = EraseForm()
    if not form.validate() or not form.sure.data:
        page = draw_my_data(find_learner(), error=gettext("Tick the box first if you are sure."))
        return render_template("learner/my_data.html", page=page), HTTPStatus.UNPROCESSABLE_ENTITY
    with transaction() as session:
        erase_learner(session, learner_id=require_learner())
    return _show_left(gettext("Everything about you is erased."))


def _show_left(message: str) -> ResponseReturnValue:
    """Forget the learner here. The page answers the form itself: a mere link erases nothing."""
    forget_learner()
    forget_last_form()
    page = make_response(render_template("learner/left.html", message=message))
    if request.is_secure:  # browsers heed it only there; elsewhere the page's script does what it can
        page.headers["Clear-Site-Data"] = '"cache", "storage"'
    return page
