"""Tests on paper: the forms that the centre has, new ones, and the way from a number to its form."""

import re
import secrets
from http import HTTPStatus
from random import Random

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.paper_forms import FORM_LETTERS, PaperFormId
from elearn.usecases.find_paper_form import find_paper_form
from elearn.usecases.list_mock_exams import list_mock_exams
from elearn.usecases.list_paper_forms import list_paper_forms
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.make_paper_forms import PaperSubject
from elearn.usecases.make_paper_forms import make_paper_forms as freeze_forms
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.centre.pages.paper_forms import draw_form_lines
from elearn.web.centre.pages.rooms import draw_subjects
from elearn.web.clock import new_id, utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language

LARGE = "large"
_SUBJECT = re.compile(r"(test|exam):([a-z0-9-]{1,60})")
_COUNTS = {str(n): n for n in range(1, len(FORM_LETTERS) + 1)}


def show_paper_forms() -> ResponseReturnValue:
    """Show what is on paper, and ask for more."""
    return _show()


def make_paper_forms() -> ResponseReturnValue:
    """Make the forms and show the first."""
    subject, count = _read_subject(request.form.get("subject", "")), request.form.get("count", "")
    if subject is None or count not in _COUNTS:
        return _show(is_refused=True), HTTPStatus.UNPROCESSABLE_ENTITY
    with transaction() as session:
        forms = freeze_forms(
            session,
            subject,
            form_ids=[PaperFormId(new_id()) for _ in range(_COUNTS[count])],
            member=current_member(),
            random=Random(secrets.randbits(64)),  # noqa: S311 - an order of tasks, not a secret
            now=utc_now(),
            books=books(),
        )
    size = LARGE if request.form.get("print") == LARGE else None
    return redirect(url_for(".show_booklet", form_id=forms[0].id, print=size), code=303)


def find_form() -> ResponseReturnValue:
    """Lead from the number on a sheet to where its answers are typed in."""
    number = request.args.get("number", "")
    with reading() as session:
        form_id = find_paper_form(session, number, centre_id=current_centre_id())
    if form_id is None:
        return _show(missing_number=number[:12] or "–"), HTTPStatus.NOT_FOUND
    return redirect(url_for(".show_sheet", form_id=form_id), code=303)


def _show(*, is_refused: bool = False, missing_number: str | None = None) -> str:
    with reading() as session:
        entries = list_paper_forms(session, centre_id=current_centre_id())
        tests = list_practice_tests(session, learner_id=None, books=books())
        exams = list_mock_exams(session, books=books())
    titles = {entry.test.id: entry.test.title for entry in tests}
    return render_template(
        "centre/paper.html",
        forms=draw_form_lines(entries, titles, books(), page_language()),
        subjects=draw_subjects(tests, exams, page_language()),
        letters=FORM_LETTERS,
        is_refused=is_refused,
        missing_number=missing_number,
    )


def _read_subject(text: str) -> PaperSubject | None:
    found = _SUBJECT.fullmatch(text)
    if found is None:
        return None
    return PaperSubject(test_id=found[2]) if found[1] == "test" else PaperSubject(profile_id=found[2])
