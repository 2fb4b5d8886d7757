"""The plan to the exam, its calendar file, and what is repeated today."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext

from elearn.domain.accounts import Learner
from elearn.domain.attempts import AttemptId
from elearn.formats.calendar_file import MEDIA_TYPE, write_calendar
from elearn.usecases.load_plan import PlanReport, load_plan
from elearn.usecases.load_start import load_start
from elearn.usecases.start_reviews import start_reviews as begin_reviews
from elearn.web.clock import new_id, utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.identity import current_learner_id, ensure_learner
from elearn.web.learner.pages.plan import draw_plan
from elearn.web.learner.pages.plan_calendar import Reminders, draw_events, parse_hour
from elearn.web.zones import learner_zone


def show_plan() -> ResponseReturnValue:
    """Show what to do today and on the days ahead."""
    report, learner = _load()
    page = draw_plan(report, learner, books(), page_language())
    return render_template("learner/plan.html", page=page)


def download_plan() -> ResponseReturnValue:
    """Give the plan as a calendar file."""
    report, learner = _load()
    now = utc_now()
    profile_id = report.profile.id if report.profile else None
    guide = {"profile_id": profile_id} if profile_id else {}
    reminders = Reminders(
        hour=parse_hour(request.args.get("hour")),
        plan_url=url_for(".show_plan", _external=True),
        guide_url=url_for(".show_guide", _external=True, _anchor="papers-to-bring", **guide),
    )
    events = draw_events(report, learner, page_language(), reminders, now)
    file = write_calendar(events, name=gettext("My plan"), made_at=now)
    page = Response(file, content_type=MEDIA_TYPE)
    page.headers["Content-Disposition"] = 'attachment; filename="plan.ics"'
    return page


def start_reviews() -> ResponseReturnValue:
    """Start what is due today, or go on with it."""
    now = utc_now()
    with transaction() as session:
        attempt_id = begin_reviews(
            session,
            learner_id=ensure_learner(session, now),
            attempt_id=AttemptId(new_id()),
            now=now,
            zone=learner_zone(),
        )
    return redirect(url_for(".show_paper", attempt_id=attempt_id), code=303)


def _load() -> tuple[PlanReport, Learner | None]:
    with reading() as session:
        learner = load_start(session, learner_id=current_learner_id()).learner
        report = load_plan(session, learner=learner, books=books(), now=utc_now(), zone=learner_zone())
    return report, learner
