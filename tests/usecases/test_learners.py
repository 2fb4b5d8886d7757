"""A learner without a name: the code, everything about them as a download, and gone without a trace."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import text

from elearn.domain.attempts import Mode
from elearn.domain.errors import LearnerNotFound, UnknownProfile, WrongLearnerCode
from elearn.storage.tables import Base
from elearn.usecases.choose_exam import choose_exam
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.export_learner import export_learner
from elearn.usecases.issue_learner_code import issue_learner_code
from elearn.usecases.load_progress import load_progress
from elearn.usecases.load_start import load_start
from elearn.usecases.resume_by_code import resume_by_code
from tests.usecases.test_evidence import peek
from tests.usecases.test_late_responses import send_late
from tests.usecases.test_marks import ANSWERS, mark
from tests.usecases.world import World

#: Tables of what everybody shares; all others hold what somebody did.
SHARED = {"bank_release", "current_release", "item_tally", "release_file", "stored_file"}

ABOUT_ATTEMPTS = {
    "attempt",
    "attempt_item",
    "attempt_threshold",
    "late_response",
    "learner_item",
    "topic_tally",
    "test_tally",
}


def live(world: World) -> None:
    """Leave a trace in every table that is about learners."""
    attempt_id = world.sit(world.start(test_id="language-01"), *ANSWERS)
    mark(world, attempt_id, 4, ["c1"])
    send_late(world, attempt_id, {1: "поеду"})
    practice = world.start(Mode.PRACTICE)
    peek(world, practice)
    world.sit(practice, "b", "a")
    world.start_exam()
    issue(world)
    with world.transaction() as session:
        choose_exam(
            session,
            learner_id=world.learner_id,
            profile_id="patent",
            exam_on=date(2027, 1, 15),
            profile_ids=world.books.profiles,
        )


def issue(world: World, drawn: int = 12_345_678_901) -> str:
    with world.transaction() as session:
        return issue_learner_code(session, learner_id=world.learner_id, draw=lambda: drawn)


def count_rows(world: World) -> dict[str, int]:
    with world.reading() as session:
        return {
            name: session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()  # noqa: S608 - our tables
            for name in Base.metadata.tables.keys() - SHARED
        }


def test_erasing_leaves_nothing_of_this_learner_and_all_of_others(each_world: World) -> None:
    other = each_world.another_learner()
    other.sit(other.start(), "a", "b")
    before = count_rows(each_world)
    live(each_world)
    grown = {name for name, count in count_rows(each_world).items() if count > before[name]}
    assert grown == {
        "attempt",
        "attempt_item",
        "attempt_threshold",
        "late_response",
        "learner_item",
        "review_card",
        "topic_tally",
        "test_tally",
    }

    with each_world.transaction() as session:
        erase_learner(session, learner_id=each_world.learner_id)
        erase_learner(session, learner_id=each_world.learner_id)  # harmless when repeated

    after = count_rows(each_world)
    assert after == {**before, "learner": before["learner"] - 1}
    assert other.progress().done_count == 1


def test_the_download_holds_everything_and_nobody_elses(world: World) -> None:
    other = world.another_learner()
    live(world)
    mine = count_rows(world)
    other.sit(other.start(), "c")
    with world.reading() as session:
        data = export_learner(session, learner_id=world.learner_id)

    rows = {name: len(rows) for name, rows in data.items()}
    assert rows == {name: mine[name] - (name == "learner") for name in rows}
    assert {name for name, count in mine.items() if count} == {name for name, count in rows.items() if count}
    written = json.dumps(data, ensure_ascii=False)
    assert "Здравствуйте!" in written
    assert '"code": "' in written
    assert str(other.learner_id) not in written


def test_nobody_has_no_data(world: World) -> None:
    with world.transaction() as session:
        erase_learner(session, learner_id=world.learner_id)
    with world.reading() as session:
        with pytest.raises(LearnerNotFound):
            export_learner(session, learner_id=world.learner_id)
        assert load_start(session, learner_id=world.learner_id).learner is None
        progress = load_progress(session, learner_id=world.learner_id, books=world.books)
    assert (progress.done_count, progress.scored, progress.mistake_count) == (0, (), 0)


def test_a_visitor_who_did_nothing_yet_sees_everything_empty(world: World) -> None:
    with world.reading() as session:
        progress = load_progress(session, learner_id=None, books=world.books)
        start = load_start(session, learner_id=None)

    assert (progress.done_count, progress.passed_count, progress.scored) == (0, 0, ())
    assert (start.learner, start.open_attempts) == (None, ())
    assert [entry.test.id for entry in progress.tests] == ["language-01", "history-01"]


def test_the_start_page_lists_what_is_open(world: World) -> None:
    world.sit(world.start(), "a")
    attempt_id = world.start(Mode.PRACTICE)
    with world.reading() as session:
        report = load_start(session, learner_id=world.learner_id)

    assert [summary.id for summary in report.open_attempts] == [attempt_id]


def test_a_code_is_issued_once_and_opens_the_same_progress(world: World) -> None:
    code = issue(world)

    assert issue(world, drawn=5) == code
    for typed in (code, f" {code[:4]} {code[4:8]}-{code[8:]} "):
        with world.reading() as session:
            assert resume_by_code(session, code_text=typed) == world.learner_id


def test_a_code_that_is_taken_is_drawn_again(world: World) -> None:
    drawn = iter((7, 7, 8))
    issue(world, drawn=7)
    other = world.another_learner()
    with other.transaction() as session:
        code = issue_learner_code(session, learner_id=other.learner_id, draw=lambda: next(drawn))

    assert code.startswith("00000000008")


def test_codes_asked_for_at_the_same_moment_are_one(each_world: World) -> None:
    with ThreadPoolExecutor(4) as pool:
        codes = set(pool.map(lambda drawn: issue(each_world, drawn), range(4)))

    with each_world.reading() as session:
        assert codes == {load_start(session, learner_id=each_world.learner_id).learner.code}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "typed", ["", "1", "000000000000", "123456789012", "x" * 999, "١٢٣٤٥٦٧٨٩٠١٢", "\x00"]
)
def test_a_code_that_is_nobodys_is_refused(world: World, typed: str) -> None:
    issue(world)
    with world.reading() as session, pytest.raises(WrongLearnerCode):
        resume_by_code(session, code_text=typed)


def test_a_code_of_an_erased_learner_opens_nothing(world: World) -> None:
    code = issue(world)
    with world.transaction() as session:
        erase_learner(session, learner_id=world.learner_id)
    with world.reading() as session, pytest.raises(WrongLearnerCode):
        resume_by_code(session, code_text=code)


@pytest.mark.parametrize("exam_on", [None, date.min, date.max])
def test_exam_and_date_may_be_unknown_and_changed(world: World, exam_on: date | None) -> None:
    for profile_id in ("patent", None):
        with world.transaction() as session:
            choose_exam(
                session,
                learner_id=world.learner_id,
                profile_id=profile_id,
                exam_on=exam_on,
                profile_ids=world.books.profiles,
            )
        with world.reading() as session:
            learner = load_start(session, learner_id=world.learner_id).learner
        assert learner is not None
        assert (learner.profile_id, learner.exam_on) == (profile_id, exam_on)


def test_an_exam_that_does_not_exist_cannot_be_chosen(world: World) -> None:
    with world.transaction() as session, pytest.raises(UnknownProfile):
        choose_exam(
            session,
            learner_id=world.learner_id,
            profile_id="schengen",
            exam_on=None,
            profile_ids=world.books.profiles,
        )
