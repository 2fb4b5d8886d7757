"""After handing in: outcome, review, own marks."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.attempts import AttemptId
from elearn.usecases.load_outcome import OutcomeReport, load_outcome
from elearn.usecases.mark_own_response import mark_own_response
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.identity import require_learner
from elearn.web.learner.lateness import take_last_form
from elearn.web.learner.pages.outcome import draw_outcome, draw_review


def show_outcome(attempt_id: UUID) -> ResponseReturnValue:
    """Show whether it was passed, what is weak, and one next step."""
    page = draw_outcome(_load(attempt_id), books(), page_language())
    return render_template("learner/outcome.html", page=page, has_sent=take_last_form(attempt_id))


def show_review(attempt_id: UUID) -> ResponseReturnValue:
    """Show every task with its explanation."""
    page = draw_review(_load(attempt_id), books(), page_language())
    return render_template("learner/review.html", page=page)


def mark_response(attempt_id: UUID, position: int) -> ResponseReturnValue:
    """Save the learner's marks for a letter, form or talk of their own."""
    with transaction() as session:
        mark_own_response(
            session,
            attempt_id=AttemptId(attempt_id),
            learner_id=require_learner(),
            position=position,
            granted=frozenset(request.form.getlist("granted")),
            now=utc_now(),
        )
    flash(gettext("Your marks are saved."))
    return redirect(url_for(".show_review", attempt_id=attempt_id, _anchor=f"task-{position}"), code=303)


def _load(attempt_id: UUID) -> OutcomeReport:
    with reading() as session:
        return load_outcome(session, attempt_id=AttemptId(attempt_id), learner_id=require_learner())
