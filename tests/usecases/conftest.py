"""A world on SQLite for most rules, and on both engines for those that a race could break."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Engine

from elearn.storage.engine import make_engine
from tests.usecases.sync_world import MakeServer, Pair, Server, connect, make_server
from tests.usecases.world import World, make_world


@pytest.fixture
def world(sqlite_engine: Engine) -> World:
    return make_world(sqlite_engine)


@pytest.fixture
def each_world(engine: Engine) -> World:
    return make_world(engine)


@pytest.fixture
def make_lan(sqlite_template: Path, tmp_path: Path) -> Iterator[MakeServer]:
    """Make servers of centres, each with a SQLite database of its own."""
    engines: list[Engine] = []

    def make(name: str) -> Server:
        copy(sqlite_template, tmp_path / f"{name}.db")
        engines.append(make_engine(f"sqlite:///{tmp_path / f'{name}.db'}"))
        return make_server(engines[-1], name)

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def pair(make_lan: MakeServer, engine: Engine) -> Pair:
    """A centre's SQLite, and a central server on each engine in turn."""
    return connect(make_lan("tula"), make_server(engine, "central"), "Tula")


@pytest.fixture
def sqlite_pair(make_lan: MakeServer, sqlite_engine: Engine) -> Pair:
    """The same on SQLite alone."""
    return connect(make_lan("tula"), make_server(sqlite_engine, "central"), "Tula")
