"""The application on an empty database, and people who use it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.app import create_app
from elearn.domain.accounts import Account, AccountId
from elearn.domain.permissions import Role
from elearn.settings import Settings
from elearn.storage.engine import transaction
from elearn.usecases.add_account import add_account
from elearn.web.database import books, init_database
from tests.builders import NOW, new_id

PASSWORD = "correct horse battery"

SettingsMaker = Callable[..., Settings]


@pytest.fixture(scope="session")
def make_settings(tmp_path_factory: pytest.TempPathFactory) -> SettingsMaker:
    """Make settings, with a keyword for what the test is about."""
    folder = tmp_path_factory.mktemp("data")

    def make(**changes: object) -> Settings:
        values = {
            "data_folder": folder,
            "database_url": f"sqlite:///{folder / 'none.db'}",
            "secret_key": "only for tests, only for tests",
        }
        return Settings(**{**values, **changes})  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def wired_app(make_settings: SettingsMaker) -> Flask:
    """The application, made once: reading the reference books again for each test would be slow."""
    app = create_app(make_settings())
    app.testing = True
    return app


@pytest.fixture
def app(wired_app: Flask, sqlite_engine: Engine) -> Flask:
    """The application on this test's own empty database."""
    with wired_app.app_context():
        init_database(wired_app, sqlite_engine, books())
    return wired_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without cookies."""
    return app.test_client()


@pytest.fixture
def make_app(sqlite_engine: Engine, make_settings: SettingsMaker) -> Callable[..., Flask]:
    """Make an application with other settings, on this test's database."""

    def make(**changes: object) -> Flask:
        app = create_app(make_settings(**changes))
        with app.app_context():
            init_database(app, sqlite_engine, books())
        return app

    return make


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock by which tries are paused, so that a slow machine does not outlast a pause."""
    now = datetime.now(UTC)
    for module in ("tries", "account.views"):
        monkeypatch.setattr(f"elearn.web.{module}.utc_now", lambda: now)


@pytest.fixture
def editor(sqlite_engine: Engine) -> Account:
    """A stored editor with PASSWORD."""
    return store_account(sqlite_engine, "editor", Role.EDITOR)


def store_account(engine: Engine, user_name: str, role: Role) -> Account:
    """Store an account with PASSWORD."""
    with transaction(engine) as session:
        return add_account(
            session,
            account_id=AccountId(new_id()),
            user_name=user_name,
            role=role,
            password=PASSWORD,
            now=NOW,
        )
