"""Intervals of estimates: how far the truth may lie from what was counted."""

from collections.abc import Sequence
from math import atanh, sqrt, tanh
from typing import NamedTuple

SHOWN = 1.96  # standard errors; 95 of 100 such intervals hold the truth
SURE = 2.576  # 99 of 100: what a flag needs, since a bank asks hundreds of times


class Interval(NamedTuple):
    """From, to."""

    low: float
    high: float


def share_interval(count: int, of: int, z: float = SHOWN) -> Interval:
    """Return Wilson's score interval of a share, within 0..1; nothing was seen: all of it.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
    """
    if of == 0:
        return Interval(0.0, 1.0)
    share, spread = count / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    # at the ends the bounds are exact; the arithmetic misses them by a hair
    return Interval(0.0 if count == 0 else middle - half, 1.0 if count == of else middle + half)


def correlation_interval(correlation: float, n: int, z: float = SHOWN) -> Interval:
    """Return the interval of a product-moment correlation by Fisher's transformation, within -1..1."""
    if n <= 3:  # its standard error is 1 / sqrt(n - 3)
        return Interval(-1.0, 1.0)
    if abs(correlation) >= 1:
        return Interval(correlation, correlation)
    middle, half = atanh(correlation), z / sqrt(n - 3)
    return Interval(tanh(middle - half), tanh(middle + half))


def quantile_of_classes(counts: Sequence[int], bounds: Sequence[int], rank: float) -> float:
    """Return the value at this rank (0..1) of what was counted in classes; inside a class it lies evenly.

    Args:
        counts: by class; at least one is not 0.
        bounds: the upper bound of each class; the first begins at 0.
        rank: 0.5 is the median.

    """
    wanted, below, lower = min(max(rank, 0.0), 1.0) * sum(counts), 0, 0
    for count, upper in zip(counts, bounds, strict=True):
        if count and below + count >= wanted:
            return lower + (upper - lower) * (wanted - below) / count
        below, lower = below + count, upper
    return float(lower)
