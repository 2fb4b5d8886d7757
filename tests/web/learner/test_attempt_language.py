"""An attempt notes the language of the page on which it was begun."""

import pytest
from sqlalchemy import Engine, select

from elearn.storage.engine import reading
from elearn.storage.tables import AttemptRow
from tests.web.learner.walking import Learner


@pytest.mark.parametrize("start", ["tests/history-01", "topics/history-state-symbols"])
def test_the_first_language_of_an_attempt_stands(learner: Learner, sqlite_engine: Engine, start: str) -> None:
    for language in ("uz-cyrl", "ru"):
        assert learner.send(f"/{language}/{start}/attempts", mode="exam").status_code == 303
    with reading(sqlite_engine) as session:
        assert session.scalars(select(AttemptRow.language)).all() == ["uz-cyrl"]
