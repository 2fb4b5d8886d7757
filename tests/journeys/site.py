"""A served site with its data: what the server knows, read from its database file beside it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item
from elearn.formats.bank_files.read_release import read_release
from elearn.settings import asset_folder


@dataclass(frozen=True)
class Site:
    """A server under its address, and its data folder."""

    url: str
    data: Path
    code: str = ""  # of the busiest learner of the example

    def ask(self, query: str, *values: object) -> list[dict[str, Any]]:
        """Read rows."""
        with self._database() as database:
            return [dict(row) for row in database.execute(query, values)]

    def change(self, statement: str, *values: object) -> None:
        """Change rows behind the server's back: only for what time alone would do."""
        with self._database() as database:
            database.execute(statement, values)

    def paper(self, attempt_id: str) -> dict[int, Item]:
        """The items of an attempt by position."""
        rows = self.ask("SELECT * FROM attempt_item WHERE attempt_id = ? ORDER BY position", key(attempt_id))
        return {row["position"]: all_items()[row["item_id"]] for row in rows}

    def stored(self, attempt_id: str) -> dict[int, str]:
        """The answers that the server has, by position."""
        query = "SELECT position, value FROM attempt_item WHERE attempt_id = ? AND value IS NOT NULL"
        return {row["position"]: row["value"] for row in self.ask(query, key(attempt_id))}

    def attempt(self, attempt_id: str) -> dict[str, Any]:
        """The attempt's own row."""
        return self.ask("SELECT * FROM attempt WHERE id = ?", key(attempt_id))[0]

    def let_time_pass(self, attempt_id: str, until_deadline: timedelta) -> None:
        """Move an attempt into the past, so that its deadline is this far away."""
        minutes = self.attempt(attempt_id)["minutes"]
        deadline = datetime.now(UTC) + until_deadline
        times = (_as_stored(deadline - timedelta(minutes=minutes)), _as_stored(deadline))
        self.change(
            "UPDATE attempt SET started_at = ?, deadline_at = ? WHERE id = ?", *times, key(attempt_id)
        )

    def forget_tries(self) -> None:
        """Let nobody wait because of failed tries before."""
        self.change("DELETE FROM failed_try")

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.data / "elearn.db", timeout=10)) as database:
            database.row_factory = sqlite3.Row
            with database:
                yield database


def key(attempt_id: str) -> str:
    """Write an id as the database does."""
    return attempt_id.replace("-", "")


@cache
def all_banks() -> dict[str, ItemBank]:
    """The shipped releases by bank."""
    manifests = sorted(asset_folder("question_banks").glob("*/*/manifest.yaml"))
    banks = [read_release(manifest.parent).bank for manifest in manifests]
    return {bank.id: bank for bank in banks if bank}


@cache
def all_items() -> dict[str, Item]:
    """Every shipped item by its id."""
    return {item.id: item for bank in all_banks().values() for item in bank.items}


def right_answer(item: Item) -> str:
    """What the key says; a sentence where people mark."""
    return item.key or (item.accepted[0] if item.accepted else "Мой ответ.")


def wrong_answer(item: Item) -> str:
    """Something that the key does not say."""
    if item.accepted:
        return "неправда"
    choices = [choice.id for choice in item.choices] or ["right", "wrong"]
    return next(choice for choice in choices if choice != item.key)


def explanation_in(item: Item, language: str) -> str:
    """The explanation as a reader of the language gets it."""
    translation = all_banks()[item.bank_id].translations.get(language, {}).get(item.id)
    return translation.explanation if translation else item.explanation


def granted_words(text: str) -> str:
    """Fold white space, as a page does."""
    return " ".join(text.split())


def read_json(path: Path) -> Any:
    """Read a downloaded file."""
    return json.loads(path.read_text("utf-8"))


def _as_stored(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
