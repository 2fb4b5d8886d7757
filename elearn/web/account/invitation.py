"""An invitation to work at a centre becomes an account."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.accounts import Account, AccountId, check_password, parse_user_name
from elearn.domain.errors import AccountExists, InvitationClosed, PasswordTooWeak
from elearn.usecases.accept_invitation import NewAccount, accept_invitation
from elearn.usecases.find_invitation import OpenInvitation, find_invitation
from elearn.usecases.guard_tries import guard_tries
from elearn.usecases.passwords import hash_password
from elearn.usecases.record_failed_try import record_failed_try
from elearn.web.account.forms import NewAccountForm
from elearn.web.account.refusals import refuse
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.identity import sign_in_account
from elearn.web.tries import address_key

_PAGE = "account/invitation.html"


def show_invitation(secret: str) -> ResponseReturnValue:
    """Ask for a user name and a password."""
    found = _find(secret)
    return render_template(_PAGE, form=NewAccountForm(), found=found, secret=secret)


def take_invitation(secret: str) -> ResponseReturnValue:
    """Make the account, sign it in, and lead to the centre."""
    found, form = _find(secret), NewAccountForm()
    if not form.validate():
        page = render_template(_PAGE, form=form, found=found, secret=secret)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        check_password(parse_user_name(form.user_name.data), form.password.data)
        account = _make_account(secret, form)
    except (PasswordTooWeak, AccountExists) as error:
        return refuse(_PAGE, form, error, found=found, secret=secret)
    sign_in_account(account)
    return redirect(url_for("centre.show_home"), code=303)


def _make_account(secret: str, form: NewAccountForm) -> Account:
    chosen = NewAccount(
        id=AccountId(new_id()),
        user_name=form.user_name.data,
        password_hash=hash_password(form.password.data),  # slow on purpose: before the transaction
    )
    with transaction() as session:
        return accept_invitation(session, secret=secret, chosen=chosen, now=utc_now())


def _find(secret: str) -> OpenInvitation:
    with _guarded(), reading() as session:
        return find_invitation(session, secret=secret, now=utc_now())


@contextmanager
def _guarded() -> Iterator[None]:
    """Let nobody try secrets without end; raises TooManyTries before anything else happens."""
    key = address_key("invitation")
    with reading() as session:
        guard_tries(session, keys=(key,), now=utc_now())
    try:
        yield
    except InvitationClosed:
        with transaction() as session:
            record_failed_try(session, keys=(key,), now=utc_now())
        raise
