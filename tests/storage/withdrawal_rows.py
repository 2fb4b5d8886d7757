"""A row for every table of withdrawn items, and what their constraints refuse."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.builders import NOW

WITHDRAWALS_REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("withdrawal", "version_is_whole", {"version": "abc"}),
    ("withdrawal", "reason_is_given", {"reason": ""}),
    ("withdrawal", "decision_is_known", {"decision": "later", "decided_at": NOW}),
    ("withdrawal", "decided_at_some_time", {"decision": "void"}),
    ("withdrawal", "counts_fit", {"done": 2}),
    ("withdrawal", "counts_fit", {"changed": -1}),
    ("item_check", "review_after_check", {"review_by": NOW.date()}),
    ("outcome_change", "score_never_falls", {"new_score": 0}),
    ("outcome_change", "score_never_falls", {"new_score": 4}),
]


_ROWS: dict[str, dict[str, Any]] = {
    "withdrawal": {
        "version": "c" * 64,
        "versions": ("c" * 64,),
        "bank_id": "history",
        "release": "2026.1",
        "item_id": "hist-0001",
        "reason": "b is right as well",
        "withdrawn_at": NOW,
        "decision": "pending",
        "accepted": (),
        "total": 1,
        "done": 0,
        "changed": 0,
    },
    "item_check": {
        "item_id": "hist-0001",
        "checked_on": NOW.date(),
        "review_by": NOW.date() + timedelta(days=365),
        "written_at": NOW,
    },
    "outcome_change": {
        "version": "c" * 64,
        "decision": "void",
        "score": 1,
        "max_score": 3,
        "passed": False,
        "thresholds": {},
        "new_score": 2,
        "new_passed": True,
        "replaced_at": NOW,
    },
}


def withdrawal_rows(attempt_id: UUID) -> dict[str, dict[str, Any]]:
    return _ROWS | {"outcome_change": {"attempt_id": attempt_id, **_ROWS["outcome_change"]}}
