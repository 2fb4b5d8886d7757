"""What a change of the law touches, as editors read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elearn.domain.items import ItemId, bank_order
from elearn.domain.languages import LANGUAGE_BY_CODE, Language
from elearn.domain.law_impact import CentreForms, LawImpact, StandingItem, TouchedLesson, TouchedTest
from elearn.domain.laws import LawChange
from elearn.web.editor.pages.laws import ChangeLine, draw_change
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class TouchedLine:
    """An item with what hangs on it; `stale`: languages whose translation is of an older text."""

    item: StandingItem
    citations: str
    languages: str
    stale: str
    form_count: int


@dataclass(frozen=True, kw_only=True)
class TestLine:
    """A practice test with how many of its items are touched."""

    __test__ = False

    title: Wording
    item_count: int


@dataclass(frozen=True, kw_only=True)
class LessonLine:
    """A lesson that may tell of the change, and why it is thought so."""

    title: Wording
    languages: str
    names_act: bool
    names_article: bool


@dataclass(frozen=True, kw_only=True)
class ChangePage:
    """A change and everything that it touches."""

    change: ChangeLine
    act: str
    url: str | None
    who: str | None
    items: tuple[TouchedLine, ...]
    tests: tuple[TestLine, ...]
    test_count: int
    lessons: tuple[LessonLine, ...]
    forms: tuple[CentreForms, ...]
    form_count: int
    translations: tuple[tuple[str, int], ...]
    recordings: tuple[str, ...]
    task_count: int
    done_count: int

    @property
    def has_new(self) -> bool:
        """Whether an item is touched that the queue does not have."""
        return len(self.items) > self.task_count


def draw_change_page(
    change: LawChange,
    impact: LawImpact,
    language: Language,
    *,
    short: str,
    who: str | None,
    counts: tuple[int, int],
) -> ChangePage:
    """Draw a change. `counts`: tasks of its queue in all, and how many are done."""
    return ChangePage(
        change=draw_change(change, short),
        act=change.act,
        url=change.url,
        who=who,
        items=tuple(_draw_item(item, change, impact.forms_by_item) for item in _order(impact.items)),
        tests=tuple(_draw_test(test, language) for test in impact.tests),
        test_count=impact.test_count,
        lessons=tuple(_draw_lesson(lesson, language) for lesson in impact.lessons),
        forms=impact.forms,
        form_count=sum(len(forms.numbers) for forms in impact.forms),
        translations=tuple((name_languages([code]), count) for code, count in impact.translations.items()),
        recordings=impact.recordings,
        task_count=counts[0],
        done_count=counts[1],
    )


def _draw_test(test: TouchedTest, language: Language) -> TestLine:
    return TestLine(title=word_title(test.title, language), item_count=test.item_count)


def _draw_lesson(lesson: TouchedLesson, language: Language) -> LessonLine:
    return LessonLine(
        title=word_title(lesson.title, language),
        languages=name_languages(lesson.languages),
        names_act=lesson.names_act,
        names_article=lesson.names_article,
    )


def name_languages(codes: Sequence[str]) -> str:
    """Name languages as they call themselves."""
    return ", ".join(LANGUAGE_BY_CODE[code].native_name for code in codes if code in LANGUAGE_BY_CODE)


def _order(items: Sequence[StandingItem]) -> list[StandingItem]:
    return sorted(items, key=lambda item: (bank_order(item.bank_id), item.id))


def _draw_item(item: StandingItem, change: LawChange, forms: Mapping[ItemId, int]) -> TouchedLine:
    cited = dict.fromkeys(law.article for law in change.touched((*item.laws, *item.released)))
    return TouchedLine(
        item=item,
        citations="; ".join(cited),
        languages=name_languages(list(item.translations)),
        stale=name_languages([code for code in item.translations if code not in item.fresh]),
        form_count=forms.get(item.id, 0),
    )
