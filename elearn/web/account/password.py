"""Changing one's own password."""

from http import HTTPStatus

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.accounts import Account, check_password
from elearn.domain.errors import PasswordTooWeak, SignInRefused, TooManyTries
from elearn.usecases.change_password import change_password
from elearn.usecases.passwords import hash_password
from elearn.usecases.prove_password import prove_password
from elearn.web.account.forms import PasswordForm
from elearn.web.account.refusals import refuse
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.identity import current_account, sign_out_account
from elearn.web.tries import account_key

PASSWORD = "account/password.html"  # noqa: S105 - a template's name


def show_password() -> ResponseReturnValue:
    """Ask for the present password and a new one."""
    return render_template(PASSWORD, form=PasswordForm())


def change_own_password() -> ResponseReturnValue:
    """Change the password; whoever is signed in with the old one is out, here too."""
    form = PasswordForm()
    if not form.validate():
        return render_template(PASSWORD, form=form), HTTPStatus.UNPROCESSABLE_ENTITY
    account = current_account()
    try:
        prove_own_password(account, form.current_password.data)
        check_password(account.user_name, form.new_password.data)
    except (SignInRefused, TooManyTries, PasswordTooWeak) as error:
        return refuse(PASSWORD, form, error)
    password_hash = hash_password(form.new_password.data)
    with transaction() as session:
        change_password(session, account=account, password_hash=password_hash, now=utc_now())
    sign_out_account()
    flash(gettext("Your password is changed. Sign in with the new one."))
    return redirect(url_for(".sign_in"), code=303)


def prove_own_password(account: Account, password: str) -> None:
    """Return if the password is the account's; raises as at sign-in."""
    prove_password(
        reading,
        transaction,
        account=account,
        password=password,
        key=account_key(account.user_name),
        now=utc_now(),
    )
