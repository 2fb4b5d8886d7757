"""Mastery of a topic: a Beta posterior over unaided first answers, with an honest "not known yet"."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import comb

MASTERY_CUT = 0.6  # command of a topic that passes the exam's parts with a margin
CERTAINTY = 0.8  # how sure we must be before we say weak or strong
MINIMUM_EVIDENCE = 3  # answers; two say nothing about anybody


class Verdict(StrEnum):
    """What we may say about a topic."""

    WEAK = "weak"
    UNKNOWN = "unknown"
    STRONG = "strong"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """First unaided answers on a topic: `answered` of them, `correct` right."""

    answered: int = 0
    correct: int = 0


@dataclass(frozen=True, kw_only=True)
class Mastery:
    """Command of a topic, 0..1: posterior mean, 80 % credible interval, verdict."""

    evidence: Evidence
    mean: float
    low: float
    high: float
    verdict: Verdict


def gather_evidence(evidence: Iterable[Evidence]) -> Evidence:
    """Add up the evidence of topics: what their group is judged by when each alone has too little."""
    every = tuple(evidence)
    return Evidence(answered=sum(one.answered for one in every), correct=sum(one.correct for one in every))


@lru_cache(maxsize=2_000)  # the interval is dear, and most topics of most learners have few answers
def estimate_mastery(evidence: Evidence) -> Mastery:
    """Estimate the command of a topic from a uniform prior and the evidence."""
    alpha, beta = _posterior(evidence)
    return Mastery(
        evidence=evidence,
        mean=expect_mastery(evidence),
        low=_quantile(0.1, alpha, beta),
        high=_quantile(0.9, alpha, beta),
        verdict=judge_mastery(evidence),
    )


def expect_mastery(evidence: Evidence) -> float:
    """Return the posterior mean alone: without the interval it costs next to nothing."""
    alpha, beta = _posterior(evidence)
    return alpha / (alpha + beta)


def judge_mastery(evidence: Evidence) -> Verdict:
    """Say weak or strong where that is sure enough."""
    if evidence.answered < MINIMUM_EVIDENCE:
        return Verdict.UNKNOWN
    probability_below = _beta_cdf(MASTERY_CUT, *_posterior(evidence))
    if probability_below >= CERTAINTY:
        return Verdict.WEAK
    return Verdict.STRONG if 1 - probability_below >= CERTAINTY else Verdict.UNKNOWN


def _posterior(evidence: Evidence) -> tuple[int, int]:
    return 1 + evidence.correct, 1 + evidence.answered - evidence.correct


def _beta_cdf(x: float, alpha: int, beta: int) -> float:
    """P(X <= x) for X ~ Beta(alpha, beta) with whole parameters: a binomial tail, exact."""
    n = alpha + beta - 1
    return sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(alpha, n + 1))


def _quantile(probability: float, alpha: int, beta: int) -> float:
    low, high = 0.0, 1.0
    for _ in range(20):  # halves the interval to under one millionth
        middle = (low + high) / 2
        if _beta_cdf(middle, alpha, beta) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2
