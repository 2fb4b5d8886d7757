"""With what credentials a save was let in, so that the next one with the same needs no second look."""

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from flask import Flask

from elearn.domain.attempts import LearnerId
from elearn.web.clock import utc_now

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

MAX_ADMISSIONS = 2_000  # browsers with a paper open; about a kilobyte each
_ADMISSIONS = "elearn-admissions"


class _Credentials(NamedTuple):
    """All that the checks of host, session and CSRF look at in a save, as it was sent."""

    host: str
    cookie: str
    csrf_token: str
    today: int  # a cookie runs out by the day

    @classmethod
    def of(cls, environ: "WSGIEnvironment") -> "_Credentials":
        return cls(
            environ.get("HTTP_HOST", ""),
            environ.get("HTTP_COOKIE", ""),
            environ.get("HTTP_X_CSRFTOKEN", ""),
            utc_now().toordinal(),
        )


class Admissions:
    """Verdicts of full requests only: nothing is checked here, and a refusal is never remembered."""

    def __init__(self) -> None:
        self._learners: dict[_Credentials, LearnerId] = {}
        self._lock = Lock()

    def remember(self, environ: "WSGIEnvironment", learner_id: LearnerId) -> None:
        """Note whose save passed every check with these credentials; the oldest note goes for it."""
        with self._lock:
            self._learners[_Credentials.of(environ)] = learner_id
            if len(self._learners) > MAX_ADMISSIONS:
                del self._learners[next(iter(self._learners))]

    def find_learner(self, environ: "WSGIEnvironment") -> LearnerId | None:
        """Return the learner who was admitted with exactly these credentials."""
        return self._learners.get(_Credentials.of(environ))


def init_admissions(app: Flask) -> None:
    """Begin with nobody admitted."""
    app.extensions[_ADMISSIONS] = Admissions()


def admissions(app: Flask) -> Admissions:
    """Return the app's admissions."""
    found: Admissions = app.extensions[_ADMISSIONS]
    return found
