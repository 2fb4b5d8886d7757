"""The session cookie: signed, lasting, and only sent when something in it changed."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from flask import Flask, Request, g, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadData

from elearn.settings import Settings

LIFETIME = timedelta(days=365)
RENEWED_AFTER = timedelta(days=30)
_RENEWED_ON = "day"


class LastingSessions(SecureCookieSessionInterface):
    """Keeps a browser known for a year, also before anything was saved, so that no form goes stale."""

    def __init__(self, app: Flask) -> None:
        signer = self.get_signing_serializer(app)
        if signer is None:
            raise ValueError("There is no secret key to sign cookies with.")
        unsigner = next(signer.iter_unsigners())

        def unsign(cookie: str, today: int) -> bytes:
            """Check the signature of a cookie; a paper sends the same one with each of its saves."""
            del today  # only there so that nothing is remembered longer than a day
            return unsigner.unsign(cookie, max_age=int(LIFETIME.total_seconds()))

        self._signer = signer
        self._unsign = lru_cache(maxsize=4096)(unsign)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """Read the session; a cookie that is not ours or ran out is an empty one."""
        cookie = request.cookies.get(self.get_cookie_name(app))
        if not cookie:
            return self.session_class()
        try:
            payload = self._unsign(cookie, datetime.now(UTC).toordinal())
            return self.session_class(self._signer.load_payload(payload))
        except BadData:
            return self.session_class()

    def get_expiration_time(self, app: Flask, session: SessionMixin) -> datetime:
        """Let every session last."""
        del session
        return datetime.now(UTC) + app.permanent_session_lifetime


def init_sessions(app: Flask, settings: Settings) -> None:
    """Set the cookie's properties."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        PERMANENT_SESSION_LIFETIME=LIFETIME,
        SESSION_REFRESH_EACH_REQUEST=False,
        SESSION_COOKIE_NAME="elearn",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
    )
    app.session_interface = LastingSessions(app)
    app.before_request(_renew_now_and_then)


def _renew_now_and_then() -> None:
    """Sign the cookie anew once in thirty days, so that it never runs out on somebody who comes back."""
    if request.method == "GET" and "language" in g and session:
        today = datetime.now(UTC).toordinal()
        if today - session.get(_RENEWED_ON, 0) > RENEWED_AFTER.days:
            session[_RENEWED_ON] = today
