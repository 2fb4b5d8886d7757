"""The start page and what can be set there."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, to_user_timezone

from elearn.usecases.choose_exam import choose_exam as choose
from elearn.usecases.dismiss_news import dismiss_news as dismiss
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.load_plan import load_plan
from elearn.usecases.load_start import load_start
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.identity import current_learner_id, ensure_learner, require_learner
from elearn.web.learner.forms import ExamChoiceForm
from elearn.web.learner.pages.start import draw_start
from elearn.web.security import local_path
from elearn.web.zones import learner_zone

_YEAR = 365 * 24 * 60 * 60


def show_start() -> ResponseReturnValue:
    """Show where to begin or go on."""
    now, plan = utc_now(), None
    with reading() as session:
        report = load_start(session, learner_id=current_learner_id())
        if report.learner:
            plan = load_plan(session, learner=report.learner, books=books(), now=now, zone=learner_zone())
        tests = plan.tests if plan else list_practice_tests(session, learner_id=None, books=books())
    today = to_user_timezone(now).date()
    page = draw_start(report, tests, books(), page_language(), today, plan.plan if plan else None)
    return render_template("learner/start.html", page=page)


def choose_exam() -> ResponseReturnValue:
    """Remember the exam and its date; what cannot be read counts as unknown."""
    form, now = ExamChoiceForm(), utc_now()
    form.validate()
    with transaction() as session:
        learner_id = ensure_learner(session, now)
        choose(
            session,
            learner_id=learner_id,
            profile_id=form.profile.data,
            exam_on=form.exam_on.data,
            profile_ids=books().profiles.keys(),
        )
    flash(gettext("Your exam is saved."))
    return redirect(local_path(request.form.get("back")) or url_for(".show_start"), code=303)


def dismiss_news() -> ResponseReturnValue:
    """Tell no more on the first pages which results changed."""
    with transaction() as session:
        dismiss(session, learner_id=require_learner())
    return redirect(url_for(".show_start"), code=303)


def set_text_size() -> ResponseReturnValue:
    """Remember the text size in this browser."""
    return _remember("text_size", request.form.get("size"), {"1", "2", "3"})


def set_theme() -> ResponseReturnValue:
    """Remember in this browser whether pages are light or dark."""
    return _remember("theme", request.form.get("theme"), {"system", "light", "dark"})


def _remember(cookie: str, value: str | None, known: set[str]) -> ResponseReturnValue:
    page = redirect(local_path(request.form.get("back")) or url_for(".show_start"), code=303)
    if value in known:
        page.set_cookie(cookie, value, max_age=_YEAR, secure=request.is_secure, samesite="Lax")
    return page
