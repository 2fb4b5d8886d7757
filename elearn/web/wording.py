"""Content in the reader's language where there is one, else in Russian and marked as Russian."""

from collections.abc import Mapping
from dataclasses import dataclass

from elearn.domain.item_bank import ItemTranslation, Lesson
from elearn.domain.items import Criterion, Item
from elearn.domain.languages import LANGUAGE_BY_CODE, SOURCE_LANGUAGE, Language

_RUSSIAN = LANGUAGE_BY_CODE[SOURCE_LANGUAGE]


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A text with its language; `is_foreign`: not the language of the page."""

    text: str
    tag: str
    is_foreign: bool = False
    is_draft: bool = False
    is_stale: bool = False


def word_title(titles: Mapping[str, str], language: Language) -> Wording:
    """Choose a title in the page's language, else the Russian one."""
    if language.code in titles:
        return Wording(text=titles[language.code], tag=language.tag)
    return _in_russian(titles[SOURCE_LANGUAGE], language)


def word_explanation(item: Item, translation: ItemTranslation | None, language: Language) -> Wording:
    """Choose the explanation in the page's language, else the Russian one."""
    if translation is None:
        return _in_russian(item.explanation, language)
    return Wording(
        text=translation.explanation,
        tag=language.tag,
        is_draft=translation.state == "draft",
        is_stale=translation.is_stale,
    )


def word_criterion(criterion: Criterion, translation: ItemTranslation | None, language: Language) -> Wording:
    """Choose a line of a rubric in the page's language, else the Russian one."""
    if translation is None or criterion.id not in translation.rubric:
        return _in_russian(criterion.text, language)
    return Wording(text=translation.rubric[criterion.id], tag=language.tag)


def word_lesson(
    lessons: Mapping[str, Mapping[str, Lesson]], topic_id: str, language: Language
) -> Wording | None:
    """Choose the lesson of a topic in the page's language, else the Russian one, None where there is none."""
    lesson = lessons.get(language.code, {}).get(topic_id)
    if lesson is None:
        source = lessons.get(SOURCE_LANGUAGE, {}).get(topic_id)
        return _in_russian(source.markdown, language) if source else None
    return Wording(
        text=lesson.markdown, tag=language.tag, is_draft=lesson.state == "draft", is_stale=lesson.is_stale
    )


def _in_russian(text: str, language: Language) -> Wording:
    return Wording(text=text, tag=_RUSSIAN.tag, is_foreign=language.code != SOURCE_LANGUAGE)
