"""Staff make a browser one of the centre's computers, for many people."""

from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.web.centre.membership import current_centre_id
from elearn.web.identity import forget_learner, sign_out_account
from elearn.web.seating import Kiosk, become_kiosk, current_kiosk

MOST_COMPUTERS = 99


def show_computer() -> ResponseReturnValue:
    """Ask which number this computer has; the check of the computer may bring it along."""
    current_centre_id()
    kiosk = current_kiosk()
    number = kiosk.number if kiosk else request.args.get("number", type=int)
    return render_template("centre/computer.html", kiosk=kiosk, number=number, is_wrong=False)


def set_computer() -> ResponseReturnValue:
    """Give this computer its number, and leave it to the visitors: staff are signed out here."""
    centre_id = current_centre_id()
    if request.form.get("own") == "yes":
        become_kiosk(None)
        return redirect(url_for(".show_home"), code=303)
    number = request.form.get("number", type=int, default=0)
    if not 1 <= number <= MOST_COMPUTERS:
        page = render_template("centre/computer.html", kiosk=current_kiosk(), number=None, is_wrong=True)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    sign_out_account()
    forget_learner()
    become_kiosk(Kiosk(centre_id, number))
    return redirect(url_for("room.show_kiosk"), code=303)
