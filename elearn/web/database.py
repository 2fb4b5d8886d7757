"""The current app's database and reference books; a view opens the one transaction of its request."""

from contextlib import AbstractContextManager

from flask import Flask, current_app
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from elearn.formats.reference import ReferenceBooks
from elearn.storage import engine as storage
from elearn.storage.group_commit import GroupCommit

_ENGINE = "elearn-engine"
_GROUP = "elearn-group-commit"
_BOOKS = "elearn-books"


def init_database(app: Flask, engine: Engine, books: ReferenceBooks) -> None:
    """Give the app its engine and its reference books."""
    app.extensions[_ENGINE] = engine
    app.extensions[_GROUP] = GroupCommit(engine)
    app.extensions[_BOOKS] = books


def current_engine() -> Engine:
    """Return the current app's engine."""
    engine: Engine = current_app.extensions[_ENGINE]
    return engine


def books() -> ReferenceBooks:
    """Return the exam profiles, laws and guides that the app was started with."""
    found: ReferenceBooks = current_app.extensions[_BOOKS]
    return found


def transaction() -> AbstractContextManager[Session]:
    """Open the one transaction of a request that changes something; it commits at the end."""
    return storage.transaction(current_engine())


def reading() -> AbstractContextManager[Session]:
    """Open a snapshot for a page that changes nothing."""
    return storage.reading(current_engine())


def group_commit(app: Flask) -> GroupCommit:
    """Return what commits small changes of the same moment together; each must bear to be repeated."""
    found: GroupCommit = app.extensions[_GROUP]
    return found
