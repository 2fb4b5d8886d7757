"""What is known about a person: saved for them, or erased."""

from uuid import UUID

from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.groups import GroupId, ParticipantId
from elearn.usecases.erase_person import erase_person
from elearn.usecases.export_person import export_person
from elearn.usecases.load_erasure import load_erasure
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction


def send_everything(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Give everything about a person as a file."""
    with reading() as session:
        data = export_person(
            session,
            group_id=GroupId(group_id),
            participant_id=ParticipantId(person_id),
            centre_id=current_centre_id(),
        )
    page = jsonify(data)
    page.headers["Content-Disposition"] = 'attachment; filename="person.json"'
    return page


def ask_before_erasure(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Say what is erased, and ask."""
    with reading() as session:
        plan = load_erasure(
            session,
            group_id=GroupId(group_id),
            participant_id=ParticipantId(person_id),
            centre_id=current_centre_id(),
        )
    return render_template("centre/erasure.html", person=plan.person, is_whole=plan.is_whole)


def erase(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Erase a person with everything."""
    with transaction() as session:
        done = erase_person(
            session,
            member=current_member(),
            group_id=GroupId(group_id),
            participant_id=ParticipantId(person_id),
            now=utc_now(),
        )
    if done.is_whole:
        flash(gettext("The person is erased with everything."))
    else:
        flash(gettext("The person is erased here. Another centre knows them too and keeps the results."))
    return redirect(url_for(".show_group", group_id=group_id), code=303)
