"""What a person told about themselves for reports: noted with consent, taken back at once."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.groups import GroupId, ParticipantId
from elearn.domain.participant_details import Consent, Details
from elearn.usecases.find_details import find_details
from elearn.usecases.load_person import Person, load_person
from elearn.usecases.record_details import record_details
from elearn.web.centre.details_form import DetailsForm
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.centre.territories import list_territories
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.i18n import page_language


def show_details(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show what was told, and ask."""
    person, told = _load(group_id, person_id)
    form = DetailsForm(utc_now().date(), told.details if told else None)
    return _draw(person, told, form)


def save_details(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Store what was told, or erase it if nothing is or it was taken back."""
    person, told = _load(group_id, person_id)
    takes_back = "take_back" in request.form
    form = DetailsForm(utc_now().date())
    if not takes_back and not form.validate():
        return _draw(person, told, form), HTTPStatus.UNPROCESSABLE_ENTITY
    details = Details() if takes_back else form.to_details()
    if details and not form.agreed.data:
        form.agreed.errors = [gettext("Ask first. Tick this when the person has agreed.")]
        return _draw(person, told, form), HTTPStatus.UNPROCESSABLE_ENTITY
    with transaction() as session:
        record_details(
            session,
            member=current_member(),
            participant_id=ParticipantId(person_id),
            details=details,
            now=utc_now(),
        )
    flash(gettext("The details are saved.") if details else gettext("No details are stored any more."))
    return redirect(url_for(".show_person", group_id=group_id, person_id=person_id), code=303)


def _load(group_id: UUID, person_id: UUID) -> tuple[Person, Consent | None]:
    participant_id, centre_id = ParticipantId(person_id), current_centre_id()
    with reading() as session:
        person = load_person(
            session, group_id=GroupId(group_id), participant_id=participant_id, centre_id=centre_id
        )
        return person, find_details(session, participant_id=participant_id, centre_id=centre_id)


def _draw(person: Person, told: Consent | None, form: DetailsForm) -> str:
    usual, others = list_territories(page_language())
    return render_template(
        "centre/details.html", person=person, told=told, form=form, usual=usual, others=others
    )
