"""Each named CHECK constraint refuses what it says, on both engines."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Engine, Table, insert, text
from sqlalchemy.exc import IntegrityError

from elearn.domain.attempts import MAX_RESPONSE_LENGTH
from elearn.storage.engine import transaction
from elearn.storage.tables import Base
from tests.builders import NOW, new_id
from tests.storage.good_rows import GOOD_ROWS, fill
from tests.storage.law_rows import LAWS_REFUSED
from tests.storage.withdrawal_rows import WITHDRAWALS_REFUSED

TOO_LONG = "я" * (MAX_RESPONSE_LENGTH + 1)
EARLY = NOW - timedelta(seconds=1)

#: What each constraint refuses: name without the table's prefix, and the values that break it alone.
REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("draft", "published_is_closed", {"release": "2026.2"}),
    ("draft_entry", "state_is_known", {"state": "lost"}),
    ("draft_entry", "change_is_known", {"change": "none"}),
    ("draft_entry", "version_positive", {"version": 0}),
    ("draft_entry", "approved_by_somebody", {"state": "approved"}),
    ("entry_revision", "version_positive", {"version": 0}),
    ("entry_comment", "text_given", {"text": ""}),
    ("release_switch", "kind_is_known", {"kind": "load"}),
    ("release_switch", "done_or_cancelled", {"done_at": NOW, "cancelled_at": NOW}),
    ("release_switch", "roll_back_says_why", {"kind": "roll_back"}),
    ("draft_upload", "format_given", {"format": ""}),
    ("bank_release", "sha256_is_whole", {"sha256": "abc"}),
    ("stored_file", "sha256_is_whole", {"sha256": "abc"}),
    ("release_file", "path_is_relative", {"path": "/etc/passwd"}),
    ("release_file", "path_is_relative", {"path": ""}),
    ("learner", "code_has_twelve_digits", {"code": "123"}),
    ("attempt", "kind_is_known", {"kind": "quiz"}),
    ("attempt", "mode_is_known", {"mode": "game"}),
    ("attempt", "practice_test_names_test", {"test_id": None}),
    ("attempt", "mock_exam_names_profile", {"kind": "mock_exam"}),
    ("attempt", "drill_names_topic", {"kind": "drill"}),
    ("attempt", "deadline_after_start", {"deadline_at": NOW}),
    ("attempt", "submitted_after_start", {"submitted_at": EARLY, "score": 1}),
    ("attempt", "scored_when_submitted", {"submitted_at": NOW}),
    ("attempt", "scored_when_submitted", {"score": 1}),
    ("attempt", "judged_when_submitted", {"passed": True}),
    ("attempt", "max_score_positive", {"max_score": 0}),
    ("attempt", "score_within_max", {"submitted_at": NOW, "score": 4}),
    ("attempt", "score_within_max", {"submitted_at": NOW, "score": -1}),
    ("attempt_item", "position_positive", {"position": 0}),
    ("attempt_item", "max_score_positive", {"max_score": 0}),
    ("attempt_item", "score_within_max", {"score": 2}),
    ("attempt_item", "value_of_fair_length", {"value": TOO_LONG, "answered_at": NOW}),
    ("attempt_item", "answered_at_some_time", {"value": "a"}),
    ("attempt_threshold", "cut_score_within_max", {"cut_score": 4}),
    ("attempt_threshold", "cut_score_within_max", {"cut_score": -1}),
    ("attempt_threshold", "score_within_max", {"score": 2, "pending": 2}),
    ("late_response", "value_of_fair_length", {"value": ""}),
    ("late_response", "value_of_fair_length", {"value": TOO_LONG}),
    ("learner_item", "answered_once", {"times_answered": 0, "evidence_answers": 0, "right_in_a_row": 0}),
    ("learner_item", "evidence_was_answered", {"evidence_answers": 3}),
    ("learner_item", "first_evidence_is_kept", {"first_evidence_correct": None}),
    ("learner_item", "right_was_answered", {"right_in_a_row": 3}),
    ("review_card", "stability_positive", {"stability": 0.0}),
    ("review_card", "difficulty_in_range", {"difficulty": 0.9}),
    ("review_card", "difficulty_in_range", {"difficulty": 10.1}),
    ("review_card", "due_after_review", {"due_at": EARLY}),
    ("item_tally", "mode_is_known", {"mode": "game"}),
    ("item_tally", "rested_within_times", {"rested": 3}),
    ("item_tally", "rest_within_scale", {"rest_sum": 1_001}),
    ("item_tally", "rest_squares_within_scale", {"rest_squares": 1_000_001}),
    ("item_tally", "seconds_within_times", {"seconds_3": 2, "seconds_600": 1}),
    ("topic_tally", "answered_once", {"answered": 0, "correct": 0}),
    ("topic_tally", "correct_was_answered", {"correct": 3}),
    ("test_tally", "attempted_once", {"attempts": 0}),
    ("test_tally", "best_score_within_max", {"best_score": 4}),
    ("account", "role_signs_in", {"role": "learner"}),
    ("account", "user_name_given", {"user_name": ""}),
    ("audit_entry", "action_given", {"action": ""}),
    ("failed_try", "failed_once", {"failures": 0}),
    ("centre", "name_given", {"name": ""}),
    ("centre_member", "role_is_known", {"role": "guard"}),
    ("retention", "months_are_offered", {"months": 7}),
    ("invitation", "role_is_known", {"role": "guard"}),
    ("invitation", "secret_is_digested", {"secret_hash": "secret"}),
    ("learner_group", "name_given", {"name": ""}),
    ("participant", "number_positive", {"number": 0}),
    ("participant", "name_given", {"name": ""}),
    ("participant", "pin_given", {"pin": ""}),
    ("certificate", "code_has_twenty_signs", {"code": "short"}),
    ("certificate", "number_positive", {"number": 0}),
    ("certificate", "name_given", {"name": ""}),
    ("certificate", "withdrawn_after_made", {"withdrawn_at": EARLY}),
    ("room_session", "one_subject", {"test_id": None}),
    ("room_session", "one_subject", {"profile_id": "patent"}),
    ("room_session", "mode_is_known", {"mode": "game"}),
    ("room_session", "start_is_known", {"start": "now"}),
    ("room_session", "code_has_six_digits", {"join_code": "123"}),
    ("room_session", "step_positive", {"step": 0}),
    ("seat", "number_positive", {"number": 0}),
    ("seat", "extra_minutes_fair", {"extra_minutes": 601}),
    ("outage", "ended_after_it_began", {"ended_at": NOW}),
    ("paper_form", "number_has_four_digits", {"number": 999}),
    ("paper_form", "letter_is_known", {"letter": "E"}),
    ("paper_form_item", "position_positive", {"position": 0}),
    ("paper_form_item", "max_score_positive", {"max_score": 0}),
    ("paper_form_threshold", "cut_score_within_max", {"cut_score": 4}),
    ("sync_link", "only_one", {"id": 2}),
    ("sync_link", "key_is_whole", {"server_key": "k"}),
    ("sync_receipt", "state_is_known", {"state": "lost", "reason": "x"}),
    ("sync_receipt", "reason_is_told", {"reason": "x"}),
    ("sync_offer", "sha256_is_whole", {"sha256": "abc"}),
    ("sync_key", "key_is_whole", {"public_key": "k"}),
    ("participant_detail", "sex_is_known", {"sex": "x"}),
    ("participant_detail", "birth_year_plausible", {"birth_year": 90}),
    ("participant_detail", "nationality_is_code", {"nationality": "U"}),
    ("participant_detail", "something_told", {"sex": None, "birth_year": None, "nationality": None}),
    ("donor_report", "ends_after_it_begins", {"last_month": "2026-06"}),
    ("donor_report", "version_positive", {"version": 0}),
    *LAWS_REFUSED,
    *WITHDRAWALS_REFUSED,
]


def test_every_table_takes_a_good_row(engine: Engine) -> None:
    assert set(GOOD_ROWS) == set(Base.metadata.tables)
    with transaction(engine) as session:
        fill(session, until="")


@pytest.mark.parametrize(("table", "constraint", "values"), REFUSED)
def test_a_constraint_refuses(engine: Engine, table: str, constraint: str, values: dict[str, Any]) -> None:
    with transaction(engine) as session:
        fill(session, until=table)

    bad = GOOD_ROWS[table] | values
    with pytest.raises(IntegrityError, match=constraint), transaction(engine) as session:
        session.execute(insert(Base.metadata.tables[table]), bad)


def test_every_constraint_has_a_test() -> None:
    named = {
        (table.name, str(constraint.name).removeprefix(f"ck_{table.name}_"))
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert {(table, constraint) for table, constraint, _ in REFUSED} == named


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("attempt", {"learner_id": new_id()}),
        ("attempt_item", {"release": "1999.1"}),
        ("attempt_item", {"attempt_id": new_id()}),
        ("current_release", {"release": "1999.1"}),
        ("release_file", {"sha256": "c" * 64}),
        ("audit_entry", {"account_id": new_id()}),
        ("topic_tally", {"learner_id": new_id()}),
    ],
)
def test_a_foreign_key_refuses(engine: Engine, table: str, values: dict[str, Any]) -> None:
    with transaction(engine) as session:
        fill(session, until=table)

    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), transaction(engine) as session:
        session.execute(insert(Base.metadata.tables[table]), GOOD_ROWS[table] | values)


def test_a_release_that_a_paper_refers_to_cannot_go(engine: Engine) -> None:
    with transaction(engine) as session:
        fill(session, until="")
        session.execute(text("DELETE FROM current_release"))
        session.execute(text("DELETE FROM release_file"))

    with pytest.raises(IntegrityError), transaction(engine) as session:
        session.execute(text("DELETE FROM bank_release"))


def test_every_constraint_has_a_name(engine: Engine) -> None:
    tables: list[Table] = Base.metadata.sorted_tables
    assert all(constraint.name for table in tables for constraint in table.constraints)
