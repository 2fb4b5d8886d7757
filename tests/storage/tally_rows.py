"""A good row of the tallies of items."""

from typing import Any

from elearn.storage.tables.item_tallies import SECONDS_COLUMNS

ITEM_TALLY: dict[str, Any] = {
    "bank_id": "history",
    "release": "2026.1",
    "item_id": "hist-0001",
    "mode": "exam",
    "language": "tg",
    "answer": "a",
    "is_correct": True,
    "times": 2,
    "rested": 1,
    "rest_sum": 500,
    "rest_squares": 250_000,
    **dict.fromkeys(SECONDS_COLUMNS, 0),
}
