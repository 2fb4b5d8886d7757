"""Headers, CSRF, hosts, sizes and safe redirects."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request, session
from flask.json.provider import DefaultJSONProvider
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_wtf.csrf import CSRFError, CSRFProtect, validate_csrf
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter
from wtforms import ValidationError

from elearn.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MAX_REQUEST_BYTES = 1_000_000  # a paper of twenty letters, percent-encoded, is half of it
MAX_FORM_PARTS = 500
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
POLICY_HEADER = "Content-Security-Policy"
HEADERS = (
    (POLICY_HEADER, CONTENT_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),  # CSRF checks over TLS need it on our own pages
    ("Permissions-Policy", "microphone=(self), camera=(), geolocation=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
_HOST = re.compile(r"([a-zA-Z0-9_.-]+|\[[0-9a-fA-F:.]+\])(:(?P<port>[0-9]{1,5})?)?")
_PREFIX = re.compile(r"(/[a-zA-Z0-9_.~-]+)*/?")
_LONGEST_HOST = 260  # of a name in the DNS, and a port
#: What a browser heeds on a part of a page; the rest would be half of a small script's bytes.
FOR_PARTS = frozenset({"X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Strict-Transport-Security"})
#: What programs send with a signature of their own, and without a session.
SIGNED = frozenset({"sync.receive"})
#: Forms of signed-in people that bring a file, and how large it may be: a release of a bank has 13 MB.
LARGE = {
    "centre.read_sync_file": 100_000_000,
    "editor.bring_file": 61_000_000,
    "editor.save_medium": 16_000_000,
    "editor.add_medium": 16_000_000,
}
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
STRICT_TRANSPORT = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")


class SecurityHeaders:
    """WSGI: adds the headers to every answer with a body, static files and errors included."""

    def __init__(self, application: "WSGIApplication", headers: Iterable[tuple[str, str]]) -> None:
        self.application = application
        self.headers = list(headers)
        self.headers_of_parts = [pair for pair in self.headers if pair[0] in FOR_PARTS]

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer as the application does, with the headers."""

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            if not status.startswith("204"):  # no body to protect: a save stays small
                ours = self.headers_of_parts if _is_part(headers) else self.headers
                has_policy = any(name == POLICY_HEADER for name, _ in headers)  # see framing.py
                headers.extend(ours[1:] if has_policy and ours is self.headers else ours)
            return start_response(status, headers, *error)

        return self.application(environ, start)


def _is_part(headers: list[tuple[str, str]]) -> bool:
    """Whether it is a script or a style sheet, which the policy of the page around it governs."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    return kind.startswith(("text/javascript", "text/css"))


class BoundedJson(DefaultJSONProvider):
    """JSON that is nested too deep is broken JSON, not a failure of ours."""

    def loads(self, s: str | bytes, **settings: Any) -> Any:
        """Parse; raises ValueError for whatever cannot be read."""
        try:
            return super().loads(s, **settings)
        except RecursionError as error:
            raise ValueError("nested too deep") from error


class DatabaseIntegerConverter(IntegerConverter):
    """`<int:...>` that no database column can overflow: more is no address."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["max"] = min(settings.get("max") or 2**31 - 1, 2**31 - 1)
        super().__init__(*args, **settings)


def init_security(app: Flask, settings: Settings) -> None:
    """Set the limits and the checks that every request passes."""
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_REQUEST_BYTES,
        MAX_FORM_PARTS=MAX_FORM_PARTS,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        WTF_CSRF_TIME_LIMIT=None,  # a paper may lie open all day
        WTF_CSRF_CHECK_DEFAULT=False,  # _check_csrf does, in a shorter way for saves
    )
    app.json = BoundedJson(app)
    app.url_map.converters["int"] = DatabaseIntegerConverter
    app.before_request(_allow_large)
    app.before_request(_refuse_host)
    app.before_request(_refuse_query)
    app.before_request(_refuse_nul)
    app.before_request(_refuse_json_form)
    csrf = CSRFProtect(app)
    app.before_request(lambda: _check_csrf(csrf))
    app.after_request(_keep_private)


def wrap_security(app: Flask, settings: Settings) -> None:
    """Put the headers around everything, and believe proxies only when told how many there are."""
    headers = [*HEADERS, STRICT_TRANSPORT] if settings.secure_cookies else HEADERS
    app.wsgi_app = SecurityHeaders(app.wsgi_app, headers)  # type: ignore[method-assign]
    if (proxies := settings.trusted_proxies) > 0:
        fixed = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_prefix=proxies)
        app.wsgi_app = fixed  # type: ignore[method-assign]


def local_path(target: str | None) -> str | None:
    """Return `target` if it is a path of this site, None if a browser could be led away by it."""
    if not target or not target.startswith("/") or target.startswith("//"):
        return None
    if "\\" in target or any(character <= " " or character == "\x7f" for character in target):
        return None
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc else target


def _check_csrf(csrf: CSRFProtect) -> None:
    if not is_api_request():
        _protect_form(csrf)
    elif request.method not in _HARMLESS and request.endpoint and request.endpoint not in SIGNED:
        try:  # only a header counts: no form to look through
            _validate_token(
                request.headers.get("X-CSRFToken"), session.get("csrf_token"), current_app.secret_key
            )
        except ValidationError as error:
            raise CSRFError(str(error)) from error


@lru_cache(maxsize=4096)
def _validate_token(token: str | None, *decides: object) -> None:
    """Validate a token once; a paper sends the same one with each save. A refusal is never remembered."""
    del decides  # the token of the session and the secret, which decide together with `token`
    validate_csrf(token)


def _protect_form(csrf: CSRFProtect) -> None:
    try:
        csrf.protect(apply_exemptions=True)
    except ValueError as error:  # a Referer that is no address at all
        raise CSRFError("The referrer cannot be read.") from error


def is_api_request() -> bool:
    """Whether a program, not a person, reads the answer."""
    return request.path.startswith("/api/")


def _allow_large() -> None:
    """Let more in where it is wanted, from who is signed in; the cookie's signature says so."""
    limit = LARGE.get(request.endpoint or "")
    if limit and "_user_id" in session:
        request.max_content_length = limit


def _refuse_host() -> ResponseReturnValue | None:
    """Refuse what makes no address of ours; in plain words, because pages hold addresses.

    Scheme and prefix may come from a proxy that hands on whatever its clients send.
    """
    is_ours = request.scheme in {"http", "https"} and _PREFIX.fullmatch(request.script_root)
    host = request.environ.get("HTTP_HOST", "localhost")
    if is_ours and len(host) <= _LONGEST_HOST and is_host(host):  # by length first: verdicts are kept
        return None
    return "This host name is not served here.\n", 400, {"Content-Type": "text/plain; charset=utf-8"}


@lru_cache(maxsize=256)
def is_host(text: str) -> bool:
    """Whether it could be a host name or an address, with or without a port."""
    found = _HOST.fullmatch(text)
    return found is not None and int(found["port"] or 0) < 2**16


def _refuse_json_form() -> None:
    """Refuse JSON where a form belongs: Flask-WTF would take it for one, whatever its values are."""
    if request.is_json and not is_api_request():
        abort(415)


def _refuse_query() -> None:
    """Refuse a query with raw bytes in it that are not UTF-8: Werkzeug fails where it reads one."""
    try:
        request.query_string.decode()
    except UnicodeDecodeError:
        abort(400)


def _refuse_nul() -> None:
    """Refuse NUL bytes once for all: no text here has one, and PostgreSQL cannot store them."""
    if "\x00" in request.path:
        abort(404)
    if b"%00" in request.query_string:
        abort(400)
    fields = request.form.items(multi=True) if request.method == "POST" else ()
    if any("\x00" in name or "\x00" in value for name, value in fields):
        abort(400)


def _keep_private(page: Response) -> Response:
    """Keep pages out of shared caches; the browser's own back button still works."""
    if page.status_code != 204 and "Cache-Control" not in page.headers:
        page.headers["Cache-Control"] = "private, no-cache"
    return page
