"""What a change of the law touches: items with all that hangs on them, tests, lessons, printed forms."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from elearn.domain.citations import parse_articles
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId, ItemId, LawReference, TopicId, bank_order
from elearn.domain.languages import SOURCE_LANGUAGE, WRITTEN_LANGUAGES
from elearn.domain.laws import LawChange
from elearn.domain.reference import Law

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"^\w+(?: \w+)? кодекс", re.IGNORECASE)  # the first words of a title like that
_ARTICLES = re.compile(r"\bст(?:ать\w*|\.)\s*[0-9][0-9.,\sи–-]*", re.IGNORECASE)
_SHORTEST_STEM = 4


@dataclass(frozen=True, kw_only=True)
class StandingTranslation:
    """A translation of an item; `is_fresh`: of the Russian text as it stands."""

    state: str
    is_fresh: bool


@dataclass(frozen=True, kw_only=True)
class StandingItem:
    """An item as editors have it: in the open draft if that differs, else in the current release.

    `released`: what the current release cites, where that is something else or the item is new.
    """

    bank_id: BankId
    id: ItemId
    stem: str
    topic_id: TopicId
    laws: tuple[LawReference, ...]
    released: tuple[LawReference, ...] = ()
    checked_on: date | None = None
    translations: Mapping[str, StandingTranslation] = field(default_factory=dict)
    recording: str | None = None
    is_changed: bool = False  # in the draft
    is_in_draft: bool = False  # an open draft has it, changed or not

    @property
    def fresh(self) -> frozenset[str]:
        """Languages whose translation is of the text as it stands."""
        return frozenset(language for language, each in self.translations.items() if each.is_fresh)


@dataclass(frozen=True, kw_only=True)
class TouchedTest:
    """A practice test with how many of its items are touched."""

    id: str
    title: Mapping[str, str]
    item_count: int


@dataclass(frozen=True, kw_only=True)
class TouchedLesson:
    """A lesson that may tell of the change: its Russian text names the act, or touched items teach its topic.

    `languages`: what it is written in.
    """

    bank_id: BankId
    topic_id: TopicId
    title: Mapping[str, str]
    languages: tuple[str, ...]
    names_act: bool
    names_article: bool
    item_count: int


@dataclass(frozen=True, kw_only=True)
class CentreForms:
    """The printed forms of a centre that hold a touched item, by number."""

    centre: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class LawImpact:
    """Everything that depends on what changes."""

    items: tuple[StandingItem, ...]
    tests: tuple[TouchedTest, ...]
    test_count: int  # of all tests
    lessons: tuple[TouchedLesson, ...]
    forms: tuple[CentreForms, ...]
    forms_by_item: Mapping[ItemId, int]

    @property
    def recordings(self) -> tuple[str, ...]:
        """The recordings of touched items, each once."""
        return tuple(dict.fromkeys(item.recording for item in self.items if item.recording))

    @property
    def translations(self) -> Mapping[str, int]:
        """How many translations are touched, by language."""
        return Counter(sorted(language for item in self.items for language in item.translations))


def find_touched_items(items: Iterable[StandingItem], change: LawChange) -> tuple[StandingItem, ...]:
    """Return the items that rest on what changes, now or in the draft."""
    return tuple(item for item in items if change.touches((*item.laws, *item.released)))


def find_touched_tests(banks: Iterable[ItemBank], items: Iterable[StandingItem]) -> tuple[TouchedTest, ...]:
    """Return the practice tests with a touched item, in the exam's order."""
    touched = {item.id for item in items}
    counted = (
        (test, sum(item_id in touched for item_id in test.item_ids))
        for bank in sorted(banks, key=lambda bank: bank_order(bank.id))
        for test in bank.tests
    )
    return tuple(
        TouchedTest(id=test.id, title=test.title, item_count=count) for test, count in counted if count
    )


def find_touched_lessons(
    banks: Iterable[ItemBank], law: Law, articles: Sequence[str], items: Iterable[StandingItem]
) -> tuple[TouchedLesson, ...]:
    """Guess which lessons tell of the change, those that name an article or the act first."""
    naming, topics = name_pattern(law), Counter(item.topic_id for item in items)
    found = (
        _guess(bank, TopicId(topic_id), naming, articles, topics)
        for bank in sorted(banks, key=lambda bank: bank_order(bank.id))
        for topic_id in bank.lessons.get(SOURCE_LANGUAGE, {})
    )
    likely = (each for each in found if each.names_act or each.item_count)
    return tuple(sorted(likely, key=lambda each: (not each.names_article, not each.names_act)))


def _guess(
    bank: ItemBank,
    id: TopicId,
    naming: re.Pattern[str],
    articles: Sequence[str],
    topics: Mapping[TopicId, int],
) -> TouchedLesson:
    text = bank.lessons[SOURCE_LANGUAGE][id].markdown
    names_act = bool(naming.search(text))
    return TouchedLesson(
        bank_id=bank.id,
        topic_id=id,
        title=bank.topic_by_id[id].title,
        languages=tuple(each for each in WRITTEN_LANGUAGES if id in bank.lessons.get(each, {})),
        names_act=names_act,
        names_article=names_act and _names_article(text, articles),
        item_count=topics.get(id, 0),
    )


def name_pattern(law: Law) -> re.Pattern[str]:
    """Return what finds an act in a Russian text, in any case: by its short name, or as a code of laws."""
    names = [law.short.partition(",")[0]]
    if code := _CODE.match(law.title):
        names.append(code[0])
    return re.compile("|".join(rf"(?<!\w){_stem(name)}(?!\w)" for name in names), re.IGNORECASE)


def _stem(name: str) -> str:
    """Let the endings of the longer words be any."""
    return _WORD.sub(lambda found: _stem_word(found[0]), re.escape(name))


def _stem_word(word: str) -> str:
    is_long = len(word) > _SHORTEST_STEM and word.isalpha()
    return rf"{word[: max(_SHORTEST_STEM, len(word) - 2)]}\w*" if is_long else word


def _names_article(text: str, articles: Sequence[str]) -> bool:
    named = {number for found in _ARTICLES.findall(text) for number in parse_articles(found)}
    return not named.isdisjoint(articles)
