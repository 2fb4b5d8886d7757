"""What a session would be about, with the right answers: for staff alone."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from elearn.usecases.load_preview import load_preview
from elearn.usecases.make_paper_forms import PaperSubject
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.preview import draw_preview
from elearn.web.centre.pages.rooms import preview_address
from elearn.web.centre.room_form import RoomForm
from elearn.web.database import books, reading
from elearn.web.i18n import page_language


def choose_preview() -> ResponseReturnValue:
    """Lead from the form of a session to the test that is chosen there."""
    form = RoomForm()
    if not form.subject.validate(form):
        return redirect(url_for(".show_new_room"), code=303)
    return redirect(preview_address(form.subject.data), code=303)


def preview_test(test_id: str) -> ResponseReturnValue:
    """Show a practice test."""
    return _show(PaperSubject(test_id=test_id), f"test:{test_id}")


def preview_exam(profile_id: str) -> ResponseReturnValue:
    """Show one example of a mock exam: everybody gets a draw of their own."""
    return _show(PaperSubject(profile_id=profile_id), f"exam:{profile_id}")


def _show(subject: PaperSubject, value: str) -> str:
    current_centre_id()
    with reading() as session:
        preview = load_preview(session, subject, books=books())
    page = draw_preview(preview, value, page_language())
    return render_template("centre/preview.html", page=page)
