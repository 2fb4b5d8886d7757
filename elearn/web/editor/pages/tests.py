"""The practice tests of a draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import LazyString

from elearn.domain.entries import EntryData, EntryKind
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.load_test_plan import TestPlan, load_test_plan
from elearn.web.editor.entry_words import title_of
from elearn.web.editor.pages.draft import list_topics
from elearn.web.task_kinds import TASK_KINDS

_LONGEST = 90


@dataclass(frozen=True)
class TestLine:
    """A test in the list."""

    id: str
    title: str
    count: int
    missing: int

    __test__ = False


@dataclass(frozen=True, kw_only=True)
class PlaceLine:
    """A place with what may stand there: (item id, words)."""

    number: int
    kind: LazyString | str
    is_shared: bool
    chosen: str
    options: list[tuple[str, str]]
    is_wrong: bool


@dataclass(frozen=True, kw_only=True)
class TestPage:
    """A test: places, marks of thresholds (title, whole, filled), tasks of topics (title, before, now)."""

    id: str
    title: str
    places: list[PlaceLine]
    missing: int
    is_refused: bool
    thresholds: list[tuple[str, int, int]]
    topics: list[tuple[str, int, int]]

    __test__ = False


def draw_tests(loaded: LoadedDraft, books: ReferenceBooks, language: Language) -> Iterator[TestLine]:
    """Draw the list."""
    for key, entry in loaded.entries.items():
        if key.kind is EntryKind.TEST:
            plan = load_test_plan(loaded, books, key.id)
            title = title_of(entry.data.get("title"), language) or key.id
            yield TestLine(key.id, title, len(plan.places), plan.chosen.count(""))


def draw_test(
    loaded: LoadedDraft,
    plan: TestPlan,
    chosen: Sequence[str],
    misplaced: Sequence[int],
    language: Language,
) -> TestPage:
    """Draw a test; `chosen` may be what somebody sent."""
    topics = dict(list_topics(loaded, language))
    return TestPage(
        id=plan.entry.key.id,
        title=title_of(plan.entry.data.get("title"), language) or plan.entry.key.id,
        places=[
            PlaceLine(
                number=place.number,
                kind=TASK_KINDS.get(place.task, place.task),
                is_shared=place.is_shared,
                chosen=item_id,
                options=[(each, _describe(each, plan.items[each])) for each in plan.may_stand(place)],
                is_wrong=place.number in misplaced,
            )
            for place, item_id in zip(plan.places, chosen, strict=True)
        ],
        missing=list(chosen).count(""),
        is_refused=bool(misplaced),
        thresholds=[(title_of(each.title, language), each.whole, each.filled) for each in plan.thresholds()],
        topics=[(topics.get(topic, topic), *counts) for topic, counts in plan.topics.items()],
    )


def _describe(item_id: str, item: EntryData) -> str:
    stem = str(item.get("stem") or "")
    stimulus = f" [{item['stimulus']}]" if item.get("stimulus") else ""
    return f"{item_id}{stimulus} {stem if len(stem) <= _LONGEST else stem[: _LONGEST - 1] + '…'}"
