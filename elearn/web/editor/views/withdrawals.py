"""Items with a mistake: taken out of use at once, decided about, past results counted anew."""

from collections.abc import Sequence
from http import HTTPStatus
from time import monotonic

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.items import ItemId
from elearn.domain.withdrawal_errors import DecisionRefused, ReasonMissing, UnknownItem, UnknownWithdrawal
from elearn.domain.withdrawals import MAX_ACCEPTED, MAX_REASON_LENGTH, Decision, item_version
from elearn.usecases.decide_withdrawal import decide_withdrawal
from elearn.usecases.find_known_item import find_known_item
from elearn.usecases.find_withdrawal import find_withdrawal
from elearn.usecases.finish_repairs import finish_repairs
from elearn.usecases.list_item_releases import list_item_releases
from elearn.usecases.list_withdrawn_items import list_withdrawn_items, load_withdrawn_item
from elearn.usecases.load_item_use import load_item_use
from elearn.usecases.withdraw_item import withdraw_item
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.pages.withdrawals import WithdrawalLine, draw_line, draw_use, draw_withdrawal
from elearn.web.i18n import page_language
from elearn.web.identity import current_account
from elearn.web.wording import word_title

_COUNTING_SECONDS = 2.0  # in one request; the server, or the next one, goes on
_LONGEST_ID = 64
_EXAMPLE = "hist-0001"


def show_withdrawals() -> ResponseReturnValue:
    """Show what is out of use, and what became of it."""
    with reading() as session:
        lines = [draw_line(each) for each in list_withdrawn_items(session)]
    return _list(lines)


def find_item() -> ResponseReturnValue:
    """Go to the item that was named."""
    wanted = request.args.get("item", "").strip()[:_LONGEST_ID]
    with reading() as session:
        try:
            _, item = find_known_item(session, ItemId(wanted))
        except UnknownItem:
            lines = [draw_line(each) for each in list_withdrawn_items(session)]
            return _list(lines, unknown=wanted), HTTPStatus.NOT_FOUND
    return redirect(url_for(".ask_before_withdrawal", item_id=item.id), code=303)


def ask_before_withdrawal(item_id: str) -> ResponseReturnValue:
    """Show what a withdrawal touches; an item that is out of use already leads to its page."""
    return _ask(item_id, None)


def withdraw(item_id: str) -> ResponseReturnValue:
    """Take the item out of use."""
    try:
        with transaction() as session:
            version = withdraw_item(
                session,
                item_id=ItemId(item_id),
                reason=request.form.get("reason", ""),
                release=_read_release(),
                account_id=current_account().id,
                now=utc_now(),
            )
    except UnknownItem:
        abort(HTTPStatus.NOT_FOUND)
    except ReasonMissing:
        return _ask(item_id, request.form.get("reason", ""))
    flash(gettext("No new test holds this task any more."))
    return redirect(url_for(".show_withdrawal", version=version), code=303)


def show_withdrawal(version: str) -> ResponseReturnValue:
    """Show one withdrawn item, what was answered, and what can be decided."""
    return _show(version, is_refused=False)


def decide(version: str) -> ResponseReturnValue:
    """Store the decision, and begin to count anew."""
    try:
        with transaction() as session:
            decide_withdrawal(
                session,
                version=version,
                decision=Decision(request.form.get("decision", "")),
                accepted=_read_accepted(),
                account_id=current_account().id,
                now=utc_now(),
            )
    except UnknownWithdrawal:
        abort(HTTPStatus.NOT_FOUND)
    except (DecisionRefused, ValueError):
        return _show(version, is_refused=True), HTTPStatus.UNPROCESSABLE_ENTITY
    return go_on(version)


def go_on(version: str) -> ResponseReturnValue:
    """Count more results anew, for a moment."""
    end = monotonic() + _COUNTING_SECONDS
    try:
        finish_repairs(
            transaction, reading, clock=utc_now, may_go_on=lambda: monotonic() < end, version=version
        )
    except UnknownWithdrawal:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for(".show_withdrawal", version=version), code=303)


def _list(lines: Sequence[WithdrawalLine], unknown: str | None = None) -> str:
    values = {"lines": lines, "wanted": unknown or "", "is_unknown": unknown is not None, "example": _EXAMPLE}
    return render_template("editor/withdrawals.html", **values)


def _read_release() -> str | None:
    return request.args.get("release") or None


def _read_accepted() -> list[str]:
    named = [*request.form.getlist("accepted"), *request.form.get("further", "").splitlines()]
    said = [value.strip()[:200] for value in named if value.strip()]
    return said[: MAX_ACCEPTED + 1]  # one too many is refused


def _ask(item_id: str, reason: str | None) -> ResponseReturnValue:
    with reading() as session:
        try:
            bank, item = find_known_item(session, ItemId(item_id), _read_release())
        except UnknownItem:
            abort(HTTPStatus.NOT_FOUND)
        known = find_withdrawal(session, bank, item)
        if known:
            return redirect(url_for(".show_withdrawal", version=known.version), code=303)
        use = load_item_use(session, bank, item, [item_version(bank, item)])
        releases = list_item_releases(session, bank, item)
    titles = {str(test.id): word_title(test.title, page_language()) for test in bank.tests}
    page = draw_use(item, use, titles)
    status = HTTPStatus.OK if reason is None else HTTPStatus.UNPROCESSABLE_ENTITY
    most = MAX_REASON_LENGTH
    here = {"releases": releases, "release": bank.release}
    return render_template("editor/withdraw.html", page=page, reason=reason, most=most, **here), status


def _show(version: str, *, is_refused: bool) -> str:
    with reading() as session:
        try:
            each = load_withdrawn_item(session, version)
        except UnknownWithdrawal:
            abort(HTTPStatus.NOT_FOUND)
        use = load_item_use(session, each.bank, each.item, each.withdrawal.versions)
    page = draw_withdrawal(each, use, page_language())
    return render_template("editor/withdrawal.html", page=page, is_refused=is_refused)
