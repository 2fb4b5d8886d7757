"""A world on SQLite for most rules, and on both engines for those that a race could break."""

import pytest
from sqlalchemy import Engine

from tests.usecases.world import World, make_world


@pytest.fixture
def world(sqlite_engine: Engine) -> World:
    return make_world(sqlite_engine)


@pytest.fixture
def each_world(engine: Engine) -> World:
    return make_world(engine)
