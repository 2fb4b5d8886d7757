"""Statistics of tasks in words: a value with the range that it may lie in, and what is conspicuous."""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal
from babel.units import format_unit
from flask_babel import format_percent, get_locale, gettext, lazy_gettext

from elearn.domain.intervals import Interval
from elearn.domain.item_analysis import Correlation, MedianTime, Share
from elearn.domain.item_flags import Finding, Flag, LanguageGap
from elearn.domain.items import Item
from elearn.domain.languages import LANGUAGE_BY_CODE
from elearn.domain.paper_sheets import offered_choices
from elearn.usecases.list_item_statistics import ItemFigures

FLAG_WORDS: Mapping[Flag, object] = {
    # Translators: flags of tasks that do badly; "key" is the right answer, "distractor" a wrong choice
    Flag.KEY_SUSPECT: lazy_gettext("The key may be wrong"),
    Flag.NEGATIVE_DISCRIMINATION: lazy_gettext("Those who know more get it wrong"),
    Flag.HARDER_IN_ONE_LANGUAGE: lazy_gettext("Harder in one language"),
    Flag.TOO_HARD: lazy_gettext("Too hard"),
    Flag.DEAD_DISTRACTOR: lazy_gettext("Hardly anybody chooses it"),
    Flag.TOO_EASY: lazy_gettext("Too easy"),
}


@dataclass(frozen=True, kw_only=True)
class FigureWords:
    """A figure, and from where to where the true one may lie; no range: nothing is known."""

    value: str
    range: str = ""


@dataclass(frozen=True, kw_only=True)
class FlagWords:
    """A flag, and which choice or language it is about (empty: the whole task)."""

    name: str
    about: str
    is_russian: bool  # what it is about is a choice


@dataclass(frozen=True, kw_only=True)
class ShortFigures:
    """What fits in a line."""

    count: int
    right: FigureWords
    discrimination: FigureWords
    flags: tuple[FlagWords, ...]


def word_figures(figures: ItemFigures) -> ShortFigures:
    """Word the main figures of a task."""
    statistics = figures.statistics
    return ShortFigures(
        count=statistics.n,
        right=word_share(statistics.facility),
        discrimination=word_correlation(statistics.discrimination),
        flags=tuple(_word_flag(finding, figures.item) for finding in figures.findings),
    )


def word_share(share: Share) -> FigureWords:
    """Word a share in per cent."""
    if share.value is None:
        return FigureWords(value=_unknown())
    low, high = share.interval()
    return _word_range(format_percent(share.value), format_percent(low), format_percent(high))


def word_correlation(correlation: Correlation) -> FigureWords:
    """Word a correlation with two digits."""
    if correlation.value is None:
        return FigureWords(value=_unknown())
    return _word_number(correlation.value, correlation.interval())


def word_gap(gap: LanguageGap | None) -> FigureWords:
    """Word how much harder (below 0) or easier a task is in a language."""
    if gap is None or gap.gap is None:
        return FigureWords(value=_unknown())
    return _word_number(gap.gap, gap.interval())


def word_time(median: MedianTime) -> FigureWords:
    """Word a median time in seconds."""
    if median.seconds is None:
        return FigureWords(value=_unknown())
    return _word_range(*(_seconds(value) for value in (median.seconds, *median.interval)))


def _word_flag(finding: Finding, item: Item) -> FlagWords:
    texts = {choice.id: choice.text for choice in offered_choices(item)}
    is_choice = finding.flag is not Flag.HARDER_IN_ONE_LANGUAGE
    about = texts.get(finding.about, "") if is_choice else name_language(finding.about)
    return FlagWords(name=str(FLAG_WORDS[finding.flag]), about=about, is_russian=is_choice)


def name_language(code: str) -> str:
    """Name a language of the interface in itself."""
    language = LANGUAGE_BY_CODE.get(code)
    return language.native_name if language else _unknown()


def _word_number(value: float, interval: Interval) -> FigureWords:
    return _word_range(*(_two_digits(each) for each in (value, *interval)))


def _word_range(value: str, low: str, high: str) -> FigureWords:
    # Translators: from where to where a figure may lie: 47% to 63%
    return FigureWords(value=value, range=gettext("%(low)s to %(high)s", low=low, high=high))


def _two_digits(value: float) -> str:
    words: str = format_decimal(round(value, 2) + 0.0, format="0.00", locale=get_locale())
    return words.replace("-", "\N{MINUS SIGN}")


def _seconds(value: float) -> str:
    words: str = format_unit(round(value), "duration-second", length="short", locale=get_locale())
    return words


def _unknown() -> str:
    return str(gettext("not known yet"))
