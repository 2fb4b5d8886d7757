"""Builders of study plans' parts, and what to read off a day."""

from datetime import date, timedelta
from typing import Any

from elearn.domain.items import BANKS, BankId
from elearn.domain.study_plan import TOPIC_MINUTES, PartState, StudyDay, StudyKind, StudyState, StudyTask

TODAY = date(2026, 11, 21)
LANGUAGE, HISTORY, LEGISLATION = BANKS
EXAM = StudyTask(kind=StudyKind.MOCK_EXAM, subject="patent", minutes=80)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def a_test(name: str, minutes: int = 20) -> StudyTask:
    return StudyTask(kind=StudyKind.TEST, subject=name, minutes=minutes)


def a_topic(name: str) -> StudyTask:
    return StudyTask(kind=StudyKind.TOPIC, subject=name, minutes=TOPIC_MINUTES)


def a_part(bank_id: BankId, mastery: float = 0.5, tests: int = 3, topics: int = 0) -> PartState:
    return PartState(
        bank_id=bank_id,
        mastery=mastery,
        tests=tuple(a_test(f"{bank_id}-{n}") for n in range(1, tests + 1)),
        weak_topics=tuple(a_topic(f"{bank_id}-weak-{n}") for n in range(1, topics + 1)),
    )


def a_state(**changes: Any) -> StudyState:
    values = {"today": TODAY, "parts": tuple(a_part(bank) for bank in BANKS), "mock_exam": EXAM}
    return StudyState(**{**values, **changes})


def kinds(day: StudyDay) -> list[str]:
    return [task.kind.value for task in day.tasks]


def subjects(*days: StudyDay, kind: StudyKind = StudyKind.TEST) -> list[str]:
    return [task.subject for day in days for task in day.left if task.kind is kind]
