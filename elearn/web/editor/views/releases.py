"""The releases of a bank: what serves, what waits, and the way back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId
from elearn.domain.publishing import SwitchId
from elearn.formats.bank_files.folders import age_key
from elearn.usecases.cancel_publishing import cancel_publishing
from elearn.usecases.list_releases import list_releases
from elearn.usecases.publish_release import Order
from elearn.usecases.roll_back import roll_back
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.identity import current_account

_LONGEST_REASON = 1_000


def show_releases(bank_id: str) -> ResponseReturnValue:
    """Show the releases, the newest first, and their story."""
    with reading() as session:
        page = list_releases(session, bank_id=BankId(bank_id))
    marks = sorted(page.marks, key=lambda mark: age_key(mark.ref.release), reverse=True)
    return render_template("editor/releases.html", page=page, marks=marks, waiting=page.waiting)


def go_back(bank_id: str) -> ResponseReturnValue:
    """Make an earlier release current."""
    now, reason = utc_now(), request.form.get("reason", "").strip()[:_LONGEST_REASON]
    if not reason:
        flash(gettext("Nothing was changed: say why."))
        return _back(bank_id)
    ref = ReleaseRef(bank_id=BankId(bank_id), release=request.form.get("release", "")[:32])
    order = Order(switch_id=SwitchId(new_id()), starts_at=now, notes=reason, account_id=current_account().id)
    with transaction() as session:
        roll_back(session, ref, order, now=now)
    flash(gettext("Learners have release %(release)s.", release=ref.release))
    return _back(bank_id)


def cancel(bank_id: str) -> ResponseReturnValue:
    """Let the release that waits never begin."""
    named = request.form.get("release")  # a second click does not cancel what waits behind it
    bank, account, now = BankId(bank_id), current_account().id, utc_now()
    with transaction() as session:
        cancel_publishing(session, bank_id=bank, account_id=account, now=now, release=named)
    flash(gettext("It will not begin by itself any more."))
    return _back(bank_id)


def _back(bank_id: str) -> ResponseReturnValue:
    return redirect(url_for("editor.show_releases", bank_id=bank_id), code=303)
