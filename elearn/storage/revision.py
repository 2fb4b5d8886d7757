"""Which revision the schema has, without Alembic, which takes long to import: a start asks no more."""

from functools import cache
from importlib.resources import files

from sqlalchemy import Engine, column, inspect, select, table

from elearn.storage.engine import reading

_version = table("alembic_version", column("version_num"))


def is_current(engine: Engine) -> bool:
    """Whether the database is at the newest revision."""
    with reading(engine) as session:
        if not inspect(session.connection()).has_table(_version.name):
            return False
        return session.scalars(select(_version.c.version_num)).all() == [newest_revision()]


@cache
def newest_revision() -> str:
    """Return the newest revision that this version of the program knows: its file's name begins with it."""
    folder = files("elearn.storage.migrations").joinpath("versions")
    names = (entry.name for entry in folder.iterdir())
    return max(name.partition("_")[0] for name in names if name[:1].isdigit() and name.endswith(".py"))
