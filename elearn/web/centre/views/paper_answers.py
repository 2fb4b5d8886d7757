"""Sheets are typed in, one after the other."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import SheetTypedBefore
from elearn.domain.groups import GroupId
from elearn.domain.paper_forms import PaperFormId
from elearn.usecases.load_paper_form import FilledForm, load_paper_form
from elearn.usecases.load_sheet_people import load_sheet_people
from elearn.usecases.type_in_sheet import Sheet, TypedSheet, type_in_sheet
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.centre.pages.paper_answers import (
    FormReader,
    draw_empty_sheet,
    draw_sheet_again,
)
from elearn.web.centre.sheet_form import NOBODY, SheetInput, parse_day, parse_id, parse_sheet
from elearn.web.clock import new_id, utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.zones import learner_zone


def show_sheet(form_id: UUID) -> ResponseReturnValue:
    """Show empty fields for the next sheet."""
    group_id = parse_id(request.args.get("group", ""))
    day = parse_day(request.args.get("day", "")) or utc_now().astimezone(learner_zone()).date()
    with reading() as session:
        filled = load_paper_form(session, PaperFormId(form_id), centre_id=current_centre_id())
    reader = _read_form(filled, GroupId(group_id) if group_id else None)
    page = draw_empty_sheet(
        reader, sheet_id=new_id(), day=day.isoformat(), person=request.args.get("person", "")
    )
    return render_template("centre/paper_answers.html", page=page, nobody=NOBODY)


def type_in(form_id: UUID) -> ResponseReturnValue:
    """Hand in a sheet and go on to the next one."""
    filled, typed = _parse(form_id)
    sheet = typed.to_sheet()
    if sheet is None:
        return _show_again(filled, typed), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        told = _store(filled, sheet)
    except SheetTypedBefore:
        return _show_again(filled, typed, is_typed_before=True), HTTPStatus.CONFLICT
    marks = {"score": told.score, "max_score": told.max_score}
    flash(gettext("%(person)s: %(score)s of %(max_score)s marks.", person=_name(told), **marks))
    again = typed.person if typed.person == NOBODY else None
    address = url_for(".show_sheet", form_id=form_id, group=typed.group_id, day=typed.day, person=again)
    return redirect(address, code=303)


def _parse(form_id: UUID) -> tuple[FilledForm, SheetInput]:
    with reading() as session:
        filled = load_paper_form(session, PaperFormId(form_id), centre_id=current_centre_id())
    typed = parse_sheet(request.form, filled, new_id=new_id(), now=utc_now(), zone=learner_zone())
    return filled, typed


def _store(filled: FilledForm, sheet: Sheet) -> TypedSheet:
    with transaction() as session:
        return type_in_sheet(
            session,
            filled,
            sheet,
            member=current_member(),
            learner_id=LearnerId(new_id()),
            now=utc_now(),
        )


def _show_again(filled: FilledForm, typed: SheetInput, *, is_typed_before: bool = False) -> str:
    reader = _read_form(filled, typed.group_id)
    page = draw_sheet_again(reader, typed, is_typed_before=is_typed_before)
    return render_template("centre/paper_answers.html", page=page, nobody=NOBODY)


def _read_form(filled: FilledForm, group_id: GroupId | None) -> FormReader:
    with reading() as session:
        people = load_sheet_people(session, filled.form, group_id=group_id)
    return FormReader(filled=filled, people=people, books=books(), language=page_language())


def _name(told: TypedSheet) -> str:
    person = told.person
    return f"{person.number} {person.name or ''}".strip() if person else gettext("Somebody without a name")
