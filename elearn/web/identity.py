"""Who is asking: a learner (an id in the signed cookie, no query) or an account (one query)."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from flask import Blueprint, Flask, abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user
from sqlalchemy.orm import Session

from elearn.domain.accounts import Account, AccountId
from elearn.domain.attempts import LearnerId
from elearn.domain.errors import AccountNotFound, LearnerNotFound, NotPermitted
from elearn.domain.groups import PICTURES
from elearn.domain.permissions import Permission, may
from elearn.storage.accounts import load_account
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.is_known_learner import is_known_learner
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading
from elearn.web.seating import current_kiosk
from elearn.web.security import is_api_request
from elearn.web.tries import beginners_quota

STAFF_SESSION = timedelta(hours=12)  # a working day; then the password is asked for again
_LEARNER = "learner"
_SIGNED_IN_AT = "signed_in_at"


@dataclass(frozen=True)
class SignedIn:
    """An account as Flask-Login wants it."""

    account: Account
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the account may be used."""
        return self.account.is_active

    def get_id(self) -> str:
        """Name the account and its present password: a new password ends every other session."""
        return f"{self.account.id.hex}.{_fingerprint(self.account)}"

    def may(self, permission: str) -> bool:
        """Whether the account's role holds the permission, for templates."""
        return may(self.account.role, Permission(permission))


class Manager(LoginManager):  # type: ignore[misc] # Flask-Login ships no types
    """Flask-Login without its "remember me", which we never offer and whose parser a bad cookie breaks."""

    def _load_user_from_remember_cookie(self, cookie: str) -> None:
        del cookie


def init_identity(app: Flask) -> None:
    """Put Flask-Login in place, for accounts only."""
    manager = Manager(app)
    # Binding a session to address and browser would throw phones out at every change of network; what an
    # account's owner could lose (password, second factor) asks for the password again instead.
    manager.session_protection = None
    manager.user_loader(_load_signed_in)
    app.jinja_env.globals["current_learner_id"] = current_learner_id
    app.jinja_env.globals["learner_mark"] = learner_mark
    app.jinja_env.globals["account_mark"] = account_mark
    app.jinja_env.globals["current_kiosk"] = current_kiosk
    app.jinja_env.globals["picture_names"] = PICTURES


def current_learner_id() -> LearnerId | None:
    """Return the learner of this browser, None before the first thing they did. No query."""
    text = session.get(_LEARNER)
    return LearnerId(UUID(hex=text)) if text else None


def require_learner() -> LearnerId:
    """Return the learner of this browser.

    Raises:
        LearnerNotFound: this browser has none.

    """
    learner_id = current_learner_id()
    if learner_id is None:
        raise LearnerNotFound(learner_id="")
    return learner_id


def ensure_learner(database: Session, now: datetime) -> LearnerId:
    """Return the learner of this browser, begun now if there was none or all of it was erased elsewhere.

    Raises:
        TooManyTries: too many learners begin at this address.

    """
    learner_id = current_learner_id()
    if learner_id is None or not is_known_learner(database, learner_id=learner_id):
        begun = begin_learner(database, learner_id=LearnerId(new_id()), now=now, quota=beginners_quota())
        learner_id = begun.id
        remember_learner(learner_id)
    return learner_id


def remember_learner(learner_id: LearnerId) -> None:
    """Make this browser the learner's."""
    session[_LEARNER] = learner_id.hex


def mark_of(learner_id: LearnerId) -> str:
    """Return a mark by which a phone tells one learner from another; it opens nothing and names nobody."""
    return sha256(b"phone" + learner_id.bytes).hexdigest()[:8]


def learner_mark() -> str:
    """Return the mark of this browser's learner, empty for nobody."""
    learner_id = current_learner_id()
    return mark_of(learner_id) if learner_id else ""


def account_mark() -> str:
    """Return a mark by which a browser tells one account's unsent texts from another's; it names nobody."""
    return sha256(b"account" + current_account().id.bytes).hexdigest()[:16]


def forget_learner() -> None:
    """Leave no trace of the learner in this browser."""
    session.pop(_LEARNER, None)


def sign_in_account(account: Account) -> None:
    """Begin a new session for the account; the learner of this browser keeps their work."""
    _renew_session()
    login_user(SignedIn(account))
    session[_SIGNED_IN_AT] = int(utc_now().timestamp())


def sign_out_account() -> None:
    """End the account's session."""
    logout_user()
    _renew_session()


def current_account() -> Account:
    """Return the signed-in account; only behind `guard_blueprint`."""
    account: Account = current_user.account
    return account


def guard_blueprint(
    blueprint: Blueprint, permission: Permission, public: frozenset[str] = frozenset()
) -> None:
    """Guard every page of a blueprint in this one place, except the endpoints named in `public`."""

    @blueprint.before_request
    def guard() -> ResponseReturnValue | None:
        if request.endpoint in public:
            return None
        if not current_user.is_authenticated:
            return _ask_to_sign_in()
        if not may(current_account().role, permission):
            raise NotPermitted(permission=permission)
        return None


def _ask_to_sign_in() -> ResponseReturnValue:
    if is_api_request():
        abort(401)
    target = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.sign_in", next=target), code=302)


def _load_signed_in(signed_in_id: str) -> SignedIn | None:
    """Load the account of a session, None where it ran out, was deactivated or has a new password."""
    account_id, _, fingerprint = signed_in_id.partition(".")
    age = utc_now().timestamp() - session.get(_SIGNED_IN_AT, 0)
    if age > STAFF_SESSION.total_seconds():
        return None
    try:
        with reading() as database:
            account = load_account(database, AccountId(UUID(hex=account_id)))
    except AccountNotFound:
        return None
    is_same = hmac.compare_digest(fingerprint, _fingerprint(account))
    return SignedIn(account) if is_same and account.is_active else None


def _fingerprint(account: Account) -> str:
    """Digest the stored password hash; the cookie's signature keeps it from being chosen."""
    return hmac.new(account.password_hash.encode(), b"session", "sha256").hexdigest()[:16]


def _renew_session() -> None:
    """Drop everything that belonged to the session before, above all its CSRF token."""
    learner = session.get(_LEARNER)
    session.clear()
    if learner:
        session[_LEARNER] = learner
