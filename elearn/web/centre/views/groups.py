"""Groups: the list, one group, putting it away."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.errors import NameTaken
from elearn.domain.groups import GroupId
from elearn.usecases.archive_group import archive_group
from elearn.usecases.list_centre_groups import list_centre_groups
from elearn.usecases.load_group_people import load_group_people
from elearn.usecases.make_group import make_group
from elearn.usecases.rename_group import rename_group
from elearn.web.centre.forms import GroupForm
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.errors import explain


def show_groups() -> ResponseReturnValue:
    """Show the groups of the centre."""
    return _draw_groups(GroupForm(), HTTPStatus.OK)


def make_new_group() -> ResponseReturnValue:
    """Make a group, and lead to where people are put into it."""
    form = GroupForm()
    if not form.validate():
        return _draw_groups(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        with transaction() as session:
            group = make_group(
                session,
                member=current_member(),
                group_id=GroupId(new_id()),
                name=form.name.data,
                now=utc_now(),
            )
    except NameTaken as error:
        explanation = explain(error)
        form.name.errors = [f"{explanation.title} {explanation.advice}"]
        return _draw_groups(form, explanation.status)
    return redirect(url_for(".show_add_people", group_id=group.id), code=303)


def show_group(group_id: UUID) -> ResponseReturnValue:
    """Show the people of a group."""
    return _draw_group(group_id, None, HTTPStatus.OK)


def rename(group_id: UUID) -> ResponseReturnValue:
    """Give a group another name."""
    form = GroupForm()
    if not form.validate():
        return _draw_group(group_id, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        with transaction() as session:
            rename_group(
                session,
                member=current_member(),
                group_id=GroupId(group_id),
                name=form.name.data,
                now=utc_now(),
            )
    except NameTaken as error:
        explanation = explain(error)
        form.name.errors = [f"{explanation.title} {explanation.advice}"]
        return _draw_group(group_id, form, explanation.status)
    flash(gettext("The name is saved."))
    return redirect(url_for(".show_group", group_id=group_id), code=303)


def put_away(group_id: UUID) -> ResponseReturnValue:
    """Put a group away, or take it back."""
    is_archived = request.form.get("archived") == "1"
    with transaction() as session:
        archive_group(
            session,
            member=current_member(),
            group_id=GroupId(group_id),
            is_archived=is_archived,
            now=utc_now(),
        )
    if is_archived:
        return redirect(url_for(".show_groups"), code=303)
    return redirect(url_for(".show_group", group_id=group_id), code=303)


def _draw_group(group_id: UUID, form: GroupForm | None, status: int) -> ResponseReturnValue:
    with reading() as session:
        found = load_group_people(session, group_id=GroupId(group_id), centre_id=current_centre_id())
    form = form or GroupForm(name=found.group.name)
    return render_template("centre/group.html", group=found.group, people=found.people, form=form), status


def _draw_groups(form: GroupForm, status: int) -> ResponseReturnValue:
    with reading() as session:
        groups = list_centre_groups(session, centre_id=current_centre_id())
    return render_template(
        "centre/groups.html",
        form=form,
        groups=[pair for pair in groups if not pair[0].is_archived],
        archived=[pair for pair in groups if pair[0].is_archived],
    ), status
