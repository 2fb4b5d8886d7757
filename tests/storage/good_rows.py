"""A row for every table."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from elearn.storage.tables import Base
from tests.builders import NOW, new_id
from tests.storage.good_editing_rows import ACCOUNT, EDITING_ROWS
from tests.storage.law_rows import LAW_ROWS
from tests.storage.tally_rows import ITEM_TALLY
from tests.storage.withdrawal_rows import withdrawal_rows

LEARNER, ATTEMPT = new_id(), new_id()
CENTRE, GROUP, PARTICIPANT, ROOM, PAPER_FORM = (new_id() for _ in range(5))

#: A row that each table takes, in an order that foreign keys allow.
GOOD_ROWS: dict[str, dict[str, Any]] = {
    "bank_release": {
        "bank_id": "history",
        "release": "2026.1",
        "sha256": "a" * 64,
        "released_on": NOW.date(),
        "loaded_at": NOW,
        "compiled": "{}",
    },
    "current_release": {"bank_id": "history", "release": "2026.1", "since": NOW},
    "stored_file": {"sha256": "b" * 64, "content": b""},
    "release_file": {"bank_id": "history", "release": "2026.1", "path": "a.yaml", "sha256": "b" * 64},
    "learner": {"id": LEARNER, "created_at": NOW},
    "attempt": {
        "id": ATTEMPT,
        "learner_id": LEARNER,
        "kind": "practice_test",
        "mode": "exam",
        "test_id": "history-01",
        "started_at": NOW,
        "max_score": 3,
    },
    "attempt_item": {
        "attempt_id": ATTEMPT,
        "position": 1,
        "bank_id": "history",
        "release": "2026.1",
        "item_id": "hist-0001",
        "part_id": "history",
        "task": "history",
        "max_score": 1,
    },
    "attempt_threshold": {
        "attempt_id": ATTEMPT,
        "threshold_id": "total",
        "position": 1,
        "tasks": (),
        "cut_score": 2,
        "max_score": 3,
    },
    "late_response": {"attempt_id": ATTEMPT, "position": 1, "value": "a", "arrived_at": NOW},
    "learner_item": {
        "learner_id": LEARNER,
        "item_id": "hist-0001",
        "topic_id": "flag",
        "times_answered": 2,
        "evidence_answers": 1,
        "first_evidence_correct": True,
        "right_in_a_row": 1,
        "last_answered_at": NOW,
        "is_mistake": False,
    },
    "review_card": {
        "learner_id": LEARNER,
        "item_id": "hist-0001",
        "stability": 0.2,
        "difficulty": 6.4,
        "reviewed_at": NOW,
        "due_at": NOW,
    },
    "item_tally": ITEM_TALLY,
    "topic_tally": {"learner_id": LEARNER, "topic_id": "flag", "answered": 2, "correct": 1},
    "test_tally": {
        "learner_id": LEARNER,
        "test_id": "history-01",
        "attempts": 1,
        "best_score": 2,
        "max_score": 3,
        "has_passed": True,
    },
    "account": {
        "id": ACCOUNT,
        "user_name": "anna",
        "role": "editor",
        "password_hash": "x",
        "is_active": True,
        "created_at": NOW,
    },
    "audit_entry": {"account_id": ACCOUNT, "action": "sign_in", "subject": "", "written_at": NOW},
    "failed_try": {"key": "k", "failed_at": NOW, "failures": 1},
    "centre": {"id": CENTRE, "name": "House", "created_at": NOW},
    "centre_member": {"account_id": ACCOUNT, "centre_id": CENTRE, "role": "trainer"},
    "retention": {"centre_id": CENTRE, "months": 24},
    "invitation": {
        "id": new_id(),
        "centre_id": CENTRE,
        "role": "manager",
        "secret_hash": "c" * 64,
        "invited_by": ACCOUNT,
        "created_at": NOW,
    },
    "learner_group": {
        "id": GROUP,
        "centre_id": CENTRE,
        "name": "Monday",
        "created_at": NOW,
        "is_archived": False,
    },
    "participant": {
        "id": PARTICIPANT,
        "centre_id": CENTRE,
        "group_id": GROUP,
        "learner_id": LEARNER,
        "number": 1,
        "name": None,
        "pin": "sun fish key",
        "created_at": NOW,
    },
    "certificate": {
        "id": new_id(),
        "code": "0123456789ABCDEFGHJK",
        "centre_id": CENTRE,
        "learner_id": LEARNER,
        "number": 1,
        "practice": {"parts": [], "exams": [], "first_on": "2026-11-01", "last_on": "2026-11-21"},
        "made_by": ACCOUNT,
        "made_at": NOW,
    },
    "room_session": {
        "id": ROOM,
        "centre_id": CENTRE,
        "group_id": GROUP,
        "test_id": "history-01",
        "mode": "exam",
        "start": "together",
        "join_code": "012345",
        "opened_by": ACCOUNT,
        "opened_at": NOW,
    },
    "seat": {
        "id": new_id(),
        "session_id": ROOM,
        "number": 7,
        "learner_id": LEARNER,
        "participant_id": PARTICIPANT,
        "joined_at": NOW,
        "seen_at": NOW,
        "extra_minutes": 0,
        "attempt_id": ATTEMPT,
    },
    "outage": {
        "id": new_id(),
        "session_id": ROOM,
        "began_at": NOW,
        "ended_at": NOW + timedelta(minutes=1),
    },
    "paper_form": {
        "id": PAPER_FORM,
        "centre_id": CENTRE,
        "number": 4821,
        "letter": "B",
        "test_id": "history-01",
        "profile_id": "patent",
        "minutes": 25,
        "made_by": ACCOUNT,
        "made_at": NOW,
    },
    "paper_form_item": {
        "form_id": PAPER_FORM,
        "position": 1,
        "bank_id": "history",
        "release": "2026.1",
        "item_id": "hist-0001",
        "part_id": "history",
        "task": "history",
        "max_score": 1,
    },
    "paper_form_threshold": {
        "form_id": PAPER_FORM,
        "threshold_id": "total",
        "position": 1,
        "tasks": (),
        "cut_score": 2,
        "max_score": 3,
    },
    "paper_sheet": {"attempt_id": ATTEMPT, "form_id": PAPER_FORM},
    **LAW_ROWS,
    "sync_link": {
        "id": 1,
        "url": "https://example.org",
        "centre_id": new_id(),
        "own_centre_id": CENTRE,
        "server_key": "k" * 43,
        "connected_at": NOW,
    },
    "sync_receipt": {"attempt_id": ATTEMPT, "state": "accepted", "received_at": NOW},
    "sync_sent_code": {"learner_id": LEARNER},
    "sync_offer": {"bank_id": "history", "release": "2026.2", "sha256": "a" * 64, "files": {"a.yaml": "b"}},
    "sync_key": {"centre_id": CENTRE, "public_key": "k" * 43, "accepted_at": NOW},
    "sync_origin": {"centre_id": CENTRE, "origin_id": new_id(), "learner_id": LEARNER},
    "sync_arrival": {
        "attempt_id": ATTEMPT,
        "centre_id": CENTRE,
        "origin_id": new_id(),
        "made_at": NOW,
        "arrived_at": NOW,
    },
    "participant_detail": {
        "participant_id": PARTICIPANT,
        "sex": "female",
        "birth_year": 1990,
        "nationality": "UZ",
        "agreed_at": NOW,
        "recorded_by": ACCOUNT,
    },
    "donor_report": {
        "id": new_id(),
        "centre_id": CENTRE,
        "made_by": ACCOUNT,
        "made_at": NOW,
        "first_month": "2026-07",
        "last_month": "2026-09",
        "version": 1,
        "numbers": {},
    },
    **EDITING_ROWS,
    **withdrawal_rows(ATTEMPT),
}


def fill(session: Session, *, until: str) -> None:
    for name, row in GOOD_ROWS.items():
        if name == until:
            return
        session.execute(insert(Base.metadata.tables[name]), row)
