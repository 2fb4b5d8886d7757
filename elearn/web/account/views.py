"""Signing in and out."""

from http import HTTPStatus

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.accounts import Account
from elearn.domain.errors import SignInRefused, TooManyTries
from elearn.domain.permissions import Permission, may
from elearn.usecases.find_membership import find_membership
from elearn.usecases.sign_in import Credentials, sign_in
from elearn.web.account.forms import SignInForm
from elearn.web.account.refusals import refuse
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.identity import current_account, sign_in_account, sign_out_account
from elearn.web.security import local_path
from elearn.web.tries import account_key, address_key

SIGN_IN = "account/sign_in.html"


def show_account() -> ResponseReturnValue:
    """Show who is signed in and what they can change."""
    account = current_account()
    return render_template("account/account.html", account=account, works_at_centre=_works_at_centre(account))


def show_sign_in() -> ResponseReturnValue:
    """Ask for user name and password."""
    form = SignInForm()
    form.next.data = local_path(request.args.get("next")) or ""
    return render_template(SIGN_IN, form=form)


def sign_in_person() -> ResponseReturnValue:
    """Sign in, and lead on to where the person was going."""
    form = SignInForm()
    if not form.validate():
        return render_template(SIGN_IN, form=form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        account = sign_in(reading, transaction, given=_credentials(form), now=utc_now())
    except (SignInRefused, TooManyTries) as error:
        return refuse(SIGN_IN, form, error)
    sign_in_account(account)
    return redirect(local_path(form.next.data) or url_for(".show_account"), code=303)


def sign_out() -> ResponseReturnValue:
    """End the session; the learner of this browser keeps their work."""
    sign_out_account()
    return redirect(url_for(".sign_in"), code=303)


def _works_at_centre(account: Account) -> bool:
    if not may(account.role, Permission.RUN_SESSIONS):
        return False
    with reading() as session:
        return find_membership(session, account_id=account.id) is not None


def _credentials(form: SignInForm) -> Credentials:
    return Credentials(
        user_name=form.user_name.data,
        password=form.password.data,
        one_time_code=form.one_time_code.data or "",
        account_key=account_key(form.user_name.data),
        address_key=address_key("sign-in"),
    )
