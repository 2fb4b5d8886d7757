"""What is conspicuous about an item: said only where chance alone would hardly ever say it.

Each flag has a least number of answers, and an interval (99 %) that must lie wholly beyond its border.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt

from elearn.domain.intervals import SHOWN, SURE, Interval
from elearn.domain.item_analysis import AnswerStatistics, ItemStatistics, Share, Sums
from elearn.domain.item_tallies import UNKNOWN_LANGUAGE

MINIMUM_ANSWERS = 50  # of every flag; in both groups where two are compared
TOO_EASY, TOO_HARD = 0.95, 0.30  # facility
DEAD = 0.05  # of all who answer (T. M. Haladyna, S. M. Downing, 1993)
DEAD_BELOW = 0.90  # facility from which on no distractor has much of a chance
LANGUAGE_GAP = -0.05  # in facility, between learners who know as much


class Flag(StrEnum):
    """What is conspicuous, the worst first."""

    KEY_SUSPECT = "key_suspect"
    NEGATIVE_DISCRIMINATION = "negative_discrimination"
    HARDER_IN_ONE_LANGUAGE = "harder_in_one_language"
    TOO_HARD = "too_hard"
    DEAD_DISTRACTOR = "dead_distractor"
    TOO_EASY = "too_easy"


@dataclass(frozen=True, kw_only=True)
class LanguageGap:
    """One language against all the others: facility, and its difference among learners who know as much.

    `gap` below 0: harder in this language. None: too few to compare. `error`: its standard error.
    """

    language: str
    facility: Share
    others: Share
    gap: float | None = None
    error: float = 0.0

    @property
    def is_harder(self) -> bool:
        """Whether the item is harder in this language, beyond the border and beyond chance."""
        return self.gap is not None and self.interval(SURE).high < LANGUAGE_GAP

    def interval(self, z: float = SHOWN) -> Interval:
        """Where the gap may lie."""
        if self.gap is None:
            return Interval(-1.0, 1.0)
        return Interval(self.gap - z * self.error, self.gap + z * self.error)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A flag; `about`: the choice or the language that it is about, empty where it is the item."""

    flag: Flag
    about: str = ""


def compare_languages(by_language: Mapping[str, Sums]) -> list[LanguageGap]:
    """Compare each known language with all the others together."""
    known = {code: sums for code, sums in by_language.items() if code != UNKNOWN_LANGUAGE}
    return [
        _compare(code, sums, [other for each, other in known.items() if each != code])
        for code, sums in known.items()
    ]


def find_flags(
    statistics: ItemStatistics, gaps: Sequence[LanguageGap], choices: Sequence[str], key: str | None
) -> list[Finding]:
    """Return what is conspicuous about an item, the worst first.

    Args:
        statistics: over all modes and languages.
        gaps: between the languages.
        choices: ids of the choices that the item offers; empty: it offers none.
        key: which of them is right.

    """
    if statistics.n < MINIMUM_ANSWERS:
        return []
    distractors = [statistics.answer(choice) for choice in choices if choice != key]
    harder = [gap.language for gap in gaps if gap.is_harder]
    return [
        *_find_better_than_key(statistics, distractors),
        *_find_negative(statistics),
        *(Finding(flag=Flag.HARDER_IN_ONE_LANGUAGE, about=language) for language in harder),
        *_find_too_hard(statistics.facility, len(choices)),
        *_find_dead(statistics, distractors),
        *([Finding(flag=Flag.TOO_EASY)] if statistics.facility.interval(SURE).low > TOO_EASY else []),
    ]


def _find_better_than_key(
    statistics: ItemStatistics, distractors: Sequence[AnswerStatistics]
) -> list[Finding]:
    """Find what those who know more take, and take rather than the key: that may be wrong."""
    key = statistics.discrimination
    border = max(0.0, key.interval(SURE).high) if key.value is not None else 0.0
    return [
        Finding(flag=Flag.KEY_SUSPECT, about=each.answer)
        for each in distractors
        if each.rest.n >= MINIMUM_ANSWERS and each.rest.interval(SURE).low > border
    ]


def _find_negative(statistics: ItemStatistics) -> list[Finding]:
    found = statistics.discrimination
    is_negative = found.n >= MINIMUM_ANSWERS and found.interval(SURE).high < 0
    return [Finding(flag=Flag.NEGATIVE_DISCRIMINATION)] if is_negative else []


def _find_too_hard(facility: Share, choices: int) -> list[Finding]:
    """Too hard: fewer are right than blind guessing gets, or than three in ten."""
    border = max(TOO_HARD, 1 / choices) if choices else TOO_HARD
    return [Finding(flag=Flag.TOO_HARD)] if facility.interval(SURE).high < border else []


def _find_dead(statistics: ItemStatistics, distractors: Sequence[AnswerStatistics]) -> list[Finding]:
    if (statistics.facility.value or 0) >= DEAD_BELOW:
        return []
    return [
        Finding(flag=Flag.DEAD_DISTRACTOR, about=each.answer)
        for each in distractors
        if each.share.interval(SURE).high < DEAD
    ]


def _compare(language: str, own: Sums, others: Sequence[Sums]) -> LanguageGap:
    rest = sum(others, Sums())
    compared = LanguageGap(language=language, facility=own.facility, others=rest.facility)
    if min(own.rested, rest.rested) < MINIMUM_ANSWERS:
        return compared
    gap, error = _adjusted_gap(own, rest)
    return replace(compared, gap=gap, error=error)


def _adjusted_gap(own: Sums, others: Sums) -> tuple[float, float]:
    """Compare facilities at the same rest score, with the standard error: an analysis of covariance.

    A group that knows less has a lower facility everywhere; only what goes beyond that is about the item.
    """
    spread_y = own.spread_y + others.spread_y
    slope = (own.spread_xy + others.spread_xy) / spread_y if spread_y else 0.0
    distance = own.y / own.rested - others.y / others.rested
    gap = own.x / own.rested - others.x / others.rested - slope * distance
    left = own.spread_x + others.spread_x - slope * (own.spread_xy + others.spread_xy)
    variance = max(0.0, left) / (own.rested + others.rested - 3)
    reach = 1 / own.rested + 1 / others.rested + (distance**2 / spread_y if spread_y else 0.0)
    return gap, sqrt(variance * reach)
