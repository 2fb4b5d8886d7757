import pytest
from flask import Flask
from sqlalchemy import Engine

from tests.web.editor.draft_desk import Browser, DraftDesk, open_draft_desk


@pytest.fixture
def drafts(app: Flask, sqlite_engine: Engine) -> DraftDesk:
    return open_draft_desk(app, sqlite_engine)


@pytest.fixture
def vera(drafts: DraftDesk) -> Browser:
    """An editor."""
    return drafts.enter("vera")
