"""What a learner does in a browser."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse as Answer

from tests.web.browsing import token_of


@dataclass
class Learner:
    """A learner's browser; pages in English."""

    client: FlaskClient

    def open(self, path: str) -> Answer:
        """Open a page."""
        return self.client.get(path)

    def send(self, path: str, **fields: Any) -> Answer:
        """Send a form."""
        return self.client.post(path, data={"csrf_token": token_of(self.client), **fields})

    def start(self, mode: str) -> str:
        """Start the practice test; returns the address of the paper."""
        return self.send("/en/tests/history-01/attempts", mode=mode).headers["Location"]

    def save(self, paper: str, position: int, response: str | None, **more: str) -> Answer:
        """Save one answer as the scripts do."""
        address = paper.replace("/en/", "/api/", 1) + f"/responses/{position}"
        return self.call("PUT", address, {"response": response, **more})

    def call(self, method: str, address: str, body: object) -> Answer:
        """Call the API."""
        headers = {"X-CSRFToken": token_of(self.client)}
        return self.client.open(address, method=method, json=body, headers=headers)
