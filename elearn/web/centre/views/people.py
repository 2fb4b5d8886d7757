"""The people of a group: add, rename, other pictures, remove."""

from http import HTTPStatus
from random import SystemRandom
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from elearn.domain.errors import GroupFull
from elearn.domain.groups import GroupId, ParticipantId
from elearn.usecases.add_participants import add_participants
from elearn.usecases.load_group_people import load_group_people
from elearn.usecases.load_person import Person, load_person
from elearn.usecases.redraw_pictures import redraw_pictures
from elearn.usecases.remove_participant import remove_participant
from elearn.usecases.rename_participant import rename_participant
from elearn.web.centre.chance import make_chance
from elearn.web.centre.forms import NameForm, PeopleForm
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.errors import explain
from elearn.web.tries import participant_key


def show_add_people(group_id: UUID) -> ResponseReturnValue:
    """Show the ways to put people into a group."""
    return _draw_add(group_id, PeopleForm(), HTTPStatus.OK)


def add_people(group_id: UUID) -> ResponseReturnValue:
    """Put people into a group: by names, by count, or both."""
    form = PeopleForm()
    if not form.validate():
        return _draw_add(group_id, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    newcomers = form.list_newcomers()
    if not newcomers:
        form.names.errors = [gettext("Write at least one name, or how many people.")]
        return _draw_add(group_id, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        with transaction() as session:
            add_participants(
                session,
                member=current_member(),
                group_id=GroupId(group_id),
                newcomers=newcomers,
                chance=make_chance(),
                now=utc_now(),
            )
    except GroupFull as error:
        explanation = explain(error)
        form.names.errors = [f"{explanation.title} {explanation.advice}"]
        return _draw_add(group_id, form, explanation.status)
    flash(ngettext("%(num)s person was added.", "%(num)s people were added.", len(newcomers)))
    return redirect(url_for(".show_group", group_id=group_id), code=303)


def show_person(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show one person: name, pictures, learner code."""
    person = _load(group_id, person_id)
    form = NameForm(name=person.participant.name)
    return render_template("centre/person.html", person=person, form=form)


def rename_person(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Save a name."""
    person, form = _load(group_id, person_id), NameForm()
    if not form.validate():
        page = render_template("centre/person.html", person=person, form=form)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    with transaction() as session:
        rename_participant(
            session,
            member=current_member(),
            participant_id=ParticipantId(person_id),
            name=form.name.data or "",
            now=utc_now(),
        )
    flash(gettext("The name is saved."))
    return redirect(url_for(".show_group", group_id=group_id), code=303)


def change_pictures(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Give somebody other pictures."""
    _load(group_id, person_id)
    with transaction() as session:
        redraw_pictures(
            session,
            member=current_member(),
            participant_id=ParticipantId(person_id),
            tries=participant_key(ParticipantId(person_id)),
            random=SystemRandom(),
            now=utc_now(),
        )
    flash(gettext("These are the new pictures. Print a new card."))
    return redirect(url_for(".show_person", group_id=group_id, person_id=person_id), code=303)


def ask_before_removal(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Ask what becomes of the results of somebody who leaves."""
    return render_template("centre/removal.html", person=_load(group_id, person_id))


def remove_person(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Take somebody off the list; who has results is asked about first."""
    person, answer = _load(group_id, person_id), request.form.get("results")
    if answer not in {"keep", "erase"} and (person.has_results or person.is_elsewhere):
        return redirect(url_for(".ask_before_removal", group_id=group_id, person_id=person_id), code=303)
    with transaction() as session:
        remove_participant(
            session,
            member=current_member(),
            participant_id=ParticipantId(person_id),
            erases=answer != "keep",
            now=utc_now(),
        )
    flash(gettext("The person is off the list."))
    return redirect(url_for(".show_group", group_id=group_id), code=303)


def _load(group_id: UUID, person_id: UUID) -> Person:
    with reading() as session:
        return load_person(
            session,
            group_id=GroupId(group_id),
            participant_id=ParticipantId(person_id),
            centre_id=current_centre_id(),
        )


def _draw_add(group_id: UUID, form: PeopleForm, status: int) -> ResponseReturnValue:
    with reading() as session:
        found = load_group_people(session, group_id=GroupId(group_id), centre_id=current_centre_id())
    return render_template("centre/add_people.html", group=found.group, form=form), status
