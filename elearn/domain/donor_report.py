"""The numbers of a report for the donor, small ones hidden. Nothing in it can be traced to one person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.periods import Period

DonorReportId = NewType("DonorReportId", UUID)
NOT_SAID = "not_said"
TOGETHER = "together"


class Breakdown(StrEnum):
    """By what people are told apart."""

    SEX = "sex"
    AGE = "age"
    NATIONALITY = "nationality"
    CENTRE = "centre"  # only in reports over all centres; rows are ids


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A person at a session, or, without one, with an answer sheet on paper, or for a day (see one_a_day)."""

    learner_id: LearnerId
    at: datetime
    session_id: UUID | None = None
    centre_id: CentreId | None = None  # needed in reports over all centres


@dataclass(frozen=True, kw_only=True)
class Gain:
    """The mean gain of people who sat two tests; `people` None: hidden; no mean where nobody did."""

    people: int | None
    mean: float | None = None
    low: float | None = None
    high: float | None = None


HIDDEN_GAIN = Gain(people=None)


@dataclass(frozen=True, kw_only=True)
class Row:
    """People of one kind; None: hidden."""

    key: str
    people: int | None
    visits: int | None
    gain: Gain


@dataclass(frozen=True, kw_only=True)
class Table:
    """People by one of their details; without rows: all of them are hidden."""

    by: Breakdown
    rows: tuple[Row, ...]
    together: Row | None = None  # the hidden rows


@dataclass(frozen=True, kw_only=True)
class MonthRow:
    """What happened in a month; None: hidden."""

    key: str
    sessions: int | None
    visits: int | None


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """All that a report tells, and all that is stored of it."""

    people: int | None
    sessions: int
    visits: int | None
    gain: Gain
    tables: tuple[Table, ...] = ()
    months: tuple[MonthRow, ...] = ()
    months_together: MonthRow | None = None  # the hidden ones


@dataclass(frozen=True, kw_only=True)
class DonorReport:
    """A stored report: what was asked, when, and the numbers of that moment."""

    id: DonorReportId
    centre_id: CentreId | None  # None: all centres
    period: Period
    made_by: AccountId
    made_at: datetime
    numbers: Numbers
