"""Anybody looks whether a certificate of practice is genuine."""

from http import HTTPStatus

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from elearn.domain.certificates import group_code, parse_certificate_code
from elearn.domain.errors import CertificateNotFound
from elearn.usecases.verify_certificate import verify_certificate
from elearn.web.certificate_page import draw_certificate
from elearn.web.database import books, reading
from elearn.web.i18n import page_language
from elearn.web.tries import address_key, guarded_try


def ask_for_certificate() -> ResponseReturnValue:
    """Ask for the code that stands on the paper, and lead to the certificate."""
    typed = request.args.get("code", "")
    code = parse_certificate_code(typed)
    if code:
        return redirect(url_for(".show_certificate", code=group_code(code)), code=303)
    page = render_template("learner/certificate_code.html", typed=typed)
    return _unlisted(page, HTTPStatus.UNPROCESSABLE_ENTITY if typed else HTTPStatus.OK)


def show_certificate(code: str) -> ResponseReturnValue:
    """Show a certificate to whoever has its code; who guesses codes has to wait."""
    key = address_key("certificate")
    with guarded_try(key, CertificateNotFound), reading() as session:
        verified = verify_certificate(session, code_text=code)
    page = draw_certificate(verified, books(), page_language())
    return _unlisted(render_template("learner/certificate.html", page=page), HTTPStatus.OK)


def _unlisted(page: str, status: int) -> Response:
    """Keep it out of search engines: it is about one person."""
    answer = make_response(page, status)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
