"""The progress of one person, to print."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from elearn.domain.groups import GroupId, ParticipantId
from elearn.usecases.load_person_progress import load_person_progress
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.person_progress import draw_person_progress
from elearn.web.clock import utc_now
from elearn.web.database import books, reading
from elearn.web.days import say_day
from elearn.web.i18n import page_language


def show_person_progress(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show the sheet."""
    with reading() as session:
        found = load_person_progress(
            session,
            group_id=GroupId(group_id),
            participant_id=ParticipantId(person_id),
            centre_id=current_centre_id(),
            books=books(),
        )
    day = say_day(utc_now())
    page = draw_person_progress(found, books(), page_language(), day)
    return render_template("centre/person_progress.html", page=page)
