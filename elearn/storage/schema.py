"""The schema's revisions: Alembic run from Python, with the migrations inside the package."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

_UPGRADE_LOCK = 0x656C6561726E  # any number that only our upgrades use: "elearn"


def upgrade_database(engine: Engine) -> None:
    """Bring the database to the newest revision; several processes may start this at once."""
    _run(engine, lambda config: command.upgrade(config, "head"))


def downgrade_database(engine: Engine, revision: str) -> None:
    """Take the database back to `revision`; `base` removes every table."""
    _run(engine, lambda config: command.downgrade(config, revision))


def _make_config() -> Config:
    config = Config()
    config.set_main_option("script_location", "elearn.storage:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _run(engine: Engine, change: Callable[[Config], None]) -> None:
    config = _make_config()
    with _connect_for_change(engine) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        config.attributes["connection"] = connection
        change(config)
        if (
            connection.dialect.name == "sqlite"
            and connection.execute(text("PRAGMA foreign_key_check")).first()
        ):
            raise RuntimeError("the migration would break foreign keys; nothing was changed")


@contextmanager
def _connect_for_change(engine: Engine) -> Iterator[Connection]:
    """Connect; in SQLite without foreign keys, because rebuilding a table drops it, which would cascade."""
    with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            yield connection
            return
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            yield connection
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
