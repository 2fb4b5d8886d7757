"""The list of a draft's items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from flask_babel import LazyString

from elearn.domain.drafts import EntryState
from elearn.domain.entries import EntryData, EntryKind
from elearn.domain.languages import LANGUAGE_BY_CODE, WRITTEN_LANGUAGES, Language
from elearn.usecases.find_items import FoundItem, ItemFilter
from elearn.usecases.load_draft import LoadedDraft
from elearn.web.editor.entry_words import CHANGED, LEVELS, STATE_WORDS, TRANSLATION_WORDS, title_of

PER_PAGE = 50
_LONGEST = 140  # characters of a question in the list


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """An item in the list; `poor`: languages that wait for somebody, with why."""

    id: str
    stem: str
    topic: str
    level: str
    state: EntryState | None
    poor: tuple[tuple[Language, LazyString], ...]


@dataclass(frozen=True, kw_only=True)
class DraftPage:
    """One page of the list, with what it can be narrowed by: (value, words)."""

    lines: list[ItemLine]
    found: int
    page: int
    pages: int
    topics: list[tuple[str, str]]
    laws: list[tuple[str, str]]
    levels: list[tuple[str, str]]
    states: list[tuple[str, LazyString]]
    named_languages: list[tuple[str, str]]
    translation_states: list[tuple[str, LazyString]]
    taken_out: list[str]


def draw_draft(loaded: LoadedDraft, found: Sequence[FoundItem], number: int, language: Language) -> DraftPage:
    """Draw a page of what was found; a number that is too large is the last page."""
    pages = max(1, ceil(len(found) / PER_PAGE))
    page = min(max(1, number), pages)
    topics = dict(list_topics(loaded, language))
    laws = sorted({act for key, entry in loaded.entries.items() for act in _acts(entry.data)})
    shown = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    return DraftPage(
        lines=[_draw_line(item, topics) for item in shown],
        found=len(found),
        page=page,
        pages=pages,
        topics=sorted(topics.items(), key=lambda topic: topic[1]),
        laws=[(act, act) for act in laws],
        levels=[(level, level) for level in LEVELS],
        states=[("changed", CHANGED), *((str(state), words) for state, words in STATE_WORDS.items())],
        named_languages=[(code, LANGUAGE_BY_CODE[code].native_name) for code in WRITTEN_LANGUAGES[1:]],
        translation_states=list(TRANSLATION_WORDS.items()),
        taken_out=[key.id for key, entry in sorted(loaded.changed.items()) if _is_out(key.kind, entry.data)],
    )


def list_topics(loaded: LoadedDraft, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the leaf topics of a draft with their titles, in order."""
    for key, entry in loaded.entries.items():
        if key.kind is EntryKind.TOPICS:
            for node in entry.data["topics"]:
                for leaf in node.get("topics", [node]):
                    yield leaf["id"], title_of(leaf["title"], language)


def filter_fields(wanted: ItemFilter, page: int) -> dict[str, str]:
    """Return what stands in the address of a page of the list."""
    values = {name: value for name, value in vars(wanted).items() if value}
    return {**values, **({"page": str(page)} if page > 1 else {})}


def _draw_line(item: FoundItem, topics: dict[str, str]) -> ItemLine:
    stem = str(item.data.get("stem", ""))
    topic = str(item.data.get("topic", ""))
    return ItemLine(
        id=item.id,
        stem=stem if len(stem) <= _LONGEST else stem[: _LONGEST - 1] + "…",
        topic=topics.get(topic, topic),
        level=str(item.data.get("level", "")),
        state=item.changed.state if item.changed else None,
        poor=tuple(
            (LANGUAGE_BY_CODE[code], TRANSLATION_WORDS[state])
            for code, state in item.translations.items()
            if state in {"missing", "stale"}
        ),
    )


def _acts(data: EntryData) -> Iterator[str]:
    for law in data.get("laws") or ():
        if isinstance(law, dict) and "act" in law:
            yield str(law["act"])


def _is_out(kind: EntryKind, data: EntryData | None) -> bool:
    return kind is EntryKind.ITEM and data is None
