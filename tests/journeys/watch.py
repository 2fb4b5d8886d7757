"""What must never happen in a browser, whatever the journey: noted while it runs, judged at its end."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

CUT_OFF = r"net::ERR_"  # of requests that a test cuts off on purpose
_NO_WORKER = "Service Worker registration blocked by Playwright"  # said where a journey goes without one


class Watch:
    """Errors in the console (a broken content policy is one), failed scripts, requests to strangers."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.faults: list[str] = []
        self._forgiven: list[str] = [_NO_WORKER]
        context.on("console", self._note_console)
        context.on("weberror", self._note_error)
        context.on("request", self._note_request)

    def forgive(self, pattern: str) -> None:
        """Expect faults of this pattern: the test causes them."""
        self._forgiven.append(pattern)

    def unforgiven(self) -> list[str]:
        """List what nobody expected."""
        return [fault for fault in self.faults if not any(re.search(p, fault) for p in self._forgiven)]

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _note_error(self, error: WebError) -> None:
        self.faults.append(f"script failed: {error.error}")

    def _note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and f"{address.scheme}://{address.netloc}" != self.origin:
            self.faults.append(f"request to a stranger: {request.url}")
