"""The syllabus, its topics, the guide to the real exam, and the own progress."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from elearn.domain.errors import UnknownProfile
from elearn.domain.items import TopicId
from elearn.usecases.load_progress import ProgressReport, load_progress
from elearn.usecases.load_start import load_start
from elearn.usecases.load_syllabus import load_syllabus, load_topic
from elearn.web.database import books, reading
from elearn.web.i18n import page_language
from elearn.web.identity import current_learner_id
from elearn.web.learner.pages.guide import draw_guide
from elearn.web.learner.pages.progress import draw_lines, draw_points, draw_progress
from elearn.web.learner.pages.score_chart import NARROW, WIDE, draw_score_chart
from elearn.web.learner.pages.syllabus import draw_syllabus, draw_topic


def show_syllabus() -> ResponseReturnValue:
    """Show every topic."""
    with reading() as session:
        banks = load_syllabus(session, learner_id=current_learner_id())
    return render_template("learner/syllabus.html", page=draw_syllabus(banks, page_language()))


def show_topic(topic_id: str) -> ResponseReturnValue:
    """Show one topic with its lesson."""
    with reading() as session:
        entry = load_topic(session, topic_id=TopicId(topic_id), learner_id=current_learner_id())
    return render_template("learner/topic.html", page=draw_topic(entry, page_language()))


def show_guide(profile_id: str | None = None) -> ResponseReturnValue:
    """Show how the real exam goes: of the named profile, the chosen one, or the first."""
    profiles = books().profiles
    with reading() as session:
        learner = load_start(session, learner_id=current_learner_id()).learner
    chosen = profile_id or (learner.profile_id if learner else None) or next(iter(profiles), "")
    if chosen not in profiles:
        raise UnknownProfile(profile_id=chosen)
    page = draw_guide(profiles[chosen], books(), page_language())
    return render_template("learner/guide.html", page=page)


def show_progress() -> ResponseReturnValue:
    """Show tests done, scores over time, topics."""
    page = draw_progress(_load(), books(), page_language())
    return render_template("learner/progress.html", page=page)


def draw_scores() -> ResponseReturnValue:
    """Draw the chart of the progress page."""
    lines = draw_lines(_load(), books(), page_language())
    shape = WIDE if request.args.get("shape") == "wide" else NARROW
    return Response(draw_score_chart(draw_points(lines), shape), content_type="image/svg+xml; charset=utf-8")


def _load() -> ProgressReport:
    with reading() as session:
        return load_progress(session, learner_id=current_learner_id(), books=books())
