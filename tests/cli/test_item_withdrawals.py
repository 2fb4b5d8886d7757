"""`elearn items withdraw|decide|list|check`, and a server that counts anew by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elearn.cli import repair_keeper
from elearn.cli.items import items
from elearn.domain.withdrawals import Decision
from elearn.settings import Settings
from elearn.storage.engine import make_engine
from elearn.storage.schema import upgrade_database
from tests.usecases.repair_world import decide, withdraw, without_the_first
from tests.usecases.world import World, history_bank, history_items, make_world


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("ELEARN_DATA", str(tmp_path))
    monkeypatch.delenv("ELEARN_DATABASE_URL", raising=False)
    engine = make_engine(f"sqlite:///{tmp_path / 'elearn.db'}")
    upgrade_database(engine)
    return make_world(engine)


def run(*words: str) -> Result:
    return CliRunner().invoke(items, words)


def test_a_task_is_withdrawn_decided_about_and_listed(world: World) -> None:
    attempt_id = world.sit(world.start(), "b", "a")

    assert run("withdraw", "hist-0001", "--reason", "b is right").exit_code == 0
    decided = run("decide", "hist-0001", "accept_both", "--accept", "b")

    assert "1 results counted anew, 1 changed." in decided.stderr
    assert run("list").stdout == "hist-0001 accept_both 1/1 1 b is right\n"
    assert world.outcome(attempt_id).outcome.passed is True


def test_a_task_that_no_current_release_holds_is_withdrawn_and_decided_about(world: World) -> None:
    attempt_id = world.sit(world.start(), "b", "a")
    world.release(without_the_first("2025.9"))

    assert run("withdraw", "hist-0001", "--reason", "b is right").exit_code == 0
    assert run("decide", "hist-0001", "void").exit_code == 0

    assert world.outcome(attempt_id).outcome.passed is True


def test_what_is_due_is_printed_and_checked(world: World) -> None:
    today = datetime.now(UTC).date()
    first, second, *others = history_items()
    ages = {first: 1, second: 91}
    dated = tuple(replace(item, review_by=today - timedelta(days=age)) for item, age in ages.items())
    world.release(history_bank("2026.2", items=(*dated, *others)))
    assert [line[:11] for line in run("check").stdout.splitlines()] == ["! hist-0002", "  hist-0001"]

    later = (today + timedelta(days=300)).isoformat()
    for number in (1, 2):
        assert run("check", f"hist-000{number}", "--next-review", later).exit_code == 0

    assert run("check").stdout == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("withdraw", "none", "--reason", "x"), "No release holds none."),
        (("withdraw", "hist-0001", "--reason", "x", "--release", "2020.1"), "No release holds hist-0001."),
        (("withdraw", "hist-0001", "--reason", " "), "Say what is wrong"),
        (("withdraw", "hist-0001"), "Missing option '--reason'"),
        (("decide", "hist-0001", "void"), "hist-0001 is not withdrawn."),
        (("decide", "hist-0001", "pending"), "'pending' is not one of"),
        (("check", "none", "--next-review", "2020-01-01"), "No current release holds none."),
        (("check", "hist-0001"), "Say when to look at it again"),
        (("check", "hist-0001", "--next-review", "2020-01-01"), "The next review is after today"),
    ],
)
@pytest.mark.usefixtures("world")
def test_what_cannot_be_done_is_said_in_a_sentence(words: tuple[str, ...], message: str) -> None:
    refused = run(*words)

    assert refused.exit_code != 0
    assert message in refused.output


@pytest.mark.usefixtures("world")
def test_a_decision_that_names_no_answer_is_refused() -> None:
    run("withdraw", "hist-0001", "--reason", "x")

    assert "This cannot be decided" in run("decide", "hist-0001", "accept_both").output


def rounds(count: int) -> Callable[[float], bool]:
    """Let so many looks and pauses pass, then the end come."""
    passed = iter([False] * count)
    return lambda _seconds: next(passed, True)


def test_a_server_finishes_by_itself_what_a_page_began(world: World, tmp_path: Path) -> None:
    attempt_id = world.sit(world.start(), "b", "a")
    decide(world, withdraw(world), Decision.VOID)
    url = world.engine.url.render_as_string()
    settings = Settings(data_folder=tmp_path, database_url=url, secret_key="only for tests, only for tests")

    repair_keeper.watch(settings, rounds(3))

    assert world.outcome(attempt_id).outcome.passed is True
