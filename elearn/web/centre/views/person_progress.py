"""The progress of one person, to print."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_date, to_user_timezone

from elearn.domain.groups import GroupId, ParticipantId
from elearn.usecases.load_person_progress import load_person_progress
from elearn.web.centre.membership import current_member
from elearn.web.centre.pages.person_progress import draw_person_progress
from elearn.web.clock import utc_now
from elearn.web.database import books, transaction
from elearn.web.i18n import page_language


def show_person_progress(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show the sheet; that it was seen is noted."""
    now = utc_now()
    with transaction() as session:
        found = load_person_progress(
            session,
            group_id=GroupId(group_id),
            participant_id=ParticipantId(person_id),
            member=current_member(),
            books=books(),
            now=now,
        )
    day = str(format_date(to_user_timezone(now), "long"))
    page = draw_person_progress(found, books(), page_language(), day)
    return render_template("centre/person_progress.html", page=page)
