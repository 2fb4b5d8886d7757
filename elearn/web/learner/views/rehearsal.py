"""The rehearsal of the computer format, for people who have only used a phone."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from elearn.usecases.finish_rehearsal import finish_rehearsal as finish
from elearn.usecases.load_start import load_start
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.identity import current_learner_id, ensure_learner
from elearn.web.learner.pages import rehearsal as texts


def show_rehearsal() -> ResponseReturnValue:
    """Show what the rehearsal is, or that it is done."""
    with reading() as session:
        learner = load_start(session, learner_id=current_learner_id()).learner
    return render_template("learner/rehearsal.html", page=texts.draw_rehearsal(learner))


def show_rehearsal_step(step: str) -> ResponseReturnValue:
    """Show one step."""
    name = step.replace("-", "_")
    return render_template(f"learner/rehearsal/{name}.html", page=texts.draw_step(step), texts=texts)


def ask_before_rehearsed_hand_in() -> ResponseReturnValue:
    """Ask once more, as the real paper does."""
    return render_template("learner/rehearsal/sure.html", page=texts.draw_step("hand-in"))


def finish_rehearsal() -> ResponseReturnValue:
    """Remember that the learner knows the computer of the exam."""
    now = utc_now()
    with transaction() as session:
        finish(session, learner_id=ensure_learner(session, now), now=now)
    return redirect(url_for(".show_rehearsal"), code=303)
