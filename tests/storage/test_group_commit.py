"""Answers that share a commit: each is told of its own fate, and of nothing before it is durable."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Event

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError, OperationalError

from elearn.domain.attempts import Attempt, ResponseChange
from elearn.storage import engine as storage
from elearn.storage.engine import reading, transaction
from elearn.storage.group_commit import GroupCommit
from elearn.storage.responses import load_responses
from tests.builders import NOW

PLACES = (1, 2, 3)
on_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


def change(attempt: Attempt, position: int, value: str = "b", *, is_final: bool = False) -> ResponseChange:
    return ResponseChange(attempt.id, attempt.learner_id, position, value, NOW, is_final)


def saved(engine: Engine, attempt: Attempt) -> dict[int, str | None]:
    with reading(engine) as session:
        found = load_responses(session, attempt.id, learner_id=attempt.learner_id)
        return {position: response.value for position, response in found.items()}


@contextmanager
def at_commit(engine: Engine, listener: Callable[[object], None]) -> Iterator[None]:
    event.listen(engine, "commit", listener)
    yield
    event.remove(engine, "commit", listener)


def save_at_once(engine: Engine, *changes: ResponseChange) -> list[Future[bool]]:
    """Let all of them wait for the same turn, which somebody else holds until they do."""
    group = GroupCommit(engine)
    with ThreadPoolExecutor(len(changes)) as pool, transaction(engine):
        running = []
        for number, each in enumerate(changes, start=1):
            running.append(pool.submit(group.save, each))
            while group._is_shared and len(group._waiting) < number:
                wait(running, timeout=0.001)
    return running


@on_sqlite
def test_changes_that_wait_together_share_a_commit(engine: Engine, attempt: Attempt) -> None:
    commits: list[object] = []

    def count(connection: object) -> None:
        commits.append(connection)

    with at_commit(engine, count):
        running = save_at_once(engine, *(change(attempt, place) for place in PLACES))

    assert [each.result() for each in running] == [True, True, True]
    assert saved(engine, attempt) == dict.fromkeys(PLACES, "b")
    assert len(commits) == 1


def test_each_change_has_its_own_result(engine: Engine, attempt: Attempt) -> None:
    running = save_at_once(engine, change(attempt, 1), change(attempt, 99), change(attempt, 2))

    assert [each.result() for each in running] == [True, False, True]
    assert saved(engine, attempt) == {1: "b", 2: "b"}


@on_sqlite
def test_the_last_of_a_group_has_the_last_word(engine: Engine, attempt: Attempt) -> None:
    changes = [change(attempt, 1, "a"), change(attempt, 99), change(attempt, 1, "c")]

    assert [each.result() for each in save_at_once(engine, *changes)] == [True, False, True]
    assert saved(engine, attempt) == {1: "c"}


@on_sqlite
def test_of_two_final_answers_to_one_task_the_first_stands(engine: Engine, attempt: Attempt) -> None:
    changes = [change(attempt, 1, value, is_final=True) for value in "aca"]

    assert [each.result() for each in save_at_once(engine, *changes)] == [True, False, True]
    assert saved(engine, attempt) == {1: "a"}


def test_a_bad_change_fails_alone_and_leaves_nothing(engine: Engine, attempt: Attempt) -> None:
    bad = change(attempt, 3, "x" * 5_000)  # longer than the database takes

    running = save_at_once(engine, change(attempt, 1), bad, change(attempt, 2))

    with pytest.raises(IntegrityError):
        running[1].result()
    assert [running[0].result(), running[2].result()] == [True, True]
    assert saved(engine, attempt) == {1: "b", 2: "b"}
    assert GroupCommit(engine).save(change(attempt, 3))  # and the engine goes on
    assert saved(engine, attempt) == dict.fromkeys(PLACES, "b")


@on_sqlite
def test_nothing_is_acknowledged_before_the_commit(engine: Engine, attempt: Attempt) -> None:
    may_commit, is_committing = Event(), Event()

    def hold(_: object) -> None:
        is_committing.set()
        may_commit.wait()

    group = GroupCommit(engine)
    with at_commit(engine, hold), ThreadPoolExecutor(len(PLACES)) as pool:
        running = [pool.submit(group.save, change(attempt, place)) for place in PLACES]
        is_committing.wait()
        early, _ = wait(running, timeout=0.05)
        seen = saved(engine, attempt)
        may_commit.set()
        wait(running)

    assert (early, seen) == (set(), {})
    assert saved(engine, attempt) == dict.fromkeys(PLACES, "b")


@on_sqlite
def test_who_comes_during_a_commit_is_in_the_next_one(engine: Engine, attempt: Attempt) -> None:
    may_commit, is_committing = Event(), Event()
    commits: list[object] = []

    def hold_the_first(connection: object) -> None:
        commits.append(connection)
        is_committing.set()
        may_commit.wait()

    group = GroupCommit(engine)
    with at_commit(engine, hold_the_first), ThreadPoolExecutor(len(PLACES)) as pool:
        running = [pool.submit(group.save, change(attempt, 1))]
        is_committing.wait()
        running += [pool.submit(group.save, change(attempt, place)) for place in (2, 3)]
        while len(group._waiting) < 2:
            wait(running, timeout=0.001)
        may_commit.set()

    assert [each.result() for each in running] == [True, True, True]
    assert len(commits) == 2
    assert (group._is_led, len(group._waiting)) == (False, 0)


@on_sqlite
def test_a_failed_commit_is_told_to_everyone_of_the_group(
    engine: Engine, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(engine.dialect, "do_commit", fail)
        running = save_at_once(engine, *(change(attempt, place) for place in PLACES))

    for each in running:
        with pytest.raises(OperationalError):
            each.result()
    assert saved(engine, attempt) == {}
    assert GroupCommit(engine).save(change(attempt, 1))


@on_sqlite
def test_a_turn_that_never_comes_is_an_error(
    engine: Engine, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.01)
    with transaction(engine), pytest.raises(TimeoutError):
        GroupCommit(engine).save(change(attempt, 1))


def test_many_threads_lose_nothing(engine: Engine, attempt: Attempt) -> None:
    group = GroupCommit(engine)

    def save(number: int) -> bool:
        return group.save(change(attempt, number % 3 + 1, "abc"[number % 2]))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(save, range(200)))
    assert (group._is_led, len(group._waiting)) == (False, 0)
    assert set(saved(engine, attempt)) == set(PLACES)
