"""An item's page: its form and what stands beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import LazyString

from elearn.domain.drafts import DraftEntry
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.entry_laws import list_citations
from elearn.domain.entry_sources import source_text
from elearn.domain.languages import LANGUAGE_BY_CODE, WRITTEN_LANGUAGES, Language
from elearn.formats.bank_files.hashes import source_hash
from elearn.usecases.find_items import translation_state
from elearn.usecases.load_draft import LoadedDraft
from elearn.web.editor.entry_form import Options
from elearn.web.editor.entry_words import (
    KINDS_OF_STIMULI,
    LEVELS,
    STATE_WORDS,
    TRANSLATION_WORDS,
    title_of,
)
from elearn.web.editor.pages.draft import list_topics
from elearn.web.task_kinds import TASK_KINDS


@dataclass(frozen=True, kw_only=True)
class TranslationLine:
    """How far the item is in a language; `state` is the word for programs, `words` for people."""

    language: Language
    state: str
    words: LazyString


@dataclass(frozen=True, kw_only=True)
class ItemPage:
    """What the page shows beside the form."""

    id: str
    interaction: str
    is_new: bool  # the release that serves does not have it
    changed: DraftEntry | None
    state_words: LazyString | None
    stimulus: str
    tests: tuple[str, ...]
    laws: tuple[tuple[str, str], ...]  # acts that it cites, by id, with the articles
    translations: tuple[TranslationLine, ...]


def draw_item(loaded: LoadedDraft, item_id: str) -> ItemPage:
    """Draw an item that is in the draft."""
    key = EntryKey(EntryKind.ITEM, item_id)
    data = loaded.entries[key].data
    return ItemPage(
        id=item_id,
        interaction=str(data.get("interaction", "")),
        is_new=key not in loaded.base,
        changed=(changed := loaded.changed.get(key)),
        state_words=STATE_WORDS[changed.state] if changed else None,
        stimulus=str(data.get("stimulus") or ""),
        tests=tuple(_tests_of(loaded, item_id)),
        laws=tuple((law.act, law.article) for law in list_citations(data)),
        translations=draw_translations(loaded, item_id),
    )


def draw_translations(loaded: LoadedDraft, item_id: str) -> tuple[TranslationLine, ...]:
    """Say how far an item is in every language."""
    expected = source_hash(source_text(loaded.entries[EntryKey(EntryKind.ITEM, item_id)].data))
    states = {code: translation_state(loaded, item_id, code, expected) for code in WRITTEN_LANGUAGES[1:]}
    return tuple(
        TranslationLine(language=LANGUAGE_BY_CODE[code], state=state, words=TRANSLATION_WORDS[state])
        for code, state in states.items()
    )


def item_options(loaded: LoadedDraft, data: EntryData, language: Language) -> Options:
    """List what the fields of an item are chosen from."""
    is_judgement = data.get("interaction") == "right_or_wrong"
    keys = [("right", "Верно"), ("wrong", "Неверно")] if is_judgement else [(each, each) for each in "abc"]
    return {
        "topic": list(list_topics(loaded, language)),
        "level": [(level, level) for level in LEVELS],
        "task": [(task, str(words)) for task, words in TASK_KINDS.items()],
        "key": keys,
        "stimulus": list(_list_stimuli(loaded)),
        "misconception": list(_list_misconceptions(loaded, language)),
    }


def _list_stimuli(loaded: LoadedDraft) -> Iterator[tuple[str, str]]:
    for key, entry in loaded.entries.items():
        if key.kind is EntryKind.STIMULUS:
            data = entry.data
            words = str(KINDS_OF_STIMULI.get(str(data.get("kind")), ""))
            start = str(data.get("title") or data.get("text") or data.get("media") or "")
            yield key.id, f"{key.id} · {words}: {start[:50]}"


def _list_misconceptions(loaded: LoadedDraft, language: Language) -> Iterator[tuple[str, str]]:
    for key, entry in loaded.entries.items():
        if key.kind is EntryKind.MISCONCEPTION:
            yield key.id, title_of(entry.data.get("name"), language) or key.id


def _tests_of(loaded: LoadedDraft, item_id: str) -> Iterator[str]:
    for key, entry in loaded.entries.items():
        if key.kind is EntryKind.TEST and item_id in (entry.data.get("items") or ()):
            yield key.id
