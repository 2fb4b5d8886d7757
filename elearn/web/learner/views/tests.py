"""Practice tests, mock exams and drills: looked at and started."""

import secrets
from random import Random
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.attempts import AttemptId
from elearn.domain.items import TopicId
from elearn.usecases.list_mock_exams import list_mock_exams
from elearn.usecases.list_practice_tests import describe_test, list_practice_tests
from elearn.usecases.load_start import load_start
from elearn.usecases.note_language import note_language
from elearn.usecases.start_drill import start_drill as begin_drill
from elearn.usecases.start_mistakes_drill import start_mistakes_drill
from elearn.usecases.start_mock_exam import start_mock_exam
from elearn.usecases.start_practice_test import start_practice_test
from elearn.web.clock import new_id, utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.identity import current_learner_id, ensure_learner
from elearn.web.learner.forms import parse_mode
from elearn.web.learner.pages.tests import draw_exams, draw_test, draw_tests


def list_tests() -> ResponseReturnValue:
    """Show every practice test."""
    with reading() as session:
        entries = list_practice_tests(session, learner_id=current_learner_id(), books=books())
    return render_template("learner/tests.html", page=draw_tests(entries, page_language()))


def show_test(test_id: str) -> ResponseReturnValue:
    """Show the cover of one test."""
    with reading() as session:
        entry = describe_test(session, test_id=test_id, learner_id=current_learner_id(), books=books())
    return render_template("learner/test_cover.html", page=draw_test(entry, page_language()))


def start_test(test_id: str) -> ResponseReturnValue:
    """Start a practice test, or go on with the open one."""
    now = utc_now()
    with transaction() as session:
        attempt_id = start_practice_test(
            session,
            learner_id=ensure_learner(session, now),
            test_id=test_id,
            mode=parse_mode(request.form.get("mode")),
            attempt_id=AttemptId(new_id()),
            now=now,
            books=books(),
        )
        note_language(session, attempt_id=attempt_id, language=page_language().code)
    return _to_paper(attempt_id)


def list_exams() -> ResponseReturnValue:
    """Show the mock exams."""
    with reading() as session:
        entries = list_mock_exams(session, books=books())
        learner = load_start(session, learner_id=current_learner_id()).learner
    page = draw_exams(entries, learner.profile_id if learner else None, page_language())
    return render_template("learner/exams.html", page=page)


def start_exam(profile_id: str) -> ResponseReturnValue:
    """Start a mock exam."""
    now = utc_now()
    with transaction() as session:
        attempt_id = start_mock_exam(
            session,
            learner_id=ensure_learner(session, now),
            profile_id=profile_id,
            attempt_id=AttemptId(new_id()),
            random=_draw_by_chance(),
            now=now,
            books=books(),
        )
        note_language(session, attempt_id=attempt_id, language=page_language().code)
    return _to_paper(attempt_id)


def start_drill(topic_id: str) -> ResponseReturnValue:
    """Start a drill on one topic."""
    now = utc_now()
    with transaction() as session:
        attempt_id = begin_drill(
            session,
            learner_id=ensure_learner(session, now),
            topic_id=TopicId(topic_id),
            attempt_id=AttemptId(new_id()),
            random=_draw_by_chance(),
            now=now,
        )
        note_language(session, attempt_id=attempt_id, language=page_language().code)
    return _to_paper(attempt_id)


def start_mistakes() -> ResponseReturnValue:
    """Start a drill on the learner's mistakes."""
    now = utc_now()
    with transaction() as session:
        learner_id = ensure_learner(session, now)
        attempt_id = start_mistakes_drill(
            session, learner_id=learner_id, attempt_id=AttemptId(new_id()), now=now
        )
    return _to_paper(attempt_id)


def _draw_by_chance() -> Random:
    return Random(secrets.randbits(64))  # noqa: S311 - a seed nobody can guess; the paper is stored anyway


def _to_paper(attempt_id: UUID) -> ResponseReturnValue:
    return redirect(url_for(".show_paper", attempt_id=attempt_id), code=303)
