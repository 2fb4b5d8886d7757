"""Changes that share a commit: each is told of its own fate, and of nothing before it is durable."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Event

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt
from elearn.storage import engine as storage
from elearn.storage.engine import reading, transaction
from elearn.storage.group_commit import GroupCommit
from elearn.storage.responses import load_responses, save_response
from tests.builders import NOW

PLACES = (1, 2, 3)
on_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


def saving(attempt: Attempt, position: int, value: str = "b") -> Callable[[Session], bool]:
    def save(session: Session) -> bool:
        return save_response(
            session,
            attempt_id=attempt.id,
            learner_id=attempt.learner_id,
            position=position,
            value=value,
            now=NOW,
            is_final=False,
        )

    return save


def saved(engine: Engine, attempt: Attempt) -> set[int]:
    with reading(engine) as session:
        return set(load_responses(session, attempt.id, learner_id=attempt.learner_id))


def failing(session: Session) -> None:
    """Write something, then fail: what it wrote must not stay."""
    session.execute(text("UPDATE attempt_item SET is_flagged = true"))
    raise LookupError("bad")


def breaking_a_rule(session: Session) -> None:
    session.execute(text("UPDATE attempt_item SET position = 0"))


@contextmanager
def at_commit(engine: Engine, listener: Callable[[object], None]) -> Iterator[None]:
    event.listen(engine, "commit", listener)
    yield
    event.remove(engine, "commit", listener)


def run_at_once(engine: Engine, *work: Callable[[Session], object]) -> list[Future[object]]:
    """Let all of them wait for the same turn, which somebody else holds until they do."""
    group = GroupCommit(engine)
    with ThreadPoolExecutor(len(work)) as pool, transaction(engine):
        running = [pool.submit(group.run, one) for one in work]
        while group._is_shared and len(group._waiting) < len(work):
            wait(running, timeout=0.001)
    return running


@on_sqlite
def test_changes_that_wait_together_share_a_commit(engine: Engine, attempt: Attempt) -> None:
    commits: list[object] = []

    def count(connection: object) -> None:
        commits.append(connection)

    with at_commit(engine, count):
        running = run_at_once(engine, *(saving(attempt, place) for place in PLACES))

    assert [change.result() for change in running] == [True, True, True]
    assert saved(engine, attempt) == set(PLACES)
    assert len(commits) == 1


def test_each_change_has_its_own_result(engine: Engine, attempt: Attempt) -> None:
    running = run_at_once(engine, saving(attempt, 1), saving(attempt, 99), saving(attempt, 2))

    assert [change.result() for change in running] == [True, False, True]


@pytest.mark.parametrize(("bad", "error"), [(failing, LookupError), (breaking_a_rule, IntegrityError)])
def test_a_bad_change_fails_alone_and_leaves_nothing(
    engine: Engine, attempt: Attempt, bad: Callable[[Session], object], error: type[Exception]
) -> None:
    running = run_at_once(engine, saving(attempt, 1), bad, saving(attempt, 2))

    with pytest.raises(error):
        running[1].result()
    assert [running[0].result(), running[2].result()] == [True, True]
    assert saved(engine, attempt) == {1, 2}  # a flag would make place 3 appear
    GroupCommit(engine).run(saving(attempt, 3))  # and the engine goes on
    assert saved(engine, attempt) == {1, 2, 3}


@on_sqlite
def test_nothing_is_acknowledged_before_the_commit(engine: Engine, attempt: Attempt) -> None:
    may_commit, is_committing = Event(), Event()

    def hold(_: object) -> None:
        is_committing.set()
        may_commit.wait()

    group = GroupCommit(engine)
    with at_commit(engine, hold), ThreadPoolExecutor(len(PLACES)) as pool:
        running = [pool.submit(group.run, saving(attempt, place)) for place in PLACES]
        is_committing.wait()
        early, _ = wait(running, timeout=0.05)
        seen = saved(engine, attempt)
        may_commit.set()
        wait(running)

    assert (early, seen) == (set(), set())
    assert saved(engine, attempt) == set(PLACES)


@on_sqlite
def test_a_failed_commit_is_told_to_everyone_of_the_group(
    engine: Engine, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(engine.dialect, "do_commit", fail)
        running = run_at_once(engine, *(saving(attempt, place) for place in PLACES))

    for change in running:
        with pytest.raises(OperationalError):
            change.result()
    assert saved(engine, attempt) == set()
    assert GroupCommit(engine).run(saving(attempt, 1))


@on_sqlite
def test_a_turn_that_never_comes_is_an_error(
    engine: Engine, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.01)
    with transaction(engine), pytest.raises(TimeoutError):
        GroupCommit(engine).run(saving(attempt, 1))


def test_many_threads_lose_nothing(engine: Engine, attempt: Attempt) -> None:
    group = GroupCommit(engine)

    def save(number: int) -> bool:
        return group.run(saving(attempt, number % 3 + 1, "abc"[number % 2]))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(save, range(200)))
    assert not group._waiting
    assert saved(engine, attempt) == set(PLACES)
