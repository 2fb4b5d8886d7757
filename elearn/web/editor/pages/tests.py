"""The practice tests of a draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import LazyString

from elearn.domain.entries import EntryData, EntryKind
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.domain.test_places import TestPlace
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
    """A test: places, marks of thresholds (title, whole, filled), tasks of topics (title, before, now).

    `saved`: the places where somebody else saved another item meanwhile (number, item); None: nobody did.
    """

    id: str
    title: str
    places: list[PlaceLine]
    missing: int
    is_refused: bool
    saved: list[tuple[int, str]] | None
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
    *,
    is_late: bool = False,
) -> TestPage:
    """Draw a test; `chosen` may be what somebody sent. `is_late`: after somebody else had saved it."""
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
                options=_list_options(plan, place, "" if place.number in misplaced else item_id),
                is_wrong=place.number in misplaced,
            )
            for place, item_id in zip(plan.places, chosen, strict=True)
        ],
        missing=list(chosen).count(""),
        is_refused=bool(misplaced),
        saved=_list_saved(plan, chosen) if is_late else None,
        thresholds=[(title_of(each.title, language), each.whole, each.filled) for each in plan.thresholds()],
        topics=[(topics.get(topic, topic), *counts) for topic, counts in plan.topics.items()],
    )


def _list_saved(plan: TestPlan, chosen: Sequence[str]) -> list[tuple[int, str]]:
    both = zip(plan.places, chosen, plan.chosen, strict=True)
    return [(place.number, _title(plan, theirs)) for place, mine, theirs in both if mine != theirs]


def _list_options(plan: TestPlan, place: TestPlace, chosen: str) -> list[tuple[str, str]]:
    """List what may stand at a place, with what somebody chose there."""
    found = plan.may_stand(place)
    missing = [chosen] if chosen in plan.items and chosen not in found else []
    return [(each, _title(plan, each)) for each in (*missing, *found)]


def _title(plan: TestPlan, item_id: str) -> str:
    return _describe(item_id, plan.items[item_id]) if item_id in plan.items else item_id or "–"


def _describe(item_id: str, item: EntryData) -> str:
    stem = str(item.get("stem") or "")
    stimulus = f" [{item['stimulus']}]" if item.get("stimulus") else ""
    return f"{item_id}{stimulus} {stem if len(stem) <= _LONGEST else stem[: _LONGEST - 1] + '…'}"
