"""A learner's browser, as far as HTTP goes: cookies, CSRF token, forms, and bytes on the wire."""

import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    wire_bytes: int


@dataclass
class Browser:
    """One keep-alive connection with a cookie jar."""

    port: int
    compressed: bool = False
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def ask(self, method: str, path: str, body: str | None = None, content_type: str = "") -> Answer:
        """Send one request; keeps cookies and the page's CSRF token."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.compressed:
            headers["Accept-Encoding"] = "gzip, deflate, br"
        if content_type:
            headers |= {"Content-Type": content_type, "X-CSRFToken": self.token}
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        raw = response.read()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        found = re.search(rb'name="csrf-token" content="([^"]+)"', raw)
        if found:
            self.token = found.group(1).decode()
        size = len(raw) + sum(len(name) + len(value) + 4 for name, value in response.getheaders())
        return Answer(response.status, response.headers, raw, size)

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path)

    def post(self, path: str, **fields: str | list[str]) -> str:
        """Send a form; return where it leads."""
        form = urlencode({"csrf_token": self.token, **fields}, doseq=True)
        answer = self.ask("POST", path, form, "application/x-www-form-urlencoded")
        if answer.status != 303:
            raise RuntimeError(f"POST {path}: {answer.status} {answer.body[:300]!r}")
        return answer.headers["Location"] or ""

    def start(self, test_id: str, mode: str = "exam") -> str:
        """Start a practice test; return the attempt's id."""
        self.get(f"/en/tests/{test_id}")
        return self.post(f"/en/tests/{test_id}/attempts", mode=mode).rstrip("/").rpartition("/")[2]

    def save(self, attempt_id: str, position: int, value: str) -> int:
        """Save one answer; return the status."""
        path = f"/api/attempts/{attempt_id}/responses/{position}"
        return self.ask("PUT", path, f'{{"response": "{value}"}}', "application/json").status
