import pytest
from flask import Flask
from sqlalchemy import Engine

from elearn.domain.permissions import Role
from tests.web.editor.draft_desk import Browser, DraftDesk, open_draft_desk
from tests.web.editor.exchange_desk import DeskMaker, ExchangeDesk


@pytest.fixture
def drafts(app: Flask, sqlite_engine: Engine) -> DraftDesk:
    return open_draft_desk(app, sqlite_engine)


@pytest.fixture
def vera(drafts: DraftDesk) -> Browser:
    """An editor."""
    return drafts.enter("vera")


@pytest.fixture
def make_desk(drafts: DraftDesk) -> DeskMaker:
    """Sign in people who bring files: `make_desk(Role.TRANSLATOR, "tanya")`."""

    def make(role: Role = Role.EDITOR, name: str = "somebody") -> ExchangeDesk:
        return ExchangeDesk(drafts.desk, drafts.enter(name, role))

    return make
