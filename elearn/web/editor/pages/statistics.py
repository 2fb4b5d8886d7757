"""How the tasks of a release do, those with flags first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from elearn.domain.item_flags import Flag
from elearn.domain.languages import Language
from elearn.usecases.find_items import ANY_FLAG
from elearn.usecases.list_item_statistics import BankFigures, ItemFigures
from elearn.web.editor.pages.figures import FLAG_WORDS, ShortFigures, word_figures
from elearn.web.wording import Wording, word_title

PAGE_SIZE = 40


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What somebody asked for; what is unknown asks for nothing."""

    flag: str = ""
    test: str = ""
    topic: str = ""
    sort: str = ""
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class StatisticsLine:
    """A task with its main figures."""

    id: str
    stem: str
    topic: Wording
    figures: ShortFigures


@dataclass(frozen=True, kw_only=True)
class StatisticsPage:
    """A page of tasks; choices as pairs of value and words."""

    of: str
    releases: Sequence[tuple[str, Wording, str]]
    flags: Sequence[tuple[str, str]]
    tests: Sequence[tuple[str, Wording]]
    topics: Sequence[tuple[str, Wording]]
    chosen: Chosen
    count: int
    answers: int
    lines: Sequence[StatisticsLine]
    before: int | None
    after: int | None


_Order = Callable[[ItemFigures], tuple[float, ...]]


def _by_flags(figures: ItemFigures) -> tuple[float, ...]:
    order = list(Flag)
    worst = min((order.index(finding.flag) for finding in figures.findings), default=len(order))
    return (worst, -len(figures.findings))


def _by_facility(figures: ItemFigures) -> tuple[float, ...]:
    value = figures.statistics.facility.value
    return (2.0 if value is None else value,)


def _by_discrimination(figures: ItemFigures) -> tuple[float, ...]:
    value = figures.statistics.discrimination.value
    return (2.0 if value is None else value,)


ORDERS: Mapping[str, _Order] = {"right": _by_facility, "discrimination": _by_discrimination}


def draw_statistics(bank: BankFigures, chosen: Chosen, language: Language) -> StatisticsPage:
    """Draw a page of tasks."""
    found = sorted(_filter(bank, chosen), key=ORDERS.get(chosen.sort, _by_flags))
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(chosen.page, 1), pages)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return StatisticsPage(
        of=f"{bank.bank.id}/{bank.bank.release}",
        releases=_list_releases(bank, language),
        flags=[(flag.value, str(words)) for flag, words in FLAG_WORDS.items()],
        tests=[(test.id, word_title(test.title, language)) for test in bank.bank.tests],
        topics=[(topic.id, word_title(topic.title, language)) for topic in bank.bank.leaf_topics],
        chosen=chosen,
        count=len(found),
        answers=sum(each.statistics.n for each in bank.items),
        lines=[_draw_line(each, bank, language) for each in shown],
        before=page - 1 if page > 1 else None,
        after=page + 1 if page < pages else None,
    )


def _filter(bank: BankFigures, chosen: Chosen) -> Iterable[ItemFigures]:
    test = next((test for test in bank.bank.tests if test.id == chosen.test), None)
    is_topic = chosen.topic in bank.bank.topic_by_id
    for each in bank.items:
        is_in_test = test is None or each.item.id in test.item_ids
        is_of_topic = not is_topic or each.item.topic_id == chosen.topic
        if is_in_test and is_of_topic and _has_flag(each, chosen.flag):
            yield each


def _has_flag(figures: ItemFigures, wanted: str) -> bool:
    flags = [finding.flag.value for finding in figures.findings]
    return bool(flags) if wanted == ANY_FLAG else wanted not in set(Flag) or wanted in flags


def _list_releases(bank: BankFigures, language: Language) -> list[tuple[str, Wording, str]]:
    return [
        (f"{ref.bank_id}/{ref.release}", word_title(bank.banks[ref.bank_id].title, language), ref.release)
        for ref in bank.releases
        if ref.bank_id in bank.banks
    ]


def _draw_line(figures: ItemFigures, bank: BankFigures, language: Language) -> StatisticsLine:
    item = figures.item
    return StatisticsLine(
        id=item.id,
        stem=item.stem,
        topic=word_title(bank.bank.topic_by_id[item.topic_id].title, language),
        figures=word_figures(figures),
    )
