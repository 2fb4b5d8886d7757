"""The lessons of a draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.languages import LANGUAGE_BY_CODE, SOURCE_LANGUAGE, WRITTEN_LANGUAGES, Language
from elearn.formats.bank_files.hashes import source_hash
from elearn.usecases.load_draft import LoadedDraft
from elearn.web.editor.entry_words import TRANSLATION_WORDS
from elearn.web.editor.pages.draft import list_topics
from elearn.web.editor.pages.item import TranslationLine


@dataclass(frozen=True)
class LessonLine:
    """A topic with its lesson in every language."""

    topic_id: str
    title: str
    translations: tuple[TranslationLine, ...]


def draw_lessons(loaded: LoadedDraft, language: Language) -> Iterator[LessonLine]:
    """Draw the lessons that have a Russian text, in the order of the syllabus."""
    for topic_id, title in list_topics(loaded, language):
        if EntryKey(EntryKind.LESSON, topic_id, SOURCE_LANGUAGE) in loaded.entries:
            yield LessonLine(topic_id, title, tuple(_draw_languages(loaded, topic_id)))


def _draw_languages(loaded: LoadedDraft, topic_id: str) -> Iterator[TranslationLine]:
    source = loaded.entries[EntryKey(EntryKind.LESSON, topic_id, SOURCE_LANGUAGE)]
    expected = source_hash(str(source.data.get("text", "")))
    for code in WRITTEN_LANGUAGES[1:]:
        entry = loaded.entries.get(EntryKey(EntryKind.LESSON, topic_id, code))
        state = "missing"
        if entry is not None:
            fresh = "reviewed" if entry.data.get("state") == "reviewed" else "draft"
            state = fresh if entry.data.get("source") == expected else "stale"
        yield TranslationLine(language=LANGUAGE_BY_CODE[code], state=state, words=TRANSLATION_WORDS[state])
