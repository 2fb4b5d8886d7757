from collections.abc import Iterable, Mapping
from itertools import chain, repeat
from random import Random

import pytest

from elearn.domain.item_analysis import ItemStatistics, Sums, sum_tallies
from elearn.domain.item_flags import Finding, Flag, compare_languages, find_flags
from tests.domain.tallies import tallies_of

CHOICES, KEY = ("a", "b", "c"), "a"
Raw = list[tuple[str, int]]


def these(*groups: tuple[str, int, int]) -> Raw:
    """(answer, rest score, how many) each."""
    return list(chain.from_iterable(repeat((answer, rest), times) for answer, rest, times in groups))


def flags_of(raw: Iterable[tuple[str, int]], choices: tuple[str, ...] = CHOICES) -> list[Finding]:
    return find_flags(ItemStatistics(tallies_of(raw)), [], choices, KEY if choices else None)


def kinds(raw: Iterable[tuple[str, int]], choices: tuple[str, ...] = CHOICES) -> list[Flag]:
    return [finding.flag for finding in flags_of(raw, choices)]


#: A good item: who knows more takes the key, and each distractor takes some.
GOOD = these(("a", 900, 60), ("a", 600, 60), ("b", 500, 30), ("b", 300, 20), ("c", 400, 30))


def test_a_good_item_has_no_flag() -> None:
    assert flags_of(GOOD) == []


def test_no_answers_no_flag() -> None:
    assert flags_of([]) == []


@pytest.mark.parametrize(("n", "found"), [(49, []), (50, [Flag.TOO_HARD])])
def test_below_fifty_answers_nothing_is_said(n: int, found: list[Flag]) -> None:
    half = n // 2

    assert kinds(these(("b", 500, half), ("c", 500, n - half))) == found


def test_too_easy_needs_an_interval_above_the_border() -> None:
    assert kinds(these(("a", 500, 400), ("b", 500, 3))) == [Flag.TOO_EASY]
    assert kinds(these(("a", 500, 96), ("b", 500, 4))) == [], "96 of 100 may be 90 of 100"


def test_too_hard_is_below_what_blind_guessing_gets() -> None:
    third = these(("a", 500, 90), ("b", 500, 120), ("c", 500, 90))

    assert kinds(third) == [], "three in ten of three choices may be chance"
    assert kinds(these(("a", 500, 60), ("b", 500, 120), ("c", 500, 120))) == [Flag.TOO_HARD]
    assert kinds(these(("right", 500, 60), ("wrong", 500, 240)), ()) == [Flag.TOO_HARD]


def test_negative_discrimination_is_said_where_the_weak_take_the_key() -> None:
    raw = these(("a", 300, 60), ("a", 500, 30), ("b", 600, 40), ("c", 600, 40), ("b", 500, 20))

    assert Flag.NEGATIVE_DISCRIMINATION in kinds(raw)


def test_a_weak_correlation_of_few_is_no_negative_discrimination() -> None:
    raw = these(("a", 400, 20), ("a", 600, 10), ("b", 400, 14), ("b", 600, 16))

    assert ItemStatistics(tallies_of(raw)).discrimination.value is not None
    assert Flag.NEGATIVE_DISCRIMINATION not in kinds(raw)


def test_a_distractor_that_nobody_takes_is_dead() -> None:
    raw = these(("a", 700, 150), ("b", 300, 150))

    assert flags_of(raw) == [Finding(flag=Flag.DEAD_DISTRACTOR, about="c")]


def test_a_key_that_nobody_takes_is_no_dead_distractor() -> None:
    assert kinds(these(("b", 500, 100), ("c", 500, 100))) == [Flag.TOO_HARD]


def test_where_nearly_all_are_right_no_distractor_is_called_dead() -> None:
    assert kinds(these(("a", 500, 190), ("b", 500, 10))) == []


def test_a_distractor_that_the_strong_take_makes_the_key_suspect() -> None:
    raw = these(("a", 300, 60), ("a", 500, 20), ("b", 900, 60), ("b", 700, 20), ("c", 300, 20))
    findings = flags_of(raw)

    assert findings[0] == Finding(flag=Flag.KEY_SUSPECT, about="b")
    assert Flag.NEGATIVE_DISCRIMINATION in [finding.flag for finding in findings]


def test_a_good_distractor_beside_a_better_key_is_not_suspect() -> None:
    raw = these(("a", 900, 80), ("b", 800, 30), ("b", 500, 20), ("c", 200, 80))

    assert Flag.KEY_SUSPECT not in kinds(raw)


@pytest.mark.parametrize("seed", range(20))
def test_chance_alone_raises_no_flag(seed: int) -> None:
    random = Random(seed)
    raw = [(random.choice("aaaabbc"), random.randrange(1_000)) for _ in range(60)]
    groups = {language: sums(random.choices(raw, k=60)) for language in ("ru", "tg", "ky")}

    assert flags_of(raw) == []
    assert not any(gap.is_harder for gap in compare_languages(groups))


def sums(raw: Iterable[tuple[str, int]]) -> Sums:
    return sum_tallies(tallies_of(raw).values())


def harder(groups: Mapping[str, Raw]) -> list[str]:
    gaps = compare_languages({code: sums(raw) for code, raw in groups.items()})
    return [gap.language for gap in gaps if gap.is_harder]


FAIR = these(("a", 800, 60), ("a", 500, 20), ("b", 500, 20), ("b", 200, 20))
HARD = these(("a", 800, 25), ("a", 500, 5), ("b", 500, 35), ("b", 800, 35), ("b", 200, 20))
WEAK = these(("a", 800, 12), ("a", 500, 28), ("b", 500, 28), ("b", 200, 52))


def test_an_item_that_is_harder_in_one_language_is_flagged_there() -> None:
    groups = {"ru": FAIR, "tg": HARD, "ky": FAIR}

    assert harder(groups) == ["tg"]


def test_learners_who_know_less_do_not_make_the_item_harder() -> None:
    assert sums(WEAK).facility.value == 1 / 3
    assert sums(FAIR).facility.value == 2 / 3
    assert harder({"ru": FAIR, "tg": WEAK}) == []


def test_the_gap_is_zero_where_all_languages_are_alike() -> None:
    gap = compare_languages({"ru": sums(FAIR), "tg": sums(FAIR)})[0]

    assert gap.gap == pytest.approx(0)
    assert gap.interval().low < 0 < gap.interval().high


def test_few_answers_and_an_unknown_language_are_not_compared() -> None:
    gaps = compare_languages({"ru": sums(FAIR), "tg": sums(FAIR[:49]), "und": sums(HARD)})

    assert [(gap.language, gap.gap, gap.interval()) for gap in gaps] == [
        ("ru", None, (-1.0, 1.0)),
        ("tg", None, (-1.0, 1.0)),
    ]
    assert compare_languages({"ru": sums(FAIR)})[0].gap is None, "there is nothing to compare with"


def test_learners_who_are_all_alike_are_compared_as_they_are() -> None:
    same = {"ru": these(("a", 500, 60)), "tg": these(("b", 500, 60))}

    assert harder(same) == ["tg"]


def test_a_language_gap_is_a_finding_about_the_language() -> None:
    groups = {"ru": FAIR, "tg": HARD, "ky": FAIR}
    gaps = compare_languages({code: sums(raw) for code, raw in groups.items()})
    statistics = ItemStatistics(tallies_of([*FAIR, *HARD, *FAIR]))

    assert Finding(flag=Flag.HARDER_IN_ONE_LANGUAGE, about="tg") in find_flags(statistics, gaps, (), None)
