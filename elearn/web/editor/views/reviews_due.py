"""Items whose review date has passed."""

from datetime import date
from http import HTTPStatus

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.items import ItemId
from elearn.domain.withdrawal_errors import CheckRefused, UnknownItem
from elearn.usecases.check_item import check_item as check
from elearn.usecases.list_due_items import list_due_items
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.pages.reviews_due import draw_reviews_due
from elearn.web.identity import current_account


def show_reviews_due() -> ResponseReturnValue:
    """Show what is to be looked at again."""
    return _show(None)


def check_item(item_id: str) -> ResponseReturnValue:
    """Note that an item was found right today."""
    try:
        with transaction() as session:
            check(
                session,
                item_id=ItemId(item_id),
                review_by=date.fromisoformat(request.form.get("review_by", "")),
                account_id=current_account().id,
                now=utc_now(),
            )
    except UnknownItem:
        abort(HTTPStatus.NOT_FOUND)
    except (CheckRefused, ValueError):
        return _show(item_id), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for(".show_reviews_due"), code=303)


def _show(refused: str | None) -> str:
    today = utc_now().date()
    with reading() as session:
        page = draw_reviews_due(list_due_items(session, today=today), today)
    return render_template("editor/reviews_due.html", page=page, refused=refused)
