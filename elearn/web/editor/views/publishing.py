"""Publishing a draft, now or from a day on; taking a newer release in; throwing the draft away."""

from dataclasses import replace
from datetime import date, datetime, time

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.items import BankId
from elearn.domain.publishing import SwitchId
from elearn.formats.bank_files.reference_contents import ReferenceContents, read_reference_contents
from elearn.settings import asset_folder
from elearn.storage.drafts import load_open_draft
from elearn.usecases.discard_draft import discard_draft
from elearn.usecases.load_reference_books import load_reference_books
from elearn.usecases.plan_release import plan_release
from elearn.usecases.publish_release import LONGEST_WAIT, Order, publish_release
from elearn.usecases.rebase_draft import rebase_draft
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.pages.publishing import draw_plan
from elearn.web.editor.same_draft import require_same_draft
from elearn.web.identity import current_account
from elearn.web.zones import report_zone

_LONGEST_NOTES = 1_000


def show_publishing(bank_id: str) -> ResponseReturnValue:
    """Show what the release changes, and what stands in its way."""
    order, now = _read_order(), utc_now()
    with reading() as session:
        reference = load_reference_books(session, _files_beside())
        plan = plan_release(session, bank_id=BankId(bank_id), order=order, reference=reference, now=now)
    tomorrow = now.astimezone(report_zone()).date().toordinal() + 1
    page = draw_plan(plan, tomorrow=date.fromordinal(tomorrow))
    return render_template("editor/publishing.html", page=page, bank_id=bank_id)


def publish(bank_id: str) -> ResponseReturnValue:
    """Publish the draft."""
    order = _read_order()
    if order.starts_at <= utc_now() and request.form.get("when") != "now":  # never at once by mistake
        flash(gettext("Choose a day after today, within three years."))
        return redirect(url_for("editor.show_publishing", bank_id=bank_id), code=303)
    with transaction() as session:
        draft = load_open_draft(session, BankId(bank_id))
        require_same_draft(draft)
        reference = load_reference_books(session, _files_beside())
        ref = publish_release(session, draft, order, reference, now=utc_now())
    flash(gettext("Release %(release)s is published.", release=ref.release))
    return redirect(url_for("editor.show_releases", bank_id=bank_id), code=303)


def take_release_in(bank_id: str) -> ResponseReturnValue:
    """Let the draft go on from the release that serves now."""
    account = current_account()
    with transaction() as session:
        rebased = rebase_draft(session, bank_id=BankId(bank_id), account_id=account.id, now=utc_now())
    flash(gettext("The draft goes on from release %(release)s.", release=rebased.release))
    return redirect(url_for("editor.show_review", bank_id=bank_id), code=303)


def discard(bank_id: str) -> ResponseReturnValue:
    """Throw the draft away, if the editor said that they mean it."""
    if request.form.get("sure") != "yes":
        flash(gettext("Nothing was thrown away: tick that you mean it."))
        return redirect(url_for("editor.show_publishing", bank_id=bank_id), code=303)
    with transaction() as session:
        require_same_draft(load_open_draft(session, BankId(bank_id)))
        discard_draft(session, bank_id=BankId(bank_id), account_id=current_account().id, now=utc_now())
    flash(gettext("The draft is closed. Its texts stay in the history of the tasks."))
    return redirect(url_for("editor.show_home"), code=303)


def _read_order() -> Order:
    """Read when the release begins: at midnight of the day that was typed, or now."""
    now = utc_now()
    order = Order(
        switch_id=SwitchId(new_id()),
        starts_at=now,
        notes=request.form.get("notes", "")[:_LONGEST_NOTES],
        account_id=current_account().id,
    )
    if request.form.get("when") != "day":
        return order
    try:
        day = date.fromisoformat(request.form.get("day", "")[:10])
        starts_at = datetime.combine(day, time(), report_zone())
    except (ValueError, OverflowError):
        return order
    return replace(order, starts_at=min(max(now, starts_at), now + LONGEST_WAIT))


def _files_beside() -> ReferenceContents:
    """Read what stands beside the banks, without the hashes of what has shipped: this release is new."""
    return replace(read_reference_contents(asset_folder("question_banks")), recorded=None)
