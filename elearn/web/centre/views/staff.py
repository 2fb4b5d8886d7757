"""Who works at the centre: invite, shut out. For managers."""

import secrets
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.accounts import AccountId
from elearn.domain.centres import InvitationId
from elearn.usecases.invite_staff import invite_staff
from elearn.usecases.list_staff import list_staff
from elearn.usecases.shut_out_staff import shut_out_staff
from elearn.web.centre.forms import parse_role
from elearn.web.centre.membership import require_manager
from elearn.web.centre.pages.staff import draw_invited, draw_staff
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction


def show_staff() -> ResponseReturnValue:
    """Show who works here."""
    manager = require_manager()
    with reading() as session:
        members = list_staff(session, centre_id=manager.centre_id)
    return render_template("centre/staff.html", page=draw_staff(manager, members))


def invite() -> ResponseReturnValue:
    """Make a link for somebody new, and show it this once."""
    manager = require_manager()
    role, secret = parse_role(request.form.get("role")), secrets.token_urlsafe(24)
    with transaction() as session:
        invite_staff(
            session,
            invitation_id=InvitationId(new_id()),
            centre_id=manager.centre_id,
            role=role,
            secret=secret,
            invited_by=manager.account_id,
            now=utc_now(),
        )
    address = url_for("account.show_invitation", secret=secret, _external=True)
    return render_template("centre/invited.html", page=draw_invited(role, address))


def shut_out(account_id: UUID) -> ResponseReturnValue:
    """Let somebody in no more."""
    manager = require_manager()
    with transaction() as session:
        name = shut_out_staff(session, manager=manager, account_id=AccountId(account_id), now=utc_now())
    flash(gettext("%(name)s can no longer sign in.", name=name))
    return redirect(url_for(".show_staff"), code=303)
