"""The second factor: one-time codes by an app on the phone (TOTP)."""

from http import HTTPStatus
from io import BytesIO

import pyotp
import segno
from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext

from elearn.domain.errors import SignInRefused, TooManyTries
from elearn.usecases.disable_totp import disable_totp
from elearn.usecases.enable_totp import enable_totp
from elearn.web.account.forms import PasswordOnlyForm, SecondStepForm
from elearn.web.account.password import prove_own_password
from elearn.web.account.refusals import refuse
from elearn.web.clock import utc_now
from elearn.web.database import transaction
from elearn.web.identity import current_account

SET_UP = "account/totp.html"
REMOVE = "account/totp_remove.html"
_DRAFT = "totp_draft"


def show_totp() -> ResponseReturnValue:
    """Show how to turn the second step on, or off where it is on."""
    if current_account().totp_secret:
        return render_template(REMOVE, form=PasswordOnlyForm())
    return render_template(SET_UP, form=SecondStepForm(), secret=_draft_secret())


def set_up_totp() -> ResponseReturnValue:
    """Turn the second step on, once a code proves that the app has the secret."""
    form, account = SecondStepForm(), current_account()
    if not form.validate():
        page = render_template(SET_UP, form=form, secret=_draft_secret())
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    secret, code = _draft_secret(), form.one_time_code.data
    try:
        prove_own_password(account, form.password.data)
        with transaction() as database:
            enable_totp(database, account=account, secret=secret, code=code, now=utc_now())
    except (SignInRefused, TooManyTries) as error:
        return refuse(SET_UP, form, error, secret=secret)
    session.pop(_DRAFT, None)
    flash(gettext("The second step is on."))
    return redirect(url_for(".show_account"), code=303)


def draw_totp() -> ResponseReturnValue:
    """Draw the QR code that the app on the phone reads."""
    address = pyotp.TOTP(_draft_secret()).provisioning_uri(
        name=current_account().user_name, issuer_name="elearn"
    )
    picture = BytesIO()
    segno.make(address, micro=False).save(picture, kind="svg", scale=4, border=4, light="#fff")
    return Response(picture.getvalue(), content_type="image/svg+xml")


def remove_totp() -> ResponseReturnValue:
    """Turn the second step off."""
    form, account = PasswordOnlyForm(), current_account()
    if not form.validate():
        return render_template(REMOVE, form=form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        prove_own_password(account, form.password.data)
    except (SignInRefused, TooManyTries) as error:
        return refuse(REMOVE, form, error)
    with transaction() as database:
        disable_totp(database, account=account, now=utc_now())
    flash(gettext("The second step is off."))
    return redirect(url_for(".show_account"), code=303)


def _draft_secret() -> str:
    """Return the secret that is being set up; its owner may see it, so the signed cookie is a fit place."""
    if _DRAFT not in session:
        session[_DRAFT] = pyotp.random_base32()
    return str(session[_DRAFT])
