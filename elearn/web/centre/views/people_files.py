"""Lists of people as files: checked, then taken in; and given out."""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.groups import Group, GroupId
from elearn.domain.people_lists import ListPlan, PeopleTable
from elearn.formats.people_cells import MAX_BYTES
from elearn.formats.people_table import read_people_table, write_csv, write_xlsx
from elearn.usecases.check_people_table import check_people_table
from elearn.usecases.import_people import import_people
from elearn.usecases.load_group_people import GroupPeople, load_group_people
from elearn.web.centre.chance import make_chance
from elearn.web.centre.forms import read_file
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.centre.pages.people_import import draw_import
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def check_file(group_id: UUID) -> ResponseReturnValue:
    """Read a file, and show what it would change and what is wrong with it; nothing is changed."""
    group = _load(group_id).group  # first: nobody's file is read for another centre's group
    table = read_people_table(read_file("table", MAX_BYTES))
    with reading() as session:
        plan = check_people_table(
            session, group_id=GroupId(group_id), centre_id=current_centre_id(), table=table
        )
    return _draw(group, table, plan)


def take_file_in(group_id: UUID) -> ResponseReturnValue:
    """Do what was shown; the table comes back with the form, and is checked again as if it were new."""
    group = _load(group_id).group
    table = read_people_table(request.form.get("table", "").encode())
    with transaction() as session:
        plan = import_people(
            session,
            member=current_member(),
            group_id=GroupId(group_id),
            table=table,
            chance=make_chance(),
            now=utc_now(),
        )
    if plan.defects:
        return _draw(group, table, plan)
    flash(gettext("The list is taken in."))
    return redirect(url_for(".show_group", group_id=group_id), code=303)


def send_csv(group_id: UUID) -> ResponseReturnValue:
    """Give the group as CSV."""
    found = _load(group_id)
    return _send(found.group, write_csv(found.people), "csv", _CSV)


def send_xlsx(group_id: UUID) -> ResponseReturnValue:
    """Give the group as a workbook."""
    found = _load(group_id)
    return _send(found.group, write_xlsx(found.people), "xlsx", _XLSX)


def _load(group_id: UUID) -> GroupPeople:
    with reading() as session:
        return load_group_people(session, group_id=GroupId(group_id), centre_id=current_centre_id())


def _draw(group: Group, table: PeopleTable, plan: ListPlan) -> ResponseReturnValue:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if plan.defects else HTTPStatus.OK
    return render_template("centre/people_import.html", group=group, page=draw_import(table, plan)), status


def _send(group: Group, content: bytes, ending: str, kind: str) -> ResponseReturnValue:
    name = "".join(character if character.isalnum() else "-" for character in group.name)
    return send_file(
        BytesIO(content), mimetype=kind, as_attachment=True, download_name=f"{name}.{ending}", max_age=0
    )
