"""A centre's server and a central one, each with a database of its own, and a road between them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner
from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.centres import Centre, CentreId
from elearn.domain.sync import Batch, Reply, SentCounts, ServerLink
from elearn.formats.sync.lines import public_key_of, read_line, write_line
from elearn.storage.attempts import find_owner
from elearn.storage.centres import add_centre
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import find_learner_by_code, load_learner
from elearn.storage.sync_link import draw_moment
from elearn.storage.sync_outbox import count_attempts
from elearn.storage.tables import Base
from elearn.usecases.accept_server import accept_server
from elearn.usecases.connect_server import connect_server
from elearn.usecases.pack_batch import pack_batch
from elearn.usecases.receive_batch import receive_batch
from elearn.usecases.send_waiting import Own, send_waiting
from tests.builders import NOW, new_id
from tests.usecases.world import World, make_world

LATER = NOW + timedelta(days=1)


class Clock:
    """Each look is a second later."""

    def __init__(self) -> None:
        self.now = LATER

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True)
class Server:
    """One installation."""

    world: World
    secret: str
    clock: Clock

    @property
    def engine(self) -> Engine:
        return self.world.engine

    @property
    def own(self) -> Own:
        open_transaction: Callable[[], AbstractContextManager[Session]] = partial(transaction, self.engine)
        return Own(
            transaction=open_transaction,
            reading=partial(reading, self.engine),
            secret=self.secret,
            clock=self.clock,
        )

    def receive(self, batch: Batch) -> Reply:
        return receive_batch(self.own.transaction, batch, draw_id=new_id, now=self.clock())

    def count(self, table: str) -> int:
        with reading(self.engine) as session:
            return session.scalar(select(func.count()).select_from(Base.metadata.tables[table])) or 0

    def owner(self, attempt_id: AttemptId) -> LearnerId:
        with reading(self.engine) as session:
            found = find_owner(session, attempt_id)
        assert found is not None
        return found

    def learner(self, learner_id: LearnerId) -> Learner:
        with reading(self.engine) as session:
            return load_learner(session, learner_id)

    def learner_with(self, code: str) -> Learner | None:
        with reading(self.engine) as session:
            return find_learner_by_code(session, code)


MakeServer = Callable[[str], Server]


@dataclass(frozen=True)
class Pair:
    """A centre's server that is connected to a central one."""

    lan: Server
    central: Server
    link: ServerLink

    @property
    def counts(self) -> SentCounts:
        with reading(self.lan.engine) as session:
            return count_attempts(session)

    def post(self, line: str) -> str:
        """Bring a batch to the central server, as the web does."""
        batch = read_line(line, Batch, public_key_of(self.lan.secret))
        return write_line(self.central.receive(batch), self.central.secret)

    def send(self) -> None:
        send_waiting(self.lan.own, self.link, post=self.post)

    def pack(self) -> Batch:
        """Return everything that waits, without sending it; at most one batch."""
        with transaction(self.lan.engine) as session:
            return pack_batch(
                session,
                centre_id=self.link.centre_id,
                secret=self.lan.secret,
                after=None,
                made_at=draw_moment(session, now=self.lan.clock()),
            ).batch


def make_server(engine: Engine, name: str) -> Server:
    return Server(make_world(engine), f"the secret of {name}, long enough", Clock())


def connect(lan: Server, central: Server, name: str) -> Pair:
    """Make the centre on both servers, under different ids, and connect them."""
    with transaction(central.engine) as session:
        add_centre(session, Centre(id=CentreId(new_id()), name=name, created_at=NOW))
        key = public_key_of(lan.secret)
        there = accept_server(session, centre_name=name, public_key=key, now=NOW)
    with transaction(lan.engine) as session:
        add_centre(session, Centre(id=CentreId(new_id()), name=name, created_at=NOW))
        link = connect_server(
            session,
            url="https://central.example",
            centre_id=there.id,
            server_key=public_key_of(central.secret),
            now=NOW,
        )
    return Pair(lan, central, link)


def at_central(pair: Pair, attempt_id: AttemptId) -> World:
    """Return the learner of an attempt as the central server knows them."""
    world = pair.central.world
    return World(world.engine, pair.central.owner(attempt_id), world.books)
