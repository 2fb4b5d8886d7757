"""The migrations: head equals the models, up and down and up again, up with data, from anywhere."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, inspect, select, text

from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.revision import is_current, newest_revision
from elearn.storage.schema import downgrade_database, upgrade_database
from elearn.storage.tables import Base
from tests.conftest import run_on_server
from tests.storage.good_rows import fill

PROJECT = Path(__file__).parents[2]
MakeEngine = Callable[[], Engine]


@pytest.fixture(params=["sqlite", "postgresql"])
def make_empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeEngine]:
    """Make databases without any table."""
    made: list[Engine] = []

    def on_sqlite() -> Engine:
        return make_engine(f"sqlite:///{tmp_path / f'empty-{len(made)}.db'}")

    def on_postgresql() -> Engine:
        server = request.getfixturevalue("postgresql_server")
        name = f"elearn_empty_{os.getpid()}_{len(made)}"
        run_on_server(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        run_on_server(server, f"CREATE DATABASE {name}")
        return make_engine(server.format(database=name))

    def make() -> Engine:
        made.append(on_sqlite() if request.param == "sqlite" else on_postgresql())
        return made[-1]

    yield make
    for engine in made:
        engine.dispose()


def described(engine: Engine) -> dict[str, Any]:
    """Describe every table as the database itself tells it: autogenerate knows nothing of CHECKs."""
    inspector = inspect(engine)
    return {
        name: {
            "columns": [{**column, "type": str(column["type"])} for column in inspector.get_columns(name)],
            "primary key": inspector.get_pk_constraint(name),
            "foreign keys": _by_name(inspector.get_foreign_keys(name)),
            "unique": _by_name(inspector.get_unique_constraints(name)),
            "checks": _by_name(inspector.get_check_constraints(name)),
            "indexes": _by_name(inspector.get_indexes(name)),
            "options": inspector.get_table_options(name),
        }
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }


def _by_name(things: Any) -> dict[str, str]:
    return {thing["name"]: _as_text(thing) for thing in things}


def _as_text(thing: Any) -> str:
    """Write out what the inspector returns as an object: the condition of an index."""
    options = thing.get("dialect_options", {})
    return str(thing | {"dialect_options": {name: str(value) for name, value in options.items()}})


def test_the_newest_revision_is_the_one_that_alembic_knows() -> None:
    config = Config()
    config.set_main_option("script_location", "elearn.storage:migrations")
    config.set_main_option("path_separator", "os")

    assert newest_revision() == ScriptDirectory.from_config(config).get_current_head()


def test_the_newest_revision_equals_the_models(make_empty: MakeEngine) -> None:
    migrated, created = make_empty(), make_empty()
    upgrade_database(migrated)
    Base.metadata.create_all(created)

    assert described(migrated) == described(created)
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_up_down_and_up_again(make_empty: MakeEngine) -> None:
    engine = make_empty()
    assert not is_current(engine)
    upgrade_database(engine)
    first = described(engine)
    assert is_current(engine)

    downgrade_database(engine, "base")
    assert described(engine) == {}
    assert not is_current(engine)

    upgrade_database(engine)
    assert described(engine) == first


def test_every_step_up_and_down_keeps_what_is_there(make_empty: MakeEngine) -> None:
    engine = make_empty()
    config = Config()
    config.set_main_option("script_location", "elearn.storage:migrations")
    config.set_main_option("path_separator", "os")
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    upgrade_database(engine)
    with transaction(engine) as session:
        fill(session, until="")

    for revision in revisions[1:]:
        left = _rows(engine)
        downgrade_database(engine, revision)
        kept = _rows(engine)
        assert kept == {name: left[name] for name in kept}
    upgrade_database(engine)

    assert is_current(engine)
    assert _rows(engine)["bank_release"] == 1


def test_upgrading_what_is_current_changes_nothing(engine: Engine) -> None:
    with transaction(engine) as session:
        fill(session, until="")
    upgrade_database(engine)
    assert set(_rows(engine).values()) == {1}


def test_several_processes_may_upgrade_at_once(make_empty: MakeEngine) -> None:
    engine = make_empty()
    url = engine.url.render_as_string(hide_password=False)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(upgrade_in_another_process, [url] * 3))

    assert is_current(engine)


def upgrade_in_another_process(url: str) -> None:
    code = (
        "import sys; from elearn.storage import engine, schema; "
        "schema.upgrade_database(engine.make_engine(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code, url], check=True, cwd=PROJECT)


def test_foreign_keys_are_on_again_after_an_upgrade(sqlite_engine: Engine) -> None:
    downgrade_database(sqlite_engine, "base")
    upgrade_database(sqlite_engine)
    with sqlite_engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_a_database_of_a_newer_version_is_not_current(engine: Engine) -> None:
    with transaction(engine) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    try:
        assert not is_current(engine)
    finally:
        with transaction(engine) as session:
            session.execute(
                text("UPDATE alembic_version SET version_num = :newest"), {"newest": newest_revision()}
            )


def _rows(engine: Engine) -> dict[str, int]:
    present = inspect(engine).get_table_names()
    with reading(engine) as session:
        return {
            table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
            if table.name in present
        }
