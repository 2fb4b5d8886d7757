"""A learner looks at the plan: what to do today and on each day to the exam, from where they stand now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner
from elearn.domain.assembly import can_assemble_mock_exam
from elearn.domain.assessment import ExamProfile
from elearn.domain.attempts import AttemptKind
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId, TopicId, bank_order
from elearn.domain.mastery import Evidence, Verdict, expect_mastery, gather_evidence, judge_mastery
from elearn.domain.progress import AttemptSummary, TestState
from elearn.domain.reference import ReferenceBooks
from elearn.domain.study_plan import (
    MINUTES_PER_TASK,
    TOPIC_MINUTES,
    PartState,
    StudyKind,
    StudyPlan,
    StudyState,
    StudyTask,
    plan_study,
)
from elearn.storage.attempts import list_attempts
from elearn.storage.progress import list_topic_evidence
from elearn.storage.releases import load_current_banks
from elearn.usecases.list_due_reviews import list_due_reviews
from elearn.usecases.list_practice_tests import TestEntry, list_practice_tests

RECENT_ATTEMPTS = 30  # enough to know what was done today, and when the last work was


@dataclass(frozen=True, kw_only=True)
class PlanReport:
    """The plan with what its tasks are about. `profile` None: no exam is in force."""

    plan: StudyPlan
    profile: ExamProfile | None
    tests: tuple[TestEntry, ...]  # all of them
    banks: tuple[ItemBank, ...]


@dataclass(frozen=True, kw_only=True)
class _Scene:
    """What a state is gathered from."""

    session: Session
    learner: Learner | None
    profile: ExamProfile | None
    tests: Sequence[TestEntry]
    banks: Sequence[ItemBank]
    now: datetime
    zone: tzinfo

    def day_of(self, moment: datetime) -> date:
        """The learner's day of a moment."""
        return moment.astimezone(self.zone).date()


def load_plan(
    session: Session, *, learner: Learner | None, books: ReferenceBooks, now: datetime, zone: tzinfo
) -> PlanReport:
    """Plan from what the database knows now; for a visitor who did nothing yet, everything is ahead."""
    chosen = books.profiles.get((learner.profile_id if learner else None) or "")
    banks = load_current_banks(session)
    scene = _Scene(
        session=session,
        learner=learner,
        profile=chosen or next(iter(books.profiles.values()), None),
        tests=list_practice_tests(session, learner_id=learner.id if learner else None, books=books),
        banks=[banks[key] for key in sorted(banks, key=bank_order)],
        now=now,
        zone=zone,
    )
    return PlanReport(
        plan=plan_study(_gather(scene)),
        profile=scene.profile,
        tests=tuple(scene.tests),
        banks=tuple(scene.banks),
    )


def _gather(scene: _Scene) -> StudyState:
    learner = scene.learner
    done = _list_handed_in(scene)
    days = [(attempt, scene.day_of(moment)) for attempt, moment in done]
    today = scene.day_of(scene.now)
    mock_exams = [day for attempt, day in days if attempt.kind is AttemptKind.MOCK_EXAM]
    reviews = list_due_reviews(scene.session, learner=learner, zone=scene.zone) if learner else []
    return StudyState(
        today=today,
        exam_on=learner.exam_on if learner else None,
        parts=_gather_parts(scene),
        review_days=tuple(day for day, _ in reviews),
        mock_exam=_find_mock_exam(scene),
        done_today=_merge([_as_done(attempt, scene) for attempt, day in days if day == today]),
        last_mock_exam_on=max(mock_exams, default=None),
        last_worked_on=max((day for _, day in days), default=None),
    )


def _list_handed_in(scene: _Scene) -> list[tuple[AttemptSummary, datetime]]:
    """List the newest attempts that were handed in, the first one first."""
    if scene.learner is None:
        return []
    newest = list_attempts(scene.session, learner_id=scene.learner.id, limit=RECENT_ATTEMPTS)
    done = [(attempt, attempt.submitted_at) for attempt in newest if attempt.submitted_at]
    return sorted(done, key=lambda pair: pair[1])


def _gather_parts(scene: _Scene) -> tuple[PartState, ...]:
    learner = scene.learner
    evidence = list_topic_evidence(scene.session, learner_id=learner.id) if learner else {}
    return tuple(
        PartState(
            bank_id=bank.id,
            mastery=expect_mastery(
                gather_evidence(evidence.get(leaf.id, Evidence()) for leaf in bank.leaf_topics)
            ),
            tests=_list_tests(scene, bank.id),
            weak_topics=_list_weak_topics(bank, evidence),
        )
        for bank in scene.banks
    )


def _list_tests(scene: _Scene, bank_id: BankId) -> tuple[StudyTask, ...]:
    """List the bank's tests that are not passed: of the own exam first, then of the easier ones."""
    size = scene.profile.item_count if scene.profile else 0  # a higher exam asks more
    fitting = [
        entry
        for entry in scene.tests
        if entry.bank.id == bank_id
        and entry.profile.item_count <= size
        and entry.tally.state is not TestState.PASSED
    ]
    return tuple(
        StudyTask(
            kind=StudyKind.TEST, subject=entry.test.id, minutes=len(entry.test.item_ids) * MINUTES_PER_TASK
        )
        for entry in sorted(fitting, key=lambda entry: -entry.profile.item_count)
    )


def _list_weak_topics(bank: ItemBank, evidence: dict[TopicId, Evidence]) -> tuple[StudyTask, ...]:
    weak = [
        leaf.id
        for leaf in bank.leaf_topics
        if leaf.id in evidence and judge_mastery(evidence[leaf.id]) is Verdict.WEAK
    ]
    return tuple(
        StudyTask(kind=StudyKind.TOPIC, subject=topic_id, minutes=TOPIC_MINUTES)
        for topic_id in sorted(weak, key=lambda topic_id: expect_mastery(evidence[topic_id]))
    )


def _find_mock_exam(scene: _Scene) -> StudyTask | None:
    profile = scene.profile
    if profile is None or not can_assemble_mock_exam(profile, {bank.id: bank for bank in scene.banks}):
        return None
    return StudyTask(kind=StudyKind.MOCK_EXAM, subject=profile.id, minutes=profile.minutes)


def _as_done(attempt: AttemptSummary, scene: _Scene) -> StudyTask:
    minutes = attempt.max_score * MINUTES_PER_TASK  # what is not marked by people has a mark a task
    if attempt.kind is AttemptKind.MISTAKES:
        return StudyTask(kind=StudyKind.REVIEW, minutes=minutes, items=attempt.max_score, is_done=True)
    if attempt.kind is AttemptKind.MOCK_EXAM:
        minutes = scene.profile.minutes if scene.profile else minutes
        subject = attempt.profile_id or ""
        return StudyTask(kind=StudyKind.MOCK_EXAM, minutes=minutes, subject=subject, is_done=True)
    if attempt.kind is AttemptKind.DRILL:
        subject = attempt.topic_id or ""
        return StudyTask(kind=StudyKind.TOPIC, minutes=TOPIC_MINUTES, subject=subject, is_done=True)
    return StudyTask(kind=StudyKind.TEST, minutes=minutes, subject=attempt.test_id or "", is_done=True)


def _merge(done: Sequence[StudyTask]) -> tuple[StudyTask, ...]:
    """Put what was done more than once into one line."""
    merged: dict[tuple[StudyKind, str], StudyTask] = {}
    for task in done:
        before = merged.get((task.kind, task.subject))
        merged[task.kind, task.subject] = StudyTask(
            kind=task.kind,
            subject=task.subject,
            minutes=task.minutes + (before.minutes if before else 0),
            items=task.items + (before.items if before else 0),
            is_done=True,
        )
    return tuple(merged.values())
