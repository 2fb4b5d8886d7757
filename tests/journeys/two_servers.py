"""A centre's server and the central one, each started as people start it, and a bad road between them."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from sqlalchemy import Engine, select

from elearn.cli.sync_work import synchronise
from elearn.settings import Settings, read_settings
from elearn.storage.engine import make_engine
from elearn.storage.tables import AttemptItemRow, AttemptRow
from tests.cli.serving import elearn, serving
from tests.journeys.cutter import Cutter, cutting
from tests.journeys.site import Site

ROAD = (b"POST /api/sync", b"GET /api/sync")
ROUNDS = 30  # each tries five times: more than any lot of cuts has needed
Contents = tuple[dict[object, list[Any]], dict[object, dict[int, str]]]


@dataclass(frozen=True)
class Installation:
    """A data folder, and its database where that is not in the folder."""

    data: Path
    engine: Engine

    def run(self, *arguments: str, check: bool = True) -> str:
        """Run a command here; return what it printed."""
        with self._here():
            done = elearn(self.data, *arguments, check=check)
        return done.stdout if check else f"{done.returncode} {done.stdout}"

    @property
    def settings(self) -> Settings:
        """What its commands read from the environment."""
        return read_settings({"ELEARN_DATA": str(self.data), "ELEARN_DATABASE_URL": self._url})

    @contextmanager
    def served(self) -> Iterator[Site]:
        """Serve it."""
        with self._here(), serving(self.data) as server:
            yield Site(f"http://127.0.0.1:{server.port}", self.data)

    def contents(self) -> Contents:
        """Every attempt that was handed in, with its outcome, and the answers to it by position."""
        with self.engine.connect() as connection:
            query = select(AttemptRow.id, AttemptRow.score, AttemptRow.max_score, AttemptRow.passed)
            rows = connection.execute(query.where(AttemptRow.submitted_at.is_not(None)))
            attempts: dict[object, list[Any]] = {row.id: list(row)[1:] for row in rows}
            answers: dict[object, dict[int, str]] = {attempt: {} for attempt in attempts}
            given = select(AttemptItemRow.attempt_id, AttemptItemRow.position, AttemptItemRow.value)
            for row in connection.execute(given.where(AttemptItemRow.value.is_not(None))):
                if row.attempt_id in answers:
                    answers[row.attempt_id][row.position] = row.value
        return attempts, answers

    @contextmanager
    def _here(self) -> Iterator[None]:
        with patch.dict(os.environ, {"ELEARN_DATABASE_URL": self._url}):
            yield

    @property
    def _url(self) -> str:
        return self.engine.url.render_as_string(hide_password=False)


def install(data: Path, engine: Engine | None = None) -> Installation:
    """Take a folder with SQLite in it, or another database."""
    data.mkdir(exist_ok=True)
    return Installation(data, engine or make_engine(f"sqlite:///{data / 'elearn.db'}"))


def introduce(central: Installation, centre: Installation, url: str) -> None:
    """Let each know the other's key, as the administrator does with two commands."""
    central.run("centres", "add", "House of friendship")
    line = central.run("sync", "accept", "House of friendship", centre.run("sync", "key").strip())
    command = line.replace("https://YOUR.SITE", url).split()
    assert command[:3] == ["elearn", "sync", "connect"]
    centre.run(*command[1:])


def send_over_a_bad_road(centre: Installation) -> None:
    """Send until everything is there, however often the road is cut; nobody waits between two tries."""
    for _ in range(ROUNDS):
        if synchronise(centre.settings, pause=lambda _: None) is None:
            return
    raise AssertionError("it never came through")


@contextmanager
def bad_road(central: Site, seed: int) -> Iterator[Cutter]:
    """Stand between the two and cut."""
    with cutting(urlsplit(central.url).port or 0, seed, ROAD) as cutter:
        yield cutter


def count(state: str) -> tuple[int, int, int]:
    """Read how many attempts were sent, wait and were refused."""
    found = re.search(r"(\d+) sent, (\d+) waiting, (\d+) refused", state)
    assert found, state
    return int(found[1]), int(found[2]), int(found[3])
