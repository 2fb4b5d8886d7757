"""A central server's releases on a road, and what a centre's server makes of them."""

from pathlib import Path

from sqlalchemy import Engine

from elearn.domain.attempts import ReleaseRef
from elearn.domain.sync import ReleaseMark, SyncProblem
from elearn.formats.sync.lines import write_line
from elearn.storage.engine import reading
from elearn.storage.releases import list_marks
from elearn.usecases.load_banks import LoadResult
from elearn.usecases.load_offered_releases import load_offered_releases
from elearn.usecases.offer_release import offer_release
from elearn.usecases.open_release_file import open_release_file
from elearn.usecases.send_waiting import Own, SyncFailed

SECRET = "the secret of the central server"


class Shelf:
    """A central server's releases on a road that breaks off after so many things."""

    def __init__(self, engine: Engine, lasts: int = 10**6) -> None:
        self.engine = engine
        self.lasts = lasts
        self.files: list[str] = []

    def get_release(self, ref: ReleaseRef) -> str:
        with reading(self.engine) as session:
            return write_line(offer_release(session, ref=ref), SECRET)

    def get_file(self, sha256: str) -> bytes:
        if len(self.files) >= self.lasts:
            raise SyncFailed(SyncProblem.NO_CONNECTION)
        self.files.append(sha256)
        with reading(self.engine) as session:
            return open_release_file(session, sha256=sha256)


class Liar(Shelf):
    """It gives other files than were asked for."""

    def get_file(self, sha256: str) -> bytes:
        return super().get_file(sha256) + b" "


def marks_of(engine: Engine) -> list[ReleaseMark]:
    with reading(engine) as session:
        return list_marks(session)


def load_here(own: Own, banks: Path) -> list[LoadResult]:
    return load_offered_releases(own, folder=banks)
