"""`/api/attempts/...`: tiny saves while a paper lies open."""

from typing import Any
from uuid import UUID

from flask import abort, current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from elearn.domain.attempts import AttemptId, Mode, ResponseChange
from elearn.domain.languages import Language
from elearn.usecases.check_response import check_response
from elearn.usecases.flag_item import flag_item
from elearn.usecases.load_sitting import load_sitting
from elearn.usecases.peek_translation import peek_translation
from elearn.usecases.save_response import save_response as save
from elearn.web.admissions import FAILED_SAVE, admissions
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import languages
from elearn.web.identity import require_learner
from elearn.web.learner.forms import parse_value
from elearn.web.learner.pages.paper import count_remaining_seconds, draw_open_task
from elearn.web.learner.pages.reader import Reader
from elearn.web.learner.pages.task import draw_translation


def save_response(attempt_id: UUID, position: int) -> ResponseReturnValue:
    """Save one answer; with `feedback` in practice mode, say at once whether it is right."""
    if failure := request.environ.pop(FAILED_SAVE, None):
        raise failure
    body, learner_id = request.get_json(silent=True), require_learner()
    try:
        value = parse_value(body)
    except ValueError:
        abort(400)
    with transaction() as session:
        save(session, ResponseChange(AttemptId(attempt_id), learner_id, position, value, utc_now()))
    admissions(current_app).remember(request.environ, learner_id)
    language = _wanted_language(body, "feedback")
    return _tell(attempt_id, position, language) if language and value else ("", 204)


def save_flag(attempt_id: UUID, position: int) -> ResponseReturnValue:
    """Set or clear the flag of one task."""
    body = request.get_json(silent=True)
    is_flagged = body.get("flagged") if isinstance(body, dict) else None
    if not isinstance(is_flagged, bool):
        abort(400)
    with transaction() as session:
        flag_item(
            session,
            attempt_id=AttemptId(attempt_id),
            learner_id=require_learner(),
            position=position,
            is_flagged=is_flagged,
        )
    return "", 204


def open_translation(attempt_id: UUID, position: int) -> ResponseReturnValue:
    """Show the translation of one task; the answer after it counts as aided."""
    language = _wanted_language(request.get_json(silent=True), "language")
    if language is None:
        abort(400)
    with transaction() as session:
        place, _ = peek_translation(
            session,
            attempt_id=AttemptId(attempt_id),
            learner_id=require_learner(),
            position=position,
            language=language.code,
        )
    task = draw_open_task(place, Reader(language=language, books=books()), Mode.PRACTICE)
    return (
        render_template("learner/_translation.html", task=task)
        if draw_translation(place, language)
        else ("", 204)
    )


def show_clock(attempt_id: UUID) -> ResponseReturnValue:
    """Say how many seconds are left by the server's clock."""
    with reading() as session:
        sitting = load_sitting(session, attempt_id=AttemptId(attempt_id), learner_id=require_learner())
    seconds = count_remaining_seconds(sitting.attempt, utc_now()) if sitting.attempt.is_open else 0
    return jsonify(remaining_seconds=seconds)


def _tell(attempt_id: UUID, position: int, language: Language) -> ResponseReturnValue:
    with reading() as session:
        told = check_response(
            session, attempt_id=AttemptId(attempt_id), learner_id=require_learner(), position=position
        )
    task = draw_open_task(told.place, Reader(language=language, books=books()), Mode.PRACTICE)
    return render_template("learner/_feedback.html", task=task)


def _wanted_language(body: Any, name: str) -> Language | None:
    """Read a language from an API body, and speak it for the rest of the request."""
    code = body.get(name) if isinstance(body, dict) else None
    language = languages().get(code) if isinstance(code, str) else None
    if language:
        g.language = language
    return language
