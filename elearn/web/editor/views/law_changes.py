"""A change of the law: noting it, what it touches, making the queue, closing it."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from elearn.domain.errors import AccountNotFound
from elearn.domain.law_tasks import LawTaskId
from elearn.domain.laws import LawChange, LawChangeId, normalize_articles
from elearn.storage.accounts import load_account
from elearn.storage.laws import list_acts
from elearn.usecases.assess_law_change import assess_law_change
from elearn.usecases.close_law_change import close_law_change
from elearn.usecases.list_law_queue import QueueFilter, list_law_queue
from elearn.usecases.load_law_change import load_law_change
from elearn.usecases.make_law_queue import make_law_queue
from elearn.usecases.note_law_change import note_law_change
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.law_forms import ChangeForm, parse_day
from elearn.web.editor.pages.law_changes import draw_change_page
from elearn.web.i18n import page_language
from elearn.web.identity import current_account


def show_new_law_change() -> ResponseReturnValue:
    """Show the form; act and article may stand in the address."""
    data = {"act": request.args.get("act", ""), "articles": request.args.get("article", "")}
    return _draw_form(ChangeForm(formdata=None, data=data))


def add_law_change() -> ResponseReturnValue:
    """Note a change, and lead to what it touches."""
    form = ChangeForm()
    is_right, day = form.validate(), parse_day(form.takes_effect_on.data)
    if form.act.data not in _list_acts():
        form.act.errors = [gettext("Choose one.")]
        is_right = False
    if not is_right or day is None:
        return _draw_form(form), HTTPStatus.UNPROCESSABLE_ENTITY
    change = LawChange(
        id=LawChangeId(new_id()),
        act=form.act.data,
        articles=normalize_articles(form.articles.data),
        takes_effect_on=day,
        words=form.words.data,
        url=form.url.data or None,
        noted_by=current_account().id,
        noted_at=utc_now(),
    )
    with transaction() as session:
        note_law_change(session, change)
    return redirect(url_for(".show_law_change", change_id=change.id), code=303)


def show_law_change(change_id: UUID) -> ResponseReturnValue:
    """Show everything that a change touches."""
    with reading() as session:
        change = load_law_change(session, change_id=LawChangeId(change_id))
        impact = assess_law_change(session, change)
        queue = list_law_queue(session, QueueFilter(change_id=change.id))
        short = {act.law.id: act.law.short for act in list_acts(session)}[change.act]
        try:
            who = load_account(session, change.noted_by).user_name if change.noted_by else None
        except AccountNotFound:
            who = None
    counts = (queue.open_count + queue.done_count, queue.done_count)
    page = draw_change_page(change, impact, page_language(), short=short, who=who, counts=counts)
    return render_template("editor/law_change.html", page=page)


def make_queue(change_id: UUID) -> ResponseReturnValue:
    """Make a task for each item that is touched, and lead to the queue."""
    with transaction() as session:
        added = make_law_queue(
            session,
            change_id=LawChangeId(change_id),
            new_id=lambda: LawTaskId(new_id()),
            account_id=current_account().id,
            now=utc_now(),
        )
    flash(ngettext("%(num)s task is new in the queue.", "%(num)s tasks are new in the queue.", added))
    return redirect(url_for(".show_law_queue", change=change_id), code=303)


def close_change(change_id: UUID) -> ResponseReturnValue:
    """Close a change, or open it again."""
    is_done = request.form.get("done") == "1"
    with transaction() as session:
        close_law_change(
            session,
            change_id=LawChangeId(change_id),
            is_done=is_done,
            account_id=current_account().id,
            now=utc_now(),
        )
    flash(gettext("Saved."))
    return redirect(url_for(".show_law_change", change_id=change_id), code=303)


def _list_acts() -> dict[str, str]:
    with reading() as session:
        acts = sorted(list_acts(session), key=lambda act: act.law.short.casefold())
    return {act.law.id: act.law.short for act in acts}


def _draw_form(form: ChangeForm) -> str:
    return render_template("editor/law_change_new.html", form=form, acts=_list_acts())
