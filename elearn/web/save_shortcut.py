"""A short way for answer saves: without Flask, when the same browser was let in before (ADR 7)."""

import re
from collections.abc import Iterable
from io import BytesIO
from time import perf_counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Flask

from elearn.domain.attempts import AttemptId, LearnerId, ResponseChange
from elearn.domain.errors import ElearnError
from elearn.usecases.save_with_others import save_with_others
from elearn.web.admissions import FAILED_SAVE, admissions, init_admissions
from elearn.web.clock import utc_now
from elearn.web.database import group_commit
from elearn.web.learner.forms import parse_value
from elearn.web.served import Served, new_request_id, tell_observers

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENDPOINT = "learner.save_response"
MAX_BODY_BYTES = 100_000
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ADDRESS = re.compile(f"/api/attempts/({_UUID})/responses/([1-9][0-9]{{0,3}})")
_HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Vary", "Cookie"))  # as Flask answers a 204


class SaveShortcut:
    """WSGI: does plain saves of admitted browsers; everything else goes the whole way through Flask.

    So does a save that is refused here, once more from its start: the view alone says what is wrong with it.
    Where the database fails, the view gets the failure itself: waiting for a lost turn twice helps nobody.
    """

    def __init__(self, app: Flask, application: "WSGIApplication") -> None:
        self.app = app
        self.application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer 204 once the answer is committed, or as the application does."""
        begun = perf_counter()
        if not self._save(environ):
            return self.application(environ, start_response)
        seconds = perf_counter() - begun
        tell_observers(self.app, Served(new_request_id(), "PUT", ENDPOINT, 204, seconds))
        start_response("204 NO CONTENT", list(_HEADERS))
        return ()

    def _save(self, environ: "WSGIEnvironment") -> bool:
        address = _ADDRESS.fullmatch(environ["PATH_INFO"]) if _is_plain(environ) else None
        learner_id = admissions(self.app).find_learner(environ) if address else None
        if address is None or learner_id is None:
            return False
        raw = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        environ["wsgi.input"] = BytesIO(raw)  # for the view, should it come to that
        try:
            change = _read_change(address, learner_id, self.app.json.loads(raw))
            return save_with_others(group_commit(self.app), change)
        except (ElearnError, ValueError):  # the view says what is wrong with it
            return False
        except Exception as error:  # a full disk, a bug: to be answered and logged as such, not tried again
            environ[FAILED_SAVE] = error
            return False


def init_save_shortcut(app: Flask) -> None:
    """Put the short way before Flask; inside what believes proxies."""
    init_admissions(app)
    app.wsgi_app = SaveShortcut(app, app.wsgi_app)  # type: ignore[method-assign]


def _is_plain(environ: "WSGIEnvironment") -> bool:
    length = environ.get("CONTENT_LENGTH") or ""
    return (
        environ["REQUEST_METHOD"] == "PUT"
        and environ.get("CONTENT_TYPE") == "application/json"
        and not environ.get("QUERY_STRING")
        and length.isdecimal()
        and int(length) <= MAX_BODY_BYTES
    )


def _read_change(address: re.Match[str], learner_id: LearnerId, body: Any) -> ResponseChange:
    if not isinstance(body, dict) or body.keys() != {"response"}:
        raise ValueError("more is wanted than a save")
    return ResponseChange(
        AttemptId(UUID(address[1])), learner_id, int(address[2]), parse_value(body), utc_now()
    )
