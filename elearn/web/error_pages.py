"""Errors as answers: a page in the person's language, JSON for the API."""

import re
from collections.abc import Mapping
from http import HTTPStatus

from flask import Flask, current_app, g, jsonify, render_template, request
from flask.globals import request_ctx
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from elearn.domain.errors import ElearnError, LearnerNotFound
from elearn.storage.engine import UNAVAILABLE
from elearn.web.errors import CSRF_EXPLANATION, explain, explain_http, headers_of
from elearn.web.http_errors import Explanation
from elearn.web.identity import forget_learner
from elearn.web.security import is_api_request

_CODE = ("learner.show_code", lazy_gettext("Learner code"))
_TESTS = ("learner.list_tests", lazy_gettext("All tests"))
#: Where the advice of an error can be followed; without one, at the start page.
_WAYS = {"attempt_not_found": (_CODE,), "learner_not_found": (_TESTS, _CODE), "unknown_test": (_TESTS,)}


def init_error_pages(app: Flask) -> None:
    """Answer every error that a view lets through."""
    app.register_error_handler(ElearnError, _show_domain_error)
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(CSRFError, _show_csrf_error)
    for failure in UNAVAILABLE:
        app.register_error_handler(failure, _show_unavailable)


def _show_domain_error(error: ElearnError) -> ResponseReturnValue:
    if isinstance(error, LearnerNotFound):
        forget_learner()  # erased on another device: this browser begins anew
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()
    return _answer(name, explain(error), headers=headers_of(error))


def _show_http_error(error: HTTPException) -> ResponseReturnValue:
    if request_ctx.url_adapter is None:  # a host that is not ours: no page's address can be built for it
        return "This host name is not served here.\n", 400, {"Content-Type": "text/plain; charset=utf-8"}
    status = error.code or 500
    methods = error.valid_methods if isinstance(error, MethodNotAllowed) else None
    headers = {"Allow": ", ".join(methods)} if methods else {}
    return _answer(f"http_{status}", explain_http(status), status=status, headers=headers)


def _show_unavailable(error: Exception) -> ResponseReturnValue:
    current_app.logger.error("database unavailable", exc_info=error)
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return _answer("unavailable", explain_http(status), status=status, headers={"Retry-After": "10"})


def _show_csrf_error(error: CSRFError) -> ResponseReturnValue:
    del error
    return _answer("csrf", CSRF_EXPLANATION, resend=_fields_to_resend())


def _answer(
    name: str,
    explanation: Explanation,
    *,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
    resend: list[tuple[str, str]] | None = None,
) -> ResponseReturnValue:
    status = status or explanation.status
    if is_api_request():
        message = f"{explanation.title} {explanation.advice}"
        return jsonify(error=name, message=message), status, {**(headers or {})}
    return _render(name, explanation, status, resend or []), status, {**(headers or {})}


def _render(name: str, explanation: Explanation, status: int, resend: list[tuple[str, str]]) -> str:
    try:
        return render_template(
            "errors/error.html",
            explanation=explanation,
            ways=_WAYS.get(name, ()),
            status=status,
            resend=resend,
            request_id=g.get("request_id", ""),
        )
    except Exception:
        if status < 500:
            raise
        # The page about the failure failed too: say it in plain words rather than in none.
        current_app.logger.exception("error page failed")
        return f"{explanation.title}\n{explanation.advice}\n"


def _fields_to_resend() -> list[tuple[str, str]]:
    """List what was in a form whose token went stale, so that one press sends it again with a fresh one.

    Only for forms that came from our own pages, and never with a password in them.
    """
    is_own = request.headers.get("Sec-Fetch-Site") == "same-origin" or (
        request.headers.get("Origin") == request.host_url.rstrip("/")
    )
    if not is_own or request.blueprint == "account":
        return []
    return [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
