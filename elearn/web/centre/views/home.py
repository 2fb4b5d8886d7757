"""The centre's first page."""

from flask import render_template
from flask.typing import ResponseReturnValue

from elearn.usecases.load_centre_home import load_centre_home
from elearn.web.centre.membership import current_centre_id
from elearn.web.database import reading


def show_home() -> ResponseReturnValue:
    """Show what runs now, the groups, and what can be done."""
    centre_id = current_centre_id()
    with reading() as session:
        home = load_centre_home(session, centre_id=centre_id)
    return render_template("centre/home.html", home=home)
