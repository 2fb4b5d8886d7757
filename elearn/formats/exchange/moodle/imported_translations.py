"""The translations that a question's texts hold, as entries."""

import string
from collections.abc import Iterator, Mapping
from typing import Any

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.languages import SOURCE_LANGUAGE, WRITTEN_LANGUAGES
from elearn.formats.exchange.moodle.harvest import Harvest
from elearn.formats.exchange.moodle.imported_text import read_formed
from elearn.formats.exchange.moodle.question import Question, QuestionType
from elearn.formats.exchange.moodle.read_text import ReadText


def take_translations(
    question: Question, texts: Mapping[str, ReadText], key: EntryKey, into: Harvest
) -> None:
    """Take the texts of every language that we have; that there were others is noted."""
    found: dict[str, dict[str, Any]] = {}
    for name, read in texts.items():
        for language, text in read.texts.items():
            found.setdefault(language, {})[name] = text
    for letter, language, text in _of_choices(question):
        found.setdefault(language, {}).setdefault("choices", {})[letter] = text
    for language in found.keys() - {SOURCE_LANGUAGE}:
        if language in WRITTEN_LANGUAGES:
            into.merge(EntryKey(EntryKind.TRANSLATION, key.id, language), found[language])
        else:
            into.lose(key, "translations")


def _of_choices(question: Question) -> Iterator[tuple[str, str, str]]:
    if question.type == QuestionType.CHOICE:
        for letter, answer in zip(string.ascii_lowercase, question.answers, strict=False):
            texts = read_formed(answer.text).texts
            yield from ((letter, language, text) for language, text in texts.items())
