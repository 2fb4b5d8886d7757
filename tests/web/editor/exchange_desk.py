"""An editor with a browser, an open draft of a real bank, and what they do with files."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse as Answer
from werkzeug.test import encode_multipart

from elearn.domain.entries import EntryKey
from tests.usecases.editing_desk import Desk
from tests.web.browsing import token_of
from tests.web.editor.draft_desk import Browser


@dataclass
class ExchangeDesk:
    """`desk`: what lies in the database; `browser`: the editor's."""

    desk: Desk
    browser: Browser

    @property
    def client(self) -> FlaskClient:
        return self.browser.client

    @property
    def address(self) -> str:
        return f"/en/editor/drafts/{self.desk.bank_id}/exchange"

    def bring(self, name: str, content: bytes, follow: bool = True) -> Answer:
        """Send a file, and see what it would change."""
        file = FileStorage(io.BytesIO(content), name)
        fields = {"csrf_token": token_of(self.client, "/en/account/"), "file": file}
        boundary, body = encode_multipart(fields)  # as bytes: a client's own file stays open
        kind = f"multipart/form-data; boundary={boundary}"
        sent = self.client.post(self.address, data=body, content_type=kind)
        return self.client.get(sent.headers["Location"]) if sent.status_code == 303 and follow else sent

    def confirm(self, page: Answer) -> Answer:
        """Press the button of the page that shows what changes."""
        (seen,) = re.findall(r'name="seen" value="([0-9a-f]+)"', page.text)
        (token,) = set(re.findall(r'name="csrf_token" value="([^"]+)"', page.text))
        return self.client.post(page.request.path, data={"csrf_token": token, "seen": seen})

    def save(self, **query: str) -> bytes:
        """Save the draft as a file."""
        answer = self.client.get(f"{self.address}/file", query_string=query)
        assert answer.status_code == 200, answer.text
        content: bytes = answer.data
        return content

    def book(self) -> bytes:
        """Save the first test as a workbook."""
        return self.save(format="xlsx", test=f"{self.desk.bank_id}-01")

    def entries(self) -> dict[EntryKey, Any]:
        return {key: dict(entry.data) for key, entry in self.desk.load().entries.items()}


DeskMaker = Callable[..., ExchangeDesk]


def change_cell(content: bytes, sheet: str, cell: str, value: object) -> bytes:
    """Do in a workbook what somebody does in a spreadsheet."""
    book = load_workbook(io.BytesIO(content))
    book[sheet][cell].value = value
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()
