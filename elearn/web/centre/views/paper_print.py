"""What is printed of a form: the booklet with its answer sheet, and the key."""

from uuid import UUID

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from elearn.domain.paper_forms import PaperFormId
from elearn.usecases.list_sister_forms import list_sister_forms
from elearn.usecases.load_paper_form import FilledForm, load_paper_form
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.paper_key import draw_key
from elearn.web.centre.pages.paper_print import draw_booklet
from elearn.web.centre.views.paper import LARGE
from elearn.web.database import books, reading
from elearn.web.i18n import page_language


def show_booklet(form_id: UUID) -> ResponseReturnValue:
    """Show the tasks and the answer sheet, as they are printed."""
    with reading() as session:
        filled = load_paper_form(session, PaperFormId(form_id), centre_id=current_centre_id())
        sisters = list_sister_forms(session, filled.form)
    page = draw_booklet(filled, books(), page_language())
    return render_template("centre/paper_booklet.html", page=page, sisters=sisters, is_large=_is_large())


def show_key(form_id: UUID) -> ResponseReturnValue:
    """Show the key, for trainers."""
    page = draw_key(_load(form_id), books(), page_language())
    return render_template("centre/paper_key.html", page=page, is_large=_is_large())


def style_foot(form_id: UUID) -> ResponseReturnValue:
    """Say what stands at the foot of every printed page: which form it is of, should pages get mixed up."""
    form = _load(form_id).form
    font = "font:9pt sans-serif"
    left = f'@bottom-left{{content:"{form.number} {form.letter}";{font}}}'
    right = f"@bottom-right{{content:counter(page);{font}}}"
    return Response(f"@page{{{left}{right}}}", content_type="text/css; charset=utf-8")


def _load(form_id: UUID) -> FilledForm:
    with reading() as session:
        return load_paper_form(session, PaperFormId(form_id), centre_id=current_centre_id())


def _is_large() -> bool:
    return request.args.get("print") == LARGE
