"""Item statistics by classical test theory, always with n and an interval; see docs/terms.md.

Facility is the share of right answers among those who answered; what was left out stands apart. The
discrimination is the item-rest correlation: the product-moment correlation between an item (0 or 1) and the
share of the other tasks of the same attempt that were right (corrected point-biserial). A choice has the same
correlation: positive means that those who know more take it. (F. M. Lord, M. R. Novick, Statistical theories
of mental test scores, 1968; L. Crocker, J. Algina, Introduction to classical and modern test theory, 1986.)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import sqrt

from elearn.domain.intervals import (
    SHOWN,
    Interval,
    correlation_interval,
    quantile_of_classes,
    share_interval,
)
from elearn.domain.item_tallies import OMITTED, REST_SCALE, SECONDS_BOUNDS, Tally

_NOTHING = Tally(is_correct=False)


@dataclass(frozen=True, kw_only=True)
class Share:
    """`count` of `of`."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """The share; None: nothing was seen."""
        return self.count / self.of if self.of else None

    def interval(self, z: float = SHOWN) -> Interval:
        """Where it may lie."""
        return share_interval(self.count, self.of, z)


@dataclass(frozen=True, kw_only=True)
class Correlation:
    """A correlation over n answers; `value` None: all of them are alike."""

    n: int
    value: float | None

    def interval(self, z: float = SHOWN) -> Interval:
        """Where it may lie."""
        if self.value is None:
            return Interval(-1.0, 1.0)
        return correlation_interval(self.value, self.n, z)


@dataclass(frozen=True, kw_only=True)
class MedianTime:
    """The median of n times in seconds, to about a sixth of it; `seconds` None: none is known."""

    n: int
    seconds: float | None
    interval: Interval


@dataclass(frozen=True, kw_only=True)
class AnswerStatistics:
    """One answer: its share among those who answered, and who takes it."""

    answer: str
    is_correct: bool
    share: Share
    rest: Correlation


@dataclass(frozen=True, kw_only=True)
class Sums:
    """What the statistics of a group of answers follow from; x: right (1) or not (0), y: rest score 0..1."""

    answered: int = 0
    correct: int = 0
    rested: int = 0
    x: int = 0  # of those with a rest score, as all that follows
    y: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    @property
    def spread_x(self) -> float:
        """Sum of squared deviations of x."""
        return self.x - self.x * self.x / self.rested if self.rested else 0.0

    @property
    def spread_y(self) -> float:
        """Sum of squared deviations of y."""
        return max(0.0, self.yy - self.y * self.y / self.rested) if self.rested else 0.0

    @property
    def spread_xy(self) -> float:
        """Sum of products of deviations."""
        return self.xy - self.x * self.y / self.rested if self.rested else 0.0

    @property
    def facility(self) -> Share:
        """The share of right answers."""
        return Share(count=self.correct, of=self.answered)

    @property
    def correlation(self) -> Correlation:
        """The item-rest correlation."""
        scale = self.spread_x * self.spread_y
        if scale <= 1e-9:
            return Correlation(n=self.rested, value=None)
        value = self.spread_xy / sqrt(scale)
        return Correlation(n=self.rested, value=max(-1.0, min(1.0, value)))

    def __add__(self, other: "Sums") -> "Sums":
        """Take two groups as one."""
        return Sums(
            answered=self.answered + other.answered,
            correct=self.correct + other.correct,
            rested=self.rested + other.rested,
            x=self.x + other.x,
            y=self.y + other.y,
            yy=self.yy + other.yy,
            xy=self.xy + other.xy,
        )


@dataclass(frozen=True)
class ItemStatistics:
    """The statistics of one item over the tallies given, by answer."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)

    @cached_property
    def sums(self) -> Sums:
        """The sums over all answers; what was left out is none."""
        return sum_tallies(self._given.values())

    @property
    def n(self) -> int:
        """First unaided answers."""
        return self.sums.answered

    @property
    def facility(self) -> Share:
        """The share of right answers."""
        return self.sums.facility

    @property
    def omitted(self) -> Share:
        """The share of those who left it out among those who came to it."""
        count = self.tallies.get(OMITTED, _NOTHING).times
        return Share(count=count, of=count + self.n)

    @property
    def discrimination(self) -> Correlation:
        """The item-rest correlation."""
        return self.sums.correlation

    @cached_property
    def median_time(self) -> MedianTime:
        """The median time of an answer, with the interval that ranks give."""
        counts = [sum(each) for each in zip(*(tally.seconds for tally in self._given.values()), strict=True)]
        n = sum(counts)
        if n == 0:
            return MedianTime(n=0, seconds=None, interval=Interval(0.0, float(SECONDS_BOUNDS[-1])))
        half = SHOWN / (2 * sqrt(n))
        low, middle, high = (
            quantile_of_classes(counts, SECONDS_BOUNDS, rank) for rank in (0.5 - half, 0.5, 0.5 + half)
        )
        return MedianTime(n=n, seconds=middle, interval=Interval(low, high))

    def answer(self, answer: str) -> AnswerStatistics:
        """Return the statistics of one answer, whether or not anybody gave it."""
        tally, whole = self.tallies.get(answer, _NOTHING), self.sums
        taken = Sums(
            rested=whole.rested, x=tally.rested, y=whole.y, yy=whole.yy, xy=tally.rest_sum / REST_SCALE
        )
        share = Share(count=tally.times, of=self.n)
        return AnswerStatistics(
            answer=answer, is_correct=tally.is_correct, share=share, rest=taken.correlation
        )

    @property
    def _given(self) -> Mapping[str, Tally]:
        return {answer: tally for answer, tally in self.tallies.items() if answer != OMITTED}


def sum_tallies(tallies: Iterable[Tally]) -> Sums:
    """Sum up the tallies of answers that were given."""
    every = tuple(tallies)
    right = [tally for tally in every if tally.is_correct]
    return Sums(
        answered=sum(tally.times for tally in every),
        correct=sum(tally.times for tally in right),
        rested=sum(tally.rested for tally in every),
        x=sum(tally.rested for tally in right),
        y=sum(tally.rest_sum for tally in every) / REST_SCALE,
        yy=sum(tally.rest_squares for tally in every) / REST_SCALE**2,
        xy=sum(tally.rest_sum for tally in right) / REST_SCALE,
    )
