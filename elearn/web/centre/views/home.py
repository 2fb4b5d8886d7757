"""The centre's first page."""

from flask import render_template
from flask.typing import ResponseReturnValue

from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.load_centre_home import load_centre_home
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.home import draw_home
from elearn.web.database import books, reading
from elearn.web.i18n import page_language


def show_home() -> ResponseReturnValue:
    """Show what runs now, the groups, and what can be done."""
    centre_id = current_centre_id()
    with reading() as session:
        home = load_centre_home(session, centre_id=centre_id)
        tests = list_practice_tests(session, learner_id=None, books=books()) if home.sessions else []
    return render_template("centre/home.html", page=draw_home(home, tests, books(), page_language()))
