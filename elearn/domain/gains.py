"""How far people came: from their first score to their last one, and how sure the mean of it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import sqrt

from elearn.domain.attempts import LearnerId

_Z = 1.959963984540054  # of the normal distribution: 95 % lie between -z and z


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A test that was handed in and marked to the end.

    `area`: what it is compared within: the tests of one bank, or the mock exams of one profile.
    `test_id` None: a mock exam, whose tasks are others each time.
    `is_exam` False: in practice mode, where right or wrong is told at once and translations help.
    `is_whole` False: staff closed the session before its end.
    """

    learner_id: LearnerId
    area: str
    test_id: str | None
    submitted_at: datetime
    share: float  # of the marks, 0..1
    is_exam: bool = True
    is_whole: bool = True


@dataclass(frozen=True, kw_only=True)
class Mean:
    """A mean over people with its 95 % confidence interval, in the unit of the values."""

    people: int
    mean: float
    low: float
    high: float


def list_gains(sittings: Iterable[Sitting]) -> dict[LearnerId, float]:
    """Return the gain of each person who sat two tests of the same area, in shares of the marks: -1..1.

    A practice test counts once, by its first sitting: to repeat tasks one has seen would look like progress.
    Modes are not mixed: who sat two tests in exam mode or on paper is told by these, others by practice mode.
    A test that was cut short tells nothing, nor does the same test later.
    Who sat two tests in several areas has one gain, the mean of theirs, so that each person counts once.
    """
    by_area: dict[tuple[LearnerId, str], list[Sitting]] = defaultdict(list)  # those that may tell
    seen: set[tuple[LearnerId, str]] = set()
    for sitting in sorted(sittings, key=lambda each: each.submitted_at):
        key = (sitting.learner_id, sitting.test_id or "")
        is_new = sitting.test_id is None or key not in seen
        if is_new and sitting.is_whole:
            by_area[sitting.learner_id, sitting.area].append(sitting)
        seen.add(key)
    gains: dict[LearnerId, list[float]] = defaultdict(list)
    for (learner_id, _), found in by_area.items():
        pair = _find_pair(found)
        if pair:
            gains[learner_id].append(pair[1].share - pair[0].share)
    return _average(gains)


def _find_pair(sittings: Sequence[Sitting]) -> tuple[Sitting, Sitting] | None:
    """Return the first and the last of one mode, rather of exams."""
    for is_exam in (True, False):
        found = [each for each in sittings if each.is_exam is is_exam]
        if len(found) > 1:
            return found[0], found[-1]
    return None


def estimate_mean(values: Sequence[float]) -> Mean | None:
    """Return the mean with Student's interval; None for fewer than two values."""
    people = len(values)
    if people < 2:
        return None
    mean = sum(values) / people
    variance = sum((value - mean) ** 2 for value in values) / (people - 1)
    half = student_quantile(people - 1) * sqrt(variance / people)
    return Mean(people=people, mean=mean, low=mean - half, high=mean + half)


def student_quantile(freedom: int) -> float:
    """Return the 97.5 % point of Student's t, right to 0.01 from 4 degrees of freedom on.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5.
    """
    z = _Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    step = 1 / freedom
    return z + step * (terms[0] + step * (terms[1] + step * (terms[2] + step * terms[3])))


def _average(gains: Mapping[LearnerId, Sequence[float]]) -> dict[LearnerId, float]:
    return {learner_id: sum(values) / len(values) for learner_id, values in gains.items()}


def name_area(test_id: str | None, profile_id: str | None) -> str:
    """Name what a test is compared within: `history` of `history-01`; a mock exam's profile."""
    return test_id.rpartition("-")[0] if test_id else f"exam {profile_id}"
