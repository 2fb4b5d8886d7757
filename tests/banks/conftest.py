"""The tiny banks on disk, and a centre's server that is connected to a central one."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Engine

from elearn.domain.centres import Centre, CentreId
from elearn.domain.sync import ServerLink
from elearn.formats.sync.lines import public_key_of
from elearn.storage.centres import add_centre
from elearn.storage.engine import make_engine, reading, transaction
from elearn.usecases.connect_server import connect_server
from elearn.usecases.send_waiting import Own
from tests.banks.shelf import SECRET
from tests.banks.test_load_banks import NOW
from tests.builders import new_id
from tests.formats.tiny_banks import write_tiny_banks


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """A folder question_banks without a defect."""
    return write_tiny_banks(tmp_path / "question_banks")


@pytest.fixture
def lan_engine(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """The database of a centre's server."""
    engine = make_engine(f"sqlite:///{copy(sqlite_template, tmp_path / 'lan.db')}")
    yield engine
    engine.dispose()


@pytest.fixture
def own(lan_engine: Engine) -> Own:
    """The side of the centre's server."""
    return Own(
        transaction=partial(transaction, lan_engine),
        reading=partial(reading, lan_engine),
        secret="lan",
        clock=lambda: NOW,
    )


@pytest.fixture
def link(own: Own) -> ServerLink:
    """The centre's server is connected."""
    with own.transaction() as session:
        add_centre(session, Centre(id=CentreId(new_id()), name="Tula", created_at=NOW))
        key = public_key_of(SECRET)
        return connect_server(session, url="", centre_id=CentreId(new_id()), server_key=key, now=NOW)
