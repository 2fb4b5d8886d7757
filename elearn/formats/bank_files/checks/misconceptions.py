"""Misconceptions: every distractor names one that there is, every one is used, and says itself shortly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elearn.domain.languages import SOURCE_LANGUAGE, WRITTEN_LANGUAGES
from elearn.formats.bank_files.checks.context import CheckContext, find_repeated
from elearn.formats.bank_files.checks.texts import count_words
from elearn.formats.bank_files.checks.translated_texts import find_faults
from elearn.formats.bank_files.contents import MISCONCEPTIONS, ReleaseContents
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.base import TitlesFile
from elearn.formats.bank_files.models.items import ItemFile, RightOrWrongItem, SingleChoiceItem
from elearn.formats.bank_files.models.releases import MisconceptionFile
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located
from elearn.formats.bank_files.yaml_builder import YamlPath

MAX_NAME_WORDS = 8
MAX_ADVICE_WORDS = 35


@dataclass(frozen=True)
class _Answer:
    """One answer that a learner may give, with the misconception that it names."""

    item: Located[ItemFile]
    path: YamlPath
    is_key: bool
    misconception: str | None

    def defect(self, message: str) -> Defect:
        return self.item.defect(message, *self.path)


def find_wrong_misconceptions(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check what distractors name; a release without the file need not name any."""
    contents = release.contents
    answers = [answer for item in contents.items for answer in _answers(item)]
    for answer in answers:
        if answer.is_key and answer.misconception:
            yield answer.defect("two keys? the key carries a misconception, which is for distractors")
        elif not answer.is_key and not answer.misconception and MISCONCEPTIONS in release.files:
            yield answer.defect("a wrong answer without a misconception")
    yield from _check_names(contents, answers)


def _answers(item: Located[ItemFile]) -> Iterator[_Answer]:
    value = item.value
    if isinstance(value, RightOrWrongItem):
        path: YamlPath = ("misconception",) if value.misconception else ()
        yield _Answer(item, path, False, value.misconception)
    elif isinstance(value, SingleChoiceItem):
        for number, choice in enumerate(value.choices):
            yield _Answer(item, ("choices", number), choice.id == value.key, choice.misconception)


def _check_names(contents: ReleaseContents, answers: Sequence[_Answer]) -> Iterator[Defect]:
    """Check that what is named is there, and what is there is named; what is broken is told elsewhere."""
    broken = {defect.item for defect in contents.defects if defect.file == MISCONCEPTIONS}
    known = {one.value.id for one in contents.misconceptions} | broken
    for answer in answers:
        if answer.misconception and answer.misconception not in known and "" not in broken:
            yield answer.defect(f"misconception '{answer.misconception}' is not in {MISCONCEPTIONS}")
    used = {answer.misconception for answer in answers}
    for one in contents.misconceptions:
        if one.value.id not in used:
            yield one.defect("no wrong answer has this misconception")


def find_wrong_texts_of_misconceptions(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check names and advice in every language."""
    misconceptions = release.contents.misconceptions
    yield from find_repeated(misconceptions, lambda one: one.name.ru.strip().lower(), "duplicate name")
    for one in misconceptions:
        yield from _check_texts(one, "name", one.value.name, MAX_NAME_WORDS)
        yield from _check_texts(one, "advice", one.value.advice, MAX_ADVICE_WORDS)


def _check_texts(
    one: Located[MisconceptionFile], field: str, texts: TitlesFile, most_words: int
) -> Iterator[Defect]:
    by_language = texts.model_dump()
    for language in WRITTEN_LANGUAGES:
        text = by_language[language]
        if (words := count_words(text)) > most_words:
            yield one.defect(f"{field} {language} has {words} words; at most {most_words}", field, language)
        if language != SOURCE_LANGUAGE:
            for fault in find_faults(texts.ru, text, language):
                yield one.defect(f"{field} {language}: {fault}", field, language)
