"""How long the centre keeps people. For managers."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.retention import MONTHS
from elearn.usecases.choose_retention import choose_retention
from elearn.usecases.load_retention import load_retention
from elearn.web.centre.membership import require_manager
from elearn.web.centre.pages.privacy import draw_privacy
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction


def show_privacy() -> ResponseReturnValue:
    """Show how long people are kept, and who is erased next."""
    return _draw()


def choose_period() -> ResponseReturnValue:
    """Save another period; where it would erase somebody at once, ask first."""
    manager, now = require_manager(), utc_now()
    months = request.form.get("months", type=int, default=0)
    if months not in MONTHS:
        return _draw(), HTTPStatus.UNPROCESSABLE_ENTITY
    with reading() as session:
        meant = load_retention(session, centre_id=manager.centre_id, now=now, months=months)
    if meant.due_now and request.form.get("sure") != "yes":
        return render_template("centre/privacy_sure.html", retention=meant)
    with transaction() as session:
        choose_retention(session, member=manager, months=months, now=now)
    flash(gettext("Saved. People are kept that long from now on."))
    return redirect(url_for(".show_privacy"), code=303)


def _draw() -> str:
    manager = require_manager()
    with reading() as session:
        found = load_retention(session, centre_id=manager.centre_id, now=utc_now())
    return render_template("centre/privacy.html", page=draw_privacy(found))
