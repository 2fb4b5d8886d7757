"""A learner looks at the practice tests and where they stand with each."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from elearn.domain.assembly import PAPERS_REMEMBERED, assemble_practice_test
from elearn.domain.assessment import AssessmentTest, ExamProfile
from elearn.domain.attempts import AttemptId, LearnerId, Paper
from elearn.domain.errors import NotEnoughItems, UnknownTest
from elearn.domain.item_bank import ItemBank, Medium
from elearn.domain.items import bank_order
from elearn.domain.progress import TestTally
from elearn.domain.reference import ReferenceBooks
from elearn.domain.remembered import remembered
from elearn.storage.chosen_attempts import count_tests
from elearn.storage.tallies import list_test_tallies
from elearn.usecases.load_banks_in_use import load_banks_in_use


@dataclass(frozen=True, kw_only=True)
class TestEntry:
    """A practice test of the current release, as one learner sees it."""

    test: AssessmentTest
    bank: ItemBank
    profile: ExamProfile
    paper: Paper
    tally: TestTally
    recording_bytes: int
    picture_bytes: int


def list_practice_tests(
    session: Session,
    *,
    learner_id: LearnerId | None,
    books: ReferenceBooks,
    leaving_out: Collection[AttemptId] = (),
) -> list[TestEntry]:
    """List the practice tests of every current release, in bank and test order."""
    tallies = list_test_tallies(session, learner_id=learner_id) if learner_id else {}
    if learner_id and leaving_out:
        tallies = count_tests(session, learner_id=learner_id, leaving_out=leaving_out)
    banks = load_banks_in_use(session)
    return [
        _describe(test, bank, books, tallies.get(test.id))
        for bank in sorted(banks.values(), key=lambda bank: bank_order(bank.id))
        for test in bank.tests
    ]


def describe_test(
    session: Session,
    *,
    test_id: str,
    learner_id: LearnerId | None,
    books: ReferenceBooks,
    exam_on: date | None = None,
) -> TestEntry:
    """Return one practice test of a current release; `exam_on`: as it is in exam mode on this day.

    Raises:
        UnknownTest: no current release holds it.
        NotEnoughItems: none of its tasks may be in an exam on this day.

    """
    tallies = list_test_tallies(session, learner_id=learner_id) if learner_id else {}
    for bank in load_banks_in_use(session, exam_on=exam_on).values():
        for test in bank.tests:
            if test.id == test_id:
                return _describe(test, bank, books, tallies.get(test_id))
    if exam_on:  # no task of it may be in an exam any more; raises UnknownTest where there is none anyway
        describe_test(session, test_id=test_id, learner_id=None, books=books)
        raise NotEnoughItems(wanted=test_id)
    raise UnknownTest(test_id=test_id)


def _describe(
    test: AssessmentTest, bank: ItemBank, books: ReferenceBooks, tally: TestTally | None
) -> TestEntry:
    profile = books.profiles[test.profile_id]
    nothing_yet = TestTally(test_id=test.id, attempts=0, best_score=0, max_score=0, has_passed=False)
    weight = _weigh(test, bank)
    return TestEntry(
        test=test,
        bank=bank,
        profile=profile,
        paper=assemble_practice_test(test, bank, profile),
        tally=tally or nothing_yet,
        recording_bytes=weight.recording_bytes,
        picture_bytes=weight.picture_bytes,
    )


class _Weight(NamedTuple):
    recording_bytes: int
    picture_bytes: int


@remembered(PAPERS_REMEMBERED)
def _weigh(test: AssessmentTest, bank: ItemBank) -> _Weight:
    media = set(_media(test, bank))
    return _Weight(
        recording_bytes=sum(m.files[0].bytes for m in media if m.kind == "recording"),
        picture_bytes=sum(m.files[0].bytes for m in media if m.kind == "picture"),
    )


def _media(test: AssessmentTest, bank: ItemBank) -> Iterator[Medium]:
    for item_id in test.item_ids:
        medium = bank.media_of(bank.item_by_id[item_id])
        if medium:
            yield medium
