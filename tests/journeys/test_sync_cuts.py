"""A laptop's SQLite and a central PostgreSQL; a network that is cut at random, sticks with half a file."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, func, select

from bench.browser import Browser
from elearn.cli.sync_work import synchronise
from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.sync import ServerLink
from elearn.settings import Settings, read_settings
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.sync_link import ask_to_send, find_link
from elearn.storage.sync_outbox import count_attempts
from elearn.storage.tables import AttemptItemRow, AttemptRow, BankReleaseRow, Base, SyncReceiptRow
from tests.cli.serving import ELEARN, Served, elearn, serving
from tests.journeys.cutter import FATES, Cutter, cutting
from tests.usecases.interleaved import counted

SEED = 7
LACKING = 20  # files that have to come down
TESTS = ("history-01", "history-02", "history-03")


@dataclass
class Field:
    """Both servers, and the network between them."""

    lan: Path
    central: Path
    lan_engine: Engine
    central_engine: Engine
    served: Served
    cutter: Cutter
    url: str  # of the central database

    @property
    def settings(self) -> Settings:
        return read_settings({"ELEARN_DATA": str(self.lan)})

    def sit(self, learners: int, tests: tuple[str, ...], random: Random) -> None:
        """Let people at the laptop sit tests."""
        for _ in range(learners):
            browser = self.served.browser()
            for test_id in tests:
                sit_test(browser, test_id, random)

    def link(self) -> ServerLink:
        with reading(self.lan_engine) as session:
            link = find_link(session)
        assert link is not None
        return link

    def waiting(self) -> int:
        with reading(self.lan_engine) as session:
            return count_attempts(session).waiting


@pytest.fixture
def field(tmp_path: Path, postgresql_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Field]:
    """Start both servers and connect them; the laptop lacks one release that the other has."""
    lan, central = tmp_path / "lan", tmp_path / "central"
    lan.mkdir()
    central.mkdir()
    url = postgresql_engine.url.render_as_string(hide_password=False)
    with ExitStack() as stack:
        with monkeypatch.context() as patch:
            patch.setenv("ELEARN_DATABASE_URL", url)
            there = stack.enter_context(serving(central))
        cutter = stack.enter_context(cutting(there.port, SEED, (b"POST ", b"GET ")))
        connect(lan, central, url, cutter.port)
        here = stack.enter_context(serving(lan))
        engine = make_engine(f"sqlite:///{lan / 'elearn.db'}")
        stack.callback(engine.dispose)
        field = Field(lan, central, engine, postgresql_engine, here, cutter, url)
        wait_until(here, lambda: field.link().succeeded_at is not None)  # its first round, at the start
        forget_release(engine, "legislation")
        yield field


def connect(lan: Path, central: Path, url: str, port: int) -> None:
    elearn(lan, "centres", "add", "Tula")
    run_at(central, url, "centres", "add", "Tula")
    key = elearn(lan, "sync", "key").stdout.strip()
    line = run_at(central, url, "sync", "accept", "Tula", key).split()
    elearn(lan, "sync", "connect", f"http://127.0.0.1:{port}", *line[4:])


def run_at(data: Path, url: str, *arguments: str) -> str:
    """Run a command of a server whose database is elsewhere than in its folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ELEARN_DATABASE_URL", url)
        return elearn(data, *arguments).stdout


def forget_release(engine: Engine, bank_id: str) -> None:
    """Forget a release and some of its files; the rest is there already, as after a road that broke off."""
    with transaction(engine) as session:
        for name in ("current_release", "release_file", "bank_release"):
            table = Base.metadata.tables[name]
            session.execute(table.delete().where(table.c.bank_id == bank_id))
        stored, placed = (Base.metadata.tables[name] for name in ("stored_file", "release_file"))
        lost = select(stored.c.sha256).where(stored.c.sha256.not_in(select(placed.c.sha256)))
        some = session.scalars(lost.order_by(stored.c.sha256).limit(LACKING)).all()
        session.execute(stored.delete().where(stored.c.sha256.in_(some)))
        assert len(some) == LACKING


def sit_test(browser: Browser, test_id: str, random: Random) -> None:
    attempt_id = browser.start(test_id, random.choice(["exam", "practice"]))
    for position in range(1, random.randint(1, 8)):
        assert browser.save(attempt_id, position, random.choice("abc")) == 204
    browser.post(f"/en/attempts/{attempt_id}/submit")


def test_nothing_is_lost_and_nothing_doubled_on_a_bad_road(field: Field, tmp_path: Path) -> None:
    random = Random(SEED)
    field.sit(5, TESTS * 3, random)
    _send_over_a_network_that_is_cut(field, random)
    check_same(field, 45)
    assert releases(field.lan_engine) == releases(field.central_engine), "what was lacking came down"

    field.sit(2, TESTS * 2, random)
    _carry_files_that_are_cut(field, tmp_path, random)
    check_same(field, 60)

    field.sit(1, TESTS, random)
    _let_it_send_by_itself(field)
    check_same(field, 63)


def _send_over_a_network_that_is_cut(field: Field, random: Random) -> None:
    field.cutter.is_bad = True
    kill_some(field, random)
    while synchronise(field.settings, pause=lambda _: None) or field.waiting():
        pass
    field.cutter.is_bad = False
    assert set(field.cutter.fates) == set(FATES)


def _carry_files_that_are_cut(field: Field, tmp_path: Path, random: Random) -> None:
    up, reply, half = tmp_path / "up.jsonl", tmp_path / "reply.jsonl", tmp_path / "half.jsonl"
    elearn(field.lan, "sync", "write", str(up))
    cut(up, half, random)
    carry(field, half, reply)
    field.sit(1, TESTS, random)
    elearn(field.lan, "sync", "write", str(up))
    carry(field, up, reply)
    cut(reply, half, random)
    for back in (half, reply, reply):  # twice is harmless
        with suppress(subprocess.CalledProcessError):  # of the half, not one whole line may be left
            elearn(field.lan, "sync", "read", str(back))


def _let_it_send_by_itself(field: Field) -> None:
    with transaction(field.lan_engine) as session:
        ask_to_send(session, now=datetime.now(UTC))  # as the button does
    wait_until(field.served, lambda: not field.waiting())


def wait_until(served: Served, is_so: Callable[[], bool]) -> None:
    """Wait for what a server does beside its requests."""
    while not is_so():
        with suppress(subprocess.TimeoutExpired):
            served.process.wait(0.5)
            raise AssertionError("the server ended")


def kill_some(field: Field, random: Random) -> None:
    """Begin to synchronise and kill it in the middle."""
    for _ in range(3):
        process = subprocess.Popen(
            [*ELEARN, "sync", "now"],
            env={"ELEARN_DATA": str(field.lan), "PATH": "/usr/bin:/bin"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with suppress(subprocess.TimeoutExpired):
            process.wait(1 + 2 * random.random())
        process.kill()
        process.wait()


def carry(field: Field, up: Path, reply: Path) -> None:
    with suppress(subprocess.CalledProcessError):
        run_at(field.central, field.url, "sync", "read", str(up), "--reply", str(reply))


def cut(whole: Path, half: Path, random: Random) -> None:
    content = whole.read_bytes()
    half.write_bytes(content[: random.randrange(len(content))])


def count(engine: Engine, condition: object) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).where(condition)) or 0  # type: ignore[arg-type]


def releases(engine: Engine) -> set[tuple[str, str]]:
    table = BankReleaseRow.__table__
    with reading(engine) as session:
        return {(row.bank_id, row.sha256) for row in session.execute(select(table.c.bank_id, table.c.sha256))}


def check_same(field: Field, attempts: int) -> None:
    """Both servers say the same of every attempt and of every learner; every receipt is there."""
    here, there = owners(field.lan_engine), owners(field.central_engine)
    assert len(here) == attempts
    assert there.keys() == here.keys()
    assert len(set(there.values())) == len(set(here.values()))
    assert answers(field.lan_engine) == answers(field.central_engine)
    for attempt_id, learner_id in here.items():
        assert counted(field.lan_engine, learner_id) == counted(field.central_engine, there[attempt_id])
    receipt = SyncReceiptRow.__table__
    assert count(field.lan_engine, receipt.c.state == "accepted") == len(here)


def owners(engine: Engine) -> dict[AttemptId, LearnerId]:
    table = AttemptRow.__table__
    query = select(table.c.id, table.c.learner_id).where(table.c.submitted_at.is_not(None))
    with reading(engine) as session:
        return {AttemptId(row.id): LearnerId(row.learner_id) for row in session.execute(query)}


def answers(engine: Engine) -> set[tuple[object, ...]]:
    place, attempt = AttemptItemRow.__table__, AttemptRow.__table__
    columns = (place.c.attempt_id, place.c.position, place.c.value, place.c.score, attempt.c.passed)
    query = select(*columns).join(attempt, attempt.c.id == place.c.attempt_id)
    with reading(engine) as session:
        rows = session.execute(query.where(attempt.c.submitted_at.is_not(None)))
        return {tuple(row) for row in rows}
