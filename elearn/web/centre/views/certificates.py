"""Certificates of practice: made, printed, withdrawn."""

import secrets
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.certificates import CODE_COUNT, Certificate, CertificateId
from elearn.domain.errors import NotAtCentre
from elearn.domain.groups import GroupId, ParticipantId
from elearn.usecases.load_certificates import PersonCertificates, load_certificates
from elearn.usecases.make_certificate import make_certificate
from elearn.usecases.verify_certificate import verify_certificate
from elearn.usecases.withdraw_certificate import withdraw_certificate
from elearn.web.centre.certificate_form import CertificateForm
from elearn.web.centre.membership import current_centre_id, current_member
from elearn.web.centre.pages.certificates import draw_certificates
from elearn.web.centre.qr import draw_qr
from elearn.web.certificate_page import draw_certificate
from elearn.web.clock import new_id, utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.zones import report_zone


def show_certificates(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show what a certificate would say, and the earlier ones."""
    found = _load(group_id, person_id)
    return _draw(found, CertificateForm(name=found.person.participant.name), HTTPStatus.OK)


def add_certificate(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Make a certificate and lead to it."""
    found, form = _load(group_id, person_id), CertificateForm()
    if not form.validate() or found.practice is None:
        return _draw(found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    with transaction() as session:
        made = make_certificate(
            session,
            member=current_member(),
            person=found.person.participant,
            name=form.name.data or "",
            draw=lambda: (CertificateId(new_id()), secrets.randbelow(CODE_COUNT)),
            books=books(),
            now=utc_now().astimezone(report_zone()),
        )
    if made is None:
        return _draw(found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    address = url_for(".show_certificate", group_id=group_id, person_id=person_id, certificate_id=made.id)
    return redirect(address, code=303)


def show_certificate(group_id: UUID, person_id: UUID, certificate_id: UUID) -> ResponseReturnValue:
    """Show a certificate as it is printed."""
    found = _load(group_id, person_id)
    certificate = _find(found, certificate_id)
    with reading() as session:
        verified = verify_certificate(session, code_text=certificate.code)
    page = draw_certificate(verified, books(), page_language())
    return render_template(
        "centre/certificate.html",
        page=page,
        person=found.person,
        certificate=certificate,
        qr=draw_qr(page.address),
    )


def withdraw(group_id: UUID, person_id: UUID, certificate_id: UUID) -> ResponseReturnValue:
    """Take a certificate back."""
    found = _load(group_id, person_id)
    certificate = _find(found, certificate_id)
    with transaction() as session:
        withdraw_certificate(session, member=current_member(), certificate=certificate, now=utc_now())
    flash(gettext("The certificate is withdrawn. Who checks it is told so."))
    return redirect(url_for(".show_certificates", group_id=group_id, person_id=person_id), code=303)


def _load(group_id: UUID, person_id: UUID) -> PersonCertificates:
    with reading() as session:
        return load_certificates(
            session,
            group_id=GroupId(group_id),
            participant_id=ParticipantId(person_id),
            centre_id=current_centre_id(),
            books=books(),
            zone=report_zone(),
        )


def _find(found: PersonCertificates, certificate_id: UUID) -> Certificate:
    for certificate in found.certificates:
        if certificate.id == certificate_id:
            return certificate
    raise NotAtCentre


def _draw(found: PersonCertificates, form: CertificateForm, status: int) -> ResponseReturnValue:
    page = draw_certificates(found, books(), page_language())
    return render_template("centre/certificates.html", page=page, person=found.person, form=form), status
