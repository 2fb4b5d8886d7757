from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from elearn.cli.items import items
from elearn.storage.engine import make_engine, transaction
from elearn.storage.schema import upgrade_database
from tests.usecases.item_counts import tallied
from tests.usecases.world import make_world


def test_statistics_are_counted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELEARN_DATA", str(tmp_path))
    monkeypatch.delenv("ELEARN_DATABASE_URL", raising=False)
    engine = make_engine(f"sqlite:///{tmp_path / 'elearn.db'}")
    upgrade_database(engine)
    world = make_world(engine)
    for learner in (world, world.another_learner()):
        learner.sit(learner.start(), "a", None, "b")
    grown = tallied(engine)
    with transaction(engine) as session:  # as an upgrade leaves it
        session.execute(text("DELETE FROM item_tally"))
        session.execute(text("UPDATE attempt_item SET is_tallied = false"))

    for _ in range(2):
        done = CliRunner().invoke(items, ["recount"])
        assert (done.exit_code, done.stderr) == (0, "2 learners counted.\n")
        assert tallied(engine) == grown
