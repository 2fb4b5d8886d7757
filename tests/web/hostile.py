"""What nobody should send and somebody will: strategies for hostile requests."""

import json
import re
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import quote_from_bytes
from uuid import UUID

from hypothesis import strategies as st
from werkzeug.test import create_environ

Environ = dict[str, object]

TEXTS = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "\r\nSet-Cookie: x=y",
    "../../../../etc/passwd",
    "..\\..\\boot.ini",
    "'; DROP TABLE learner; --",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "%(num)s %s %n %00 %",
    "//elsewhere.example/",
    "javascript:alert(1)",
    "https://[",
    "🎌\u202e\ufeffİﬀß",
    "٣",
    "-1",
    "0",
    "-0.0",
    "1e999",
    "NaN",
    "9" * 30,
    "9" * 5_000,
    "null",
    "[" * 3_999,
    '{"a":' * 800,
    "a" * 4_001,
    "0001-01-01",
    "9999-12-31",
    "2027-02-30",
    "exam",
    "practice",
    "patent",
    "hand-in",
    "right",
    "a",
    "y",
    "en",
    "uz-cyrl",
    "123456789012",
    "history-01",
    "language-01",
    "history-state-symbols",
]
FIELDS = [
    *("mode", "profile", "exam_on", "code", "sure", "size", "back", "granted", "then", "at", "next"),
    *("user_name", "password", "one_time_code", "current_password", "new_password", "csrf_token"),
    *("name", "names", "count", "table", "results", "archived", "role", "person"),
    *("response-1", "response-4", "response-5", "response-6.name", "response-99", "response-", "flag-1"),
]
HEADERS = [
    *("Accept-Language", "Accept-Encoding", "Accept", "Referer", "Origin", "Host", "User-Agent", "Range"),
    *("If-None-Match", "If-Modified-Since", "If-Range", "Authorization", "X-Forwarded-For", "Forwarded"),
    *("X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Forwarded-Port", "X-CSRFToken"),
    *("Sec-Fetch-Site", "Content-Encoding", "Transfer-Encoding", "X-HTTP-Method-Override", "Expect"),
]
HEADER_VALUES = [
    *("gzip;q=abc, br;q=", "*;q=nan", "bytes=0-0,-1,5-", "bytes=99999999999999999999-", 'W/"', "Bearer é"),
    *(
        "ru;q=inf, uz-Cyrl;q=-1,,;",
        "a" * 300 + ".example",
        "[::1",
        "::1:::",
        "localhost:99999999",
        "same-origin",
    ),
    *("Thu, 99 Foo 0000 25:61:61 GMT", "https://localhost/", "http://localhost", ".".join("a" * 2_000)),
]
COOKIES = ["elearn", "lang", "zone", "text_size", "theme", "remember_token", "session", "", "a b"]
COOKIE_VALUES = [
    *("x|\u00e9", "|", ".....", "eyJsZWFybmVyIjoiMSJ9.aaaa.bbbb", ".eJw.Zg.x", "Europe", "Europe/Moscow"),
    *("../../etc/passwd", "/etc/localtime", "posixrules", "uz-cyrl", "3", '"\\777\\0"', "a" * 4_000),
]
CONTENT_TYPES = [
    *(
        "application/x-www-form-urlencoded",
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain",
    ),
    *(
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "application/json; charset=klingon",
        "",
        "/;=",
    ),
    "application/x-www-form-urlencoded; charset=utf-7",
]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", ""]

texts = st.sampled_from(TEXTS) | st.text(max_size=12)
raw_texts = texts.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=12)
numbers = st.sampled_from(
    ["0", "1", "2", "5", "7", "99", "2147483647", "2147483648", "9" * 40, "-1", "1.5", "٣"]
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
json_bodies = st.one_of(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("response", "feedback", "language", "flagged"), json_values)
    ).map(lambda value: json.dumps(value).encode()),
    st.fixed_dictionaries({"response": texts, "feedback": st.sampled_from(["en", "uz-cyrl", "xx"])}).map(
        lambda value: json.dumps(value).encode()
    ),
    json_values.map(lambda value: json.dumps(value).encode()),
    st.sampled_from(
        [b"[" * 100_000, b'{"response": "\\ud800"}', b'{"response": "a"', b"\xff\xfe{", b"1" * 9_999]
    ),
)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a hostile person may know: ids of their own and of others, and browsers' cookies."""

    attempt_ids: tuple[UUID, ...]
    centre_ids: tuple[UUID, ...]  # a group, people of it, an account
    media: tuple[str, ...]
    people: tuple[tuple[str, str], ...]  # session cookie and the CSRF token that fits it


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """One request, byte by byte."""

    method: str
    path: bytes
    query: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    content_type: str = ""
    body: bytes = field(default=b"", repr=False)
    is_secure: bool = False

    def environ(self) -> Environ:
        """Build what a server hands to the application."""
        environ = create_environ(base_url="https://localhost/" if self.is_secure else "http://localhost/")
        environ |= {f"HTTP_{name.upper().replace('-', '_')}": _in_header(text) for name, text in self.headers}
        environ |= {
            "REQUEST_METHOD": self.method,
            "PATH_INFO": self.path.decode("latin-1"),
            "QUERY_STRING": re.sub(r"\s", "+", self.query.decode("latin-1")),
            "HTTP_COOKIE": _in_header("; ".join(f"{name}={value}" for name, value in self.cookies)),
            "CONTENT_TYPE": self.content_type,
            "CONTENT_LENGTH": str(len(self.body)),
            "wsgi.input": BytesIO(self.body),
        }
        return environ


def _in_header(text: str) -> str:
    """Write a header's value as a server would hand it on: bytes as Latin letters, never a line break."""
    return re.sub("[\r\n\0]", " ", text.encode().decode("latin-1"))


def encode_form(fields: list[tuple[str, bytes]]) -> bytes:
    """Write fields as a browser does."""
    return "&".join(f"{name}={quote_from_bytes(value)}" for name, value in fields).encode()


def encode_multipart(fields: list[tuple[str, bytes]]) -> bytes:
    """Write fields as parts, the last one as a file and not quite finished."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value + b"\r\n"
        for name, value in fields
    ]
    return (
        b"".join(parts) + b'--x\r\nContent-Disposition: form-data; name="table"; filename="\xff"\r\n\r\nbytes'
    )


@st.composite
def requests(draw: st.DrawFn, paths: st.SearchStrategy[bytes], methods: list[str], known: Known) -> Hostile:
    """Draw a request: sometimes wrong in one thing only, sometimes in everything."""
    cookie, token = draw(st.sampled_from(known.people))
    sent_token = draw(st.sampled_from([token, token, token, "wrong", "é"]))
    fields = draw(st.lists(st.tuples(st.sampled_from(FIELDS), raw_texts), max_size=5))
    fields.append(("csrf_token", sent_token.encode()))
    kinds = [
        st.just(("application/x-www-form-urlencoded", encode_form(fields))),
        st.just(("multipart/form-data; boundary=x", encode_multipart(fields))),
        st.tuples(st.just("application/json"), json_bodies),
        st.tuples(st.sampled_from(CONTENT_TYPES), raw_texts),
    ]
    content_type, body = draw(st.one_of(kinds))
    headers = draw(
        st.lists(st.tuples(st.sampled_from(HEADERS), st.sampled_from(HEADER_VALUES + TEXTS[:20])), max_size=3)
    )
    cookies = draw(st.lists(st.tuples(st.sampled_from(COOKIES), st.sampled_from(COOKIE_VALUES)), max_size=2))
    return Hostile(
        method=draw(st.sampled_from(methods + methods + METHODS)),
        path=draw(paths),
        query=draw(st.just(b"") | raw_texts | st.tuples(st.sampled_from(FIELDS), raw_texts).map(_as_query)),
        headers=(("X-CSRFToken", sent_token), ("Referer", "https://localhost/en/"), *headers),
        cookies=(("elearn", cookie), *cookies),
        content_type=content_type,
        body=body,
        is_secure=draw(st.booleans()),
    )


def _as_query(pair: tuple[str, bytes]) -> bytes:
    return pair[0].encode() + b"=" + quote_from_bytes(pair[1]).encode()
