"""With what credentials a save was let in, so that the next one with the same needs no second look."""

from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask

from elearn.domain.attempts import LearnerId
from elearn.web.clock import utc_now

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

MAX_ADMISSIONS = 2_000  # browsers with a paper open; some hundred bytes each, whatever they send
FAILED_SAVE = "elearn.failed_save"  # in a request's environ: what its save failed with before Flask
_ADMISSIONS = "elearn-admissions"


class Admissions:
    """Verdicts of full requests only: nothing is checked here, and a refusal is never remembered."""

    def __init__(self) -> None:
        self._learners: dict[bytes, LearnerId] = {}
        self._lock = Lock()

    def remember(self, environ: "WSGIEnvironment", learner_id: LearnerId) -> None:
        """Note whose save passed every check with these credentials; the oldest note goes for it."""
        with self._lock:
            self._learners[_digest(environ)] = learner_id
            if len(self._learners) > MAX_ADMISSIONS:
                del self._learners[next(iter(self._learners))]

    def find_learner(self, environ: "WSGIEnvironment") -> LearnerId | None:
        """Return the learner who was admitted with exactly these credentials."""
        return self._learners.get(_digest(environ))


def init_admissions(app: Flask) -> None:
    """Begin with nobody admitted."""
    app.extensions[_ADMISSIONS] = Admissions()


def admissions(app: Flask) -> Admissions:
    """Return the app's admissions."""
    found: Admissions = app.extensions[_ADMISSIONS]
    return found


def _digest(environ: "WSGIEnvironment") -> bytes:
    """Sum up all that the checks of host, session and CSRF look at in a save, exactly as it was sent.

    The day belongs to it, because a cookie runs out by the day.
    """
    sent = [environ.get(name, "") for name in ("HTTP_HOST", "HTTP_COOKIE", "HTTP_X_CSRFTOKEN")]
    return sha256(repr((utc_now().toordinal(), *sent)).encode()).digest()
