"""A draft of a real bank, and browsers of people who work on it."""

import re
from dataclasses import dataclass
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse as Answer

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId
from elearn.domain.permissions import Role
from elearn.usecases.discard_draft import discard_draft
from elearn.web.editor.same_draft import mark_draft
from tests.usecases.editing_desk import LEGISLATION, Desk
from tests.web.browsing import sign_in, token_of
from tests.web.conftest import store_account

_FIELD = re.compile(
    r'<textarea[^>]*\bname="(?P<area>[^"]+)"[^>]*>\r?\n?(?P<text>[^<]*)</textarea>'
    r'|<input[^>]*\bname="(?P<input>[^"]+)"[^>]*>'
    r'|<select[^>]*\bname="(?P<select>[^"]+)"[^>]*>(?P<options>.*?)</select>',
    re.DOTALL,
)


@dataclass
class Browser:
    """Somebody who is signed in."""

    client: FlaskClient
    account_id: AccountId

    def get(self, path: str, **query: str) -> Answer:
        return self.client.get(f"/en/editor/drafts/{path}", query_string=query)

    def fill(self, path: str, **fields: str) -> dict[str, str]:
        """Read the form of a page, as a browser would send it, with some fields typed over."""
        page = self.get(path)
        assert page.status_code == 200, page.text
        return {**form_of(page.text), **{name.replace("__", "."): text for name, text in fields.items()}}

    def send(self, path: str, fields: dict[str, str]) -> Answer:
        token = token_of(self.client, "/en/account/")
        return self.client.post(f"/en/editor/drafts/{path}", data={**fields, "csrf_token": token})

    def change(self, path: str, **fields: str) -> Answer:
        return self.send(path, self.fill(path, **fields))


@dataclass
class DraftDesk:
    """Anna and Boris edit; the draft is open."""

    app: Flask
    desk: Desk

    @property
    def mark(self) -> str:
        """What forms say of the draft that they were made over."""
        return mark_draft(self.desk.load().draft)

    def begin_anew(self) -> None:
        """Throw the draft away and open another one."""
        with self.desk.at_work() as session:
            discard_draft(session, bank_id=self.desk.bank_id, account_id=self.desk.boris, now=self.desk.now)
        self.desk.open()

    def enter(self, name: str, role: Role = Role.EDITOR) -> Browser:
        account = store_account(self.desk.engine, name, role)
        client = self.app.test_client()
        sign_in(client, name)
        return Browser(client, account.id)


def open_draft_desk(app: Flask, engine: Engine, bank_id: BankId = LEGISLATION) -> DraftDesk:
    desk = Desk(engine, bank_id)
    desk.open()
    return DraftDesk(app, desk)


def form_of(page: str) -> dict[str, str]:
    """Read what a browser would send of the form with the entry's fields."""
    form = page[page.index('name="version"') - 500 :]
    form = form[: form.index("</form>")]
    found = {}
    for match in _FIELD.finditer(form):
        if name := match["area"]:
            found[name] = unescape(match["text"])
        elif name := match["input"]:
            is_box = 'type="radio"' in match[0] or 'type="checkbox"' in match[0]
            if not is_box or " checked" in match[0]:
                value = re.search(r'value="([^"]*)"', match[0])
                found[name] = unescape(value[1]) if value else ""
        elif name := match["select"]:
            chosen = re.search(r"<option[^>]*\bselected[^>]*>", match["options"])
            value = re.search(r'value="([^"]*)"', chosen[0]) if chosen else None
            found[name] = unescape(value[1]) if value else ""
    return found
