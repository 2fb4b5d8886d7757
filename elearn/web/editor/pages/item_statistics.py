"""How one task does: over all, by choice, mode, language and release."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from elearn.domain.attempts import Mode
from elearn.domain.item_analysis import AnswerStatistics, ItemStatistics
from elearn.domain.item_tallies import RIGHT, WRONG, TallyMode
from elearn.domain.items import Choice, Item
from elearn.domain.languages import Language
from elearn.domain.paper_sheets import offered_choices
from elearn.usecases.load_item_statistics import ItemReport
from elearn.web.editor.pages.figures import (
    FigureWords,
    ShortFigures,
    name_language,
    word_correlation,
    word_figures,
    word_gap,
    word_share,
    word_time,
)
from elearn.web.labels import label
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """One choice; without choices, right or wrong answers, in the words of the page."""

    text: str
    is_russian: bool
    is_key: bool
    count: int
    share: FigureWords
    discrimination: FigureWords


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """The figures of a mode, a language or a release."""

    name: str
    count: int
    right: FigureWords
    discrimination: FigureWords
    omitted: FigureWords
    time: FigureWords
    gap: FigureWords | None = None


@dataclass(frozen=True, kw_only=True)
class ItemStatisticsPage:
    """All of one task."""

    id: str
    stem: str
    topic: Wording
    bank: Wording
    release: str
    figures: ShortFigures
    omitted: FigureWords
    time: FigureWords
    timed: int
    answers: Sequence[AnswerLine]
    modes: Sequence[GroupLine]
    languages: Sequence[GroupLine]
    releases: Sequence[GroupLine]


def draw_item_statistics(report: ItemReport, language: Language) -> ItemStatisticsPage:
    """Draw the page."""
    item, statistics, bank = report.figures.item, report.figures.statistics, report.bank
    gaps = {gap.language: gap for gap in report.figures.gaps}
    return ItemStatisticsPage(
        id=item.id,
        stem=item.stem,
        topic=word_title(bank.topic_by_id[item.topic_id].title, language),
        bank=word_title(bank.title, language),
        release=bank.release,
        figures=word_figures(report.figures),
        omitted=word_share(statistics.omitted),
        time=word_time(statistics.median_time),
        timed=statistics.median_time.n,
        answers=[_draw_answer(each, item, statistics) for each in list_answers(item)],
        modes=[_draw_group(_name_mode(mode), each) for mode, each in report.by_mode.items()],
        languages=[
            _draw_group(name_language(code), each, word_gap(gaps.get(code)))
            for code, each in report.by_language.items()
        ],
        releases=[_draw_group(release, each) for release, each in report.by_release.items()],
    )


def list_answers(item: Item) -> Sequence[Choice]:
    """List the choices of a task; of one without choices, whether what was typed was right."""
    typed = (Choice(id=RIGHT, text=gettext("Right")), Choice(id=WRONG, text=gettext("Wrong")))
    return offered_choices(item) or typed


def _draw_answer(choice: Choice, item: Item, statistics: ItemStatistics) -> AnswerLine:
    found: AnswerStatistics = statistics.answer(choice.id)
    return AnswerLine(
        text=choice.text,
        is_russian=bool(offered_choices(item)),
        is_key=choice.id == (item.key or RIGHT),
        count=found.share.count,
        share=word_share(found.share),
        discrimination=word_correlation(found.rest),
    )


def _draw_group(name: str, statistics: ItemStatistics, gap: FigureWords | None = None) -> GroupLine:
    return GroupLine(
        name=name,
        count=statistics.n,
        right=word_share(statistics.facility),
        discrimination=word_correlation(statistics.discrimination),
        omitted=word_share(statistics.omitted),
        time=word_time(statistics.median_time),
        gap=gap,
    )


def _name_mode(mode: str) -> str:
    return gettext("On paper") if mode == TallyMode.PAPER else str(label(Mode(mode)))
