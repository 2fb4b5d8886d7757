from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, LearnerId, Response, ResponseChange
from elearn.domain.errors import LearnerNotFound
from elearn.domain.items import ItemId, TopicId
from elearn.domain.progress import ItemResult
from elearn.domain.scheduling import rate_answers
from elearn.domain.scoring import score_attempt
from elearn.storage.attempts import add_attempt
from elearn.storage.engine import reading, transaction
from elearn.storage.export import export_learner, tables_about
from elearn.storage.late_responses import add_late_responses
from elearn.storage.learners import (
    add_learner,
    erase_learner,
    find_learner_by_code,
    has_learners,
    load_learner,
    save_exam_choice,
    save_learner_code,
    save_rehearsal,
)
from elearn.storage.outcomes import close_attempt
from elearn.storage.progress import record_item_results
from elearn.storage.responses import save_response
from elearn.storage.reviews import save_review_cards
from elearn.storage.tables import Base
from elearn.storage.tallies import record_test_result
from tests.builders import NOW, a_learner, an_attempt, an_item, new_id
from tests.storage.good_rows import GOOD_ROWS

CODE = "123456789014"
_EDITORS = (
    "account_language draft draft_entry draft_file draft_upload entry_comment entry_revision law_act"
    " law_article law_change law_edit law_task law_task_step laws_file release_switch"
)
NOT_ABOUT_LEARNERS = {
    *_EDITORS.split(),
    "account",
    "audit_entry",
    "bank_release",
    "centre",
    "centre_member",
    "current_release",
    "donor_report",
    "failed_try",
    "invitation",
    "item_tally",
    "item_check",
    "learner_group",
    "outage",
    "paper_form",
    "paper_form_item",
    "paper_form_threshold",
    "release_file",
    "retention",
    "room_session",
    "stored_file",
    "sync_arrival",  # it stays, so that an old file brings nothing back; its ids lead nowhere
    "sync_key",
    "sync_link",
    "sync_offer",
    "withdrawal",
}
#: How many rows `live` leaves about a learner.
EXPORTED = {
    "learner": 1,
    "attempt": 1,
    "attempt_item": 3,
    "attempt_threshold": 1,
    "late_response": 1,
    "outcome_change": 1,
    "paper_sheet": 1,
    "participant": 1,
    "participant_detail": 1,
    "certificate": 1,
    "seat": 1,
    "sync_origin": 1,
    "sync_receipt": 1,
    "sync_sent_code": 1,
    "learner_item": 1,
    "test_tally": 1,
    "review_card": 1,
    "topic_tally": 1,
}
#: What a centre has before a learner comes.
_CENTRE = ("account", "centre", "learner_group", "room_session", "paper_form", "withdrawal")


@pytest.fixture(autouse=True)
def _centre(engine: Engine) -> None:
    with transaction(engine) as session:
        for name in _CENTRE:
            session.execute(insert(Base.metadata.tables[name]), GOOD_ROWS[name])


def live(engine: Engine, learner_id: LearnerId) -> Attempt:
    """Leave a row in every table that is about learners."""
    attempt = an_attempt(learner_id)
    items = {item.id: item for item in (an_item(n) for n in range(1, 4))}
    outcome = score_attempt(attempt.paper, items, {1: Response(position=1, value="a")})
    result = ItemResult(item_id=ItemId("hist-0001"), topic_id=TopicId("flag"), is_correct=False)
    with transaction(engine) as session:
        add_attempt(session, attempt)
        save_response(session, ResponseChange(attempt.id, learner_id, 1, "a", NOW))
        close_attempt(session, attempt, outcome, submitted_at=NOW)
        add_late_responses(session, attempt.id, {2: "b"}, now=NOW)
        record_item_results(session, learner_id=learner_id, results=[result], now=NOW)
        record_test_result(session, attempt, outcome)
        save_review_cards(session, rate_answers({}, [result], NOW), learner_id=learner_id)
        _live_at_centre(session, attempt)
    return attempt


def _live_at_centre(session: Session, attempt: Attempt) -> None:
    """Sit at a computer of the centre, and once on paper."""
    person, number = new_id(), attempt.learner_id.int >> 80
    own = {"learner_id": attempt.learner_id, "number": number}
    changes: dict[str, dict[str, Any]] = {
        "participant": {**own, "id": person, "pin": str(number)},
        "seat": {**own, "id": new_id(), "participant_id": person, "attempt_id": attempt.id},
        "participant_detail": {"participant_id": person},
        "certificate": {"learner_id": attempt.learner_id, "id": new_id(), "code": f"{number:020d}"[-20:]},
        "paper_sheet": {"attempt_id": attempt.id},
        "outcome_change": {"attempt_id": attempt.id},
        "sync_receipt": {"attempt_id": attempt.id},
        "sync_sent_code": {"learner_id": attempt.learner_id},
        "sync_origin": {"learner_id": attempt.learner_id, "origin_id": new_id()},
    }
    for name, change in changes.items():
        session.execute(insert(Base.metadata.tables[name]), GOOD_ROWS[name] | change)


def rows(engine: Engine) -> dict[str, int]:
    with reading(engine) as session:
        return {
            table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }


def test_a_learner_comes_back_as_stored(engine: Engine) -> None:
    learner = a_learner(profile_id="patent", exam_on=date(2026, 12, 24), code=CODE, rehearsed_at=NOW)
    with transaction(engine) as session:
        add_learner(session, learner)

    with reading(engine) as session:
        assert load_learner(session, learner.id) == learner
        assert find_learner_by_code(session, CODE) == learner
        assert find_learner_by_code(session, "000000000000") is None
        assert has_learners(session)
        with pytest.raises(LearnerNotFound):
            load_learner(session, a_learner().id)


def test_the_choice_of_exam_is_saved_and_taken_back(engine: Engine, learner_id: LearnerId) -> None:
    for profile_id, exam_on in (("rvp", date(2027, 1, 2)), (None, None)):
        with transaction(engine) as session:
            save_exam_choice(session, learner_id, profile_id=profile_id, exam_on=exam_on)
            learner = load_learner(session, learner_id)
        assert (learner.profile_id, learner.exam_on) == (profile_id, exam_on)

    with transaction(engine) as session, pytest.raises(LearnerNotFound):
        save_exam_choice(session, a_learner().id, profile_id="rvp", exam_on=None)


def test_the_first_rehearsal_stands_and_is_in_the_export(engine: Engine, learner_id: LearnerId) -> None:
    for now in (NOW, NOW + timedelta(days=3)):
        with transaction(engine) as session:
            save_rehearsal(session, learner_id, now=now)
            assert load_learner(session, learner_id).rehearsed_at == NOW
            (told,) = export_learner(session, learner_id)["learner"]
            assert told["rehearsed_at"] == NOW.isoformat()

    with transaction(engine) as session, pytest.raises(LearnerNotFound):
        save_rehearsal(session, a_learner().id, now=NOW)


def test_the_first_code_stands(engine: Engine, learner_id: LearnerId) -> None:
    def ask(code: str) -> str:
        with transaction(engine) as session:
            return save_learner_code(session, learner_id, code)

    with ThreadPoolExecutor(4) as pool:
        codes = set(pool.map(ask, [f"{n:012d}" for n in range(8)]))

    with reading(engine) as session:
        assert codes == {load_learner(session, learner_id).code}


def test_erasing_leaves_no_row_about_the_learner_anywhere(engine: Engine, learner_id: LearnerId) -> None:
    before = rows(engine)
    live(engine, learner_id)
    lived = rows(engine)
    about = {table for table, count in lived.items() if table not in NOT_ABOUT_LEARNERS}
    assert all(lived[table] for table in about), "the test must reach every table"

    with transaction(engine) as session:
        erase_learner(session, learner_id)
        erase_learner(session, learner_id)  # harmless

    assert rows(engine) == before | {"learner": 0}


def test_erasing_leaves_other_learners_alone(engine: Engine, learner_id: LearnerId) -> None:
    other = a_learner()
    with transaction(engine) as session:
        add_learner(session, other)
    live(engine, other.id)
    lived = rows(engine)
    live(engine, learner_id)

    with transaction(engine) as session:
        erase_learner(session, learner_id)

    assert rows(engine) == lived | {"learner": 1}


def test_every_table_is_either_about_learners_or_known_not_to_be(learner_id: LearnerId) -> None:
    about = {table.name for table, _ in tables_about(learner_id)}

    assert about | NOT_ABOUT_LEARNERS == set(Base.metadata.tables)
    assert not about & NOT_ABOUT_LEARNERS


def test_the_export_holds_every_row_about_the_learner_and_nobody_else(
    engine: Engine, learner_id: LearnerId
) -> None:
    other = a_learner()
    with transaction(engine) as session:
        add_learner(session, other)
    live(engine, other.id)
    attempt = live(engine, learner_id)

    with reading(engine) as session:
        exported = export_learner(session, learner_id)
        with pytest.raises(LearnerNotFound):
            export_learner(session, a_learner().id)

    assert {name: len(rows) for name, rows in exported.items()} == EXPORTED
    assert exported["attempt"][0]["id"] == attempt.id.hex
    assert exported["attempt"][0]["submitted_at"] == "2026-11-21T12:30:00.123456+00:00"
    assert other.id.hex not in str(exported)
