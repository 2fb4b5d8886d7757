"""Tests to take along, and attempts that were sat without network and come in later."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from elearn.domain.attempts import AttemptId, is_blank
from elearn.domain.away import AwayAttempt, AwayResponse, on_server_clock
from elearn.domain.items import BankId, ItemId
from elearn.domain.languages import LANGUAGE_BY_CODE
from elearn.usecases.list_items_out import list_items_out
from elearn.usecases.list_practice_tests import describe_test, list_practice_tests
from elearn.usecases.receive_attempt import receive_attempt
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.identity import ensure_learner, learner_mark, mark_of
from elearn.web.learner.forms import parse_mode
from elearn.web.learner.pages.away import draw_away, draw_away_paper
from elearn.web.learner.pages.reader import Reader
from elearn.web.learner.pages.task import TaskPage
from elearn.web.learner.views.glossary import glossary_address
from elearn.web.worker import scripts_of_papers

_MOST_RESPONSES = 500


def show_away() -> ResponseReturnValue:
    """Show what can be taken along; what is on the phone, its script adds."""
    with reading() as session:
        entries = list_practice_tests(session, learner_id=None, books=books())
    return render_template("learner/away.html", page=draw_away(entries, page_language()))


def show_away_paper(test_id: str, release: str) -> ResponseReturnValue:
    """Show a test as it is taken along, with all that the phone needs to tell and to score it."""
    with reading() as session:
        today = utc_now().date()
        entry = describe_test(session, test_id=test_id, learner_id=None, books=books(), exam_on=today)
        out = list_items_out(session, entry.bank)
    if entry.bank.release != release:  # a phone that has this one does not ask
        return redirect(url_for(".show_test", test_id=test_id), code=302)
    reader = Reader(language=page_language(), books=books(), may_translate=True)
    files = (*scripts_of_papers(), glossary_address())
    page = replace(draw_away_paper(entry, reader, utc_now(), files, _tell, _show_translation), out=out)
    return render_template("learner/away_paper.html", page=page)


def tell_token() -> ResponseReturnValue:
    """Give what a page from the phone's own store lacks: a fresh token, and a mark of whose browser it is."""
    return {"token": generate_csrf(), "learner": learner_mark()}


def receive_away(attempt_id: UUID) -> ResponseReturnValue:
    """Take in an attempt that was sat without network; a repeat is harmless."""
    now, body = utc_now(), request.get_json(silent=True)
    try:
        away, sent_at = _parse(AttemptId(attempt_id), body)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        abort(400)
    with transaction() as session:
        learner_id = ensure_learner(session, now)
        placed = on_server_clock(away, sent_at=sent_at, now=now)
        is_new = receive_attempt(session, placed, learner_id=learner_id, now=now, books=books())
    return {"learner": mark_of(learner_id)}, 201 if is_new else 200


def _tell(task: TaskPage) -> str:
    return render_template("learner/_feedback.html", task=task)


def _show_translation(task: TaskPage) -> str:
    return render_template("learner/_translation.html", task=task)


def _parse(attempt_id: AttemptId, body: Any) -> tuple[AwayAttempt, datetime]:
    """Read what a phone sends; anything else raises what `receive_away` catches."""
    responses = body["responses"]
    if not isinstance(responses, list) or len(responses) > _MOST_RESPONSES:
        raise ValueError("responses")
    away = AwayAttempt(
        id=attempt_id,
        bank_id=BankId(_text(body["bank"])),
        release=_text(body["release"]),
        test_id=_text(body["test"]),
        mode=parse_mode(_text(body["mode"])),
        started_at=_moment(body["started_at"]),
        submitted_at=_moment(body["submitted_at"]),
        language=_language(body.get("language")),
        responses=tuple(_parse_response(each) for each in responses if not is_blank(_text(each["value"]))),
        out=_parse_out(body.get("out", [])),
    )
    return away, _moment(body["sent_at"])


def _parse_out(out: Any) -> frozenset[ItemId]:
    if not isinstance(out, list) or len(out) > _MOST_RESPONSES:
        raise ValueError("out")
    return frozenset(ItemId(_text(each)) for each in out)


def _parse_response(each: Any) -> AwayResponse:
    position = each["position"]
    if not isinstance(position, int):
        raise TypeError("position")
    return AwayResponse(
        position=position,
        value=_text(each["value"]),
        answered_at=_moment(each["answered_at"]),
        is_aided=each.get("aided") is True,
    )


def _language(value: Any) -> str | None:
    """Return the language of the page; phones whose page is older do not tell it."""
    return value if isinstance(value, str) and value in LANGUAGE_BY_CODE else None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _moment(value: Any) -> datetime:
    """Read a moment in ISO 8601 with its zone, as every phone writes it; within sane years."""
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None or not 2000 < moment.year < 2200:
        raise ValueError("moment")
    return moment
