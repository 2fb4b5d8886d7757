"""Fixtures that every kind of test may use: databases on both engines, and a recorder of statements."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, create_engine, event, text

from elearn.storage.engine import engines_of, make_engine
from elearn.storage.schema import upgrade_database
from elearn.storage.tables import Base
from tests.postgres_server import locked, running_server

# No timed tests: a busy machine must not fail a property.
settings.register_profile("elearn", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("elearn")

Recorder = Callable[[Engine], AbstractContextManager[list[str]]]

_DELETE_EVERYTHING = ";".join(str(table.delete()) for table in reversed(Base.metadata.sorted_tables))
_TEMPLATE = "elearn_template"
_FIND_TEMPLATE = "SELECT 1 FROM pg_database WHERE datname = 'elearn_template'"


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite database to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade_database(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_engine(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """An empty SQLite database of this test."""
    path = tmp_path / "elearn.db"
    shutil.copy(sqlite_template, path)
    engine = make_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql_server(shared_folder: Path) -> Iterator[str]:
    """The URL of the run's PostgreSQL server with `{database}` in it; it holds a migrated template."""
    with running_server(shared_folder) as url:
        with locked(shared_folder / "template.lock"):
            if not run_on_server(url, _FIND_TEMPLATE):
                _make_template(url)
        yield url


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: str) -> Iterator[Engine]:
    """This worker's database."""
    name = f"elearn_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    run_on_server(postgresql_server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    run_on_server(postgresql_server, f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
    engine = make_engine(postgresql_server.format(database=name))
    yield engine
    engine.dispose()


@pytest.fixture
def postgresql_engine(postgresql_database: Engine) -> Iterator[Engine]:
    """An empty PostgreSQL database: emptied after each test, which is faster than made anew."""
    yield postgresql_database
    with postgresql_database.begin() as connection:
        connection.exec_driver_sql(_DELETE_EVERYTHING)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """An empty database, on each engine in turn."""
    found: Engine = request.getfixturevalue(f"{request.param}_engine")
    return found


@pytest.fixture
def statements() -> Recorder:
    """Record the SQL statements that run on an engine: `with statements(engine) as recorded: ...`."""

    @contextmanager
    def record(engine: Engine) -> Iterator[list[str]]:
        recorded: list[str] = []

        def listen(*event_args: object) -> None:
            recorded.append(str(event_args[2]))

        for watched in engines_of(engine):
            event.listen(watched, "before_cursor_execute", listen)
        try:
            yield recorded
        finally:
            for watched in engines_of(engine):
                event.remove(watched, "before_cursor_execute", listen)

    return record


def run_on_server(url: str, statement: str) -> int:
    """Run a statement outside any transaction; return the number of rows it gave."""
    engine = create_engine(url.format(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        result = connection.execute(text(statement))
        rows = len(result.all()) if result.returns_rows else 0
    engine.dispose()
    return rows


def _make_template(url: str) -> None:
    run_on_server(url, f"CREATE DATABASE {_TEMPLATE}_unfinished")
    engine = make_engine(url.format(database=f"{_TEMPLATE}_unfinished"))
    upgrade_database(engine)
    engine.dispose()
    run_on_server(url, f"ALTER DATABASE {_TEMPLATE}_unfinished RENAME TO {_TEMPLATE}")
