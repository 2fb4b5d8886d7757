"""Sound contents of a release into the domain's item bank; Uzbek in Cyrillic letters is derived here."""

from collections.abc import Mapping
from typing import Any

from elearn.domain.assessment import AssessmentTest
from elearn.domain.item_bank import (
    ItemBank,
    ItemTranslation,
    Lesson,
    MediaFile,
    Medium,
    Misconception,
    Stimulus,
    Titles,
    Topic,
    Utterance,
)
from elearn.domain.items import BankId, ItemId, MisconceptionId, StimulusId, TopicId
from elearn.domain.languages import DERIVED_LANGUAGE, uzbek_cyrillic
from elearn.formats.bank_files.build_items import build_item
from elearn.formats.bank_files.contents import LessonText, ReleaseContents
from elearn.formats.bank_files.hashes import source_hash
from elearn.formats.bank_files.models.base import TitlesFile
from elearn.formats.bank_files.models.media import MediumFile, PictureFile
from elearn.formats.bank_files.models.releases import (
    ManifestFile,
    MisconceptionFile,
    PracticeTestFile,
    StimulusFile,
    TopicFile,
)
from elearn.formats.bank_files.models.translations import ItemTranslationFile
from elearn.formats.bank_files.picture_size import read_picture_size


def build_bank(contents: ReleaseContents, manifest: ManifestFile, files: Mapping[str, bytes]) -> ItemBank:
    """Build the bank from contents without structural defects."""
    bank_id = BankId(manifest.bank)
    items = tuple(build_item(item.value, bank_id) for item in contents.items)
    hashes = {item.id: source_hash(item.source_text) for item in items}
    return ItemBank(
        id=bank_id,
        release=manifest.release,
        released_on=manifest.released_on,
        title=build_titles(manifest.title),
        topics=tuple(_topic(topic.value) for topic in contents.topics),
        items=items,
        stimuli=tuple(_stimulus(stimulus.value) for stimulus in contents.stimuli),
        media=tuple(_medium(medium.value, files) for medium in contents.media),
        tests=tuple(_test(test.value, bank_id) for test in contents.tests),
        lessons=_lessons(contents.lessons),
        translations=_translations(contents, hashes),
        misconceptions=tuple(_misconception(one.value) for one in contents.misconceptions),
    )


def build_titles(titles: TitlesFile) -> Titles:
    """Take over a text in every written language and derive the Uzbek in Cyrillic letters."""
    return {**titles.model_dump(), DERIVED_LANGUAGE: uzbek_cyrillic(titles.uz)}


def _topic(file: TopicFile) -> Topic:
    fields: dict[str, Any] = {"id": TopicId(file.id), "title": build_titles(file.title)}
    if hasattr(file, "topics"):
        return Topic(**fields, topics=tuple(_topic(leaf) for leaf in file.topics))
    return Topic(**fields, exam_asks=build_titles(file.exam_asks), levels=tuple(file.levels))


def _stimulus(file: StimulusFile) -> Stimulus:
    return Stimulus(**{**file.model_dump(), "id": StimulusId(file.id)})


def _medium(file: MediumFile, contents: Mapping[str, bytes]) -> Medium:
    files = tuple(MediaFile(**part.model_dump()) for part in file.files)
    shared: dict[str, Any] = {"id": file.id, "kind": file.kind, "files": files}
    shared |= {"licence": file.licence, "credit": file.credit}
    if isinstance(file, PictureFile):
        size = read_picture_size(files[0].path, contents.get(files[0].path, b""))
        return Medium(**shared, alt=file.alt, size=size)
    turns = tuple(Utterance(speaker=turn.speaker, text=turn.text) for turn in file.transcript)
    return Medium(**shared, seconds=file.seconds, synthetic=file.synthetic, transcript=turns)


def _misconception(file: MisconceptionFile) -> Misconception:
    return Misconception(
        id=MisconceptionId(file.id), name=build_titles(file.name), advice=build_titles(file.advice)
    )


def _test(file: PracticeTestFile, bank_id: BankId) -> AssessmentTest:
    return AssessmentTest(
        id=file.id,
        title=build_titles(file.title),
        bank_id=bank_id,
        profile_id=file.profile,
        part_id=file.part,
        times=file.times,
        item_ids=tuple(ItemId(item_id) for item_id in file.items),
    )


def _lessons(texts: Mapping[str, Mapping[str, LessonText]]) -> dict[str, dict[str, Lesson]]:
    sources = {topic: source_hash(lesson.markdown) for topic, lesson in texts.get("ru", {}).items()}
    lessons = {
        language: {topic: _lesson(text, sources.get(topic)) for topic, text in by_topic.items()}
        for language, by_topic in texts.items()
    }
    lessons[DERIVED_LANGUAGE] = {
        topic: Lesson(state=x.state, markdown=uzbek_cyrillic(x.markdown), is_stale=x.is_stale)
        for topic, x in lessons.get("uz", {}).items()
    }
    return lessons


def _lesson(text: LessonText, expected: str | None) -> Lesson:
    return Lesson(
        state=text.state or "source",
        markdown=text.markdown,
        is_stale=text.source is not None and text.source != expected,
    )


def _translations(
    contents: ReleaseContents, hashes: Mapping[ItemId, str]
) -> dict[str, dict[str, ItemTranslation]]:
    translations = {
        language: {
            str(entry.path[1]): _translation(entry.value, hashes.get(ItemId(str(entry.path[1]))))
            for entry in entries
        }
        for language, entries in contents.translations.items()
    }
    translations[DERIVED_LANGUAGE] = {
        item_id: _in_cyrillic(translation) for item_id, translation in translations.get("uz", {}).items()
    }
    return translations


def _translation(file: ItemTranslationFile, expected: str | None) -> ItemTranslation:
    fields = file.model_dump(exclude={"source"})
    return ItemTranslation(**fields, is_stale=file.source != expected)


def _in_cyrillic(translation: ItemTranslation) -> ItemTranslation:
    return ItemTranslation(
        state=translation.state,
        explanation=uzbek_cyrillic(translation.explanation),
        stem=uzbek_cyrillic(translation.stem) if translation.stem else None,
        choices={key: uzbek_cyrillic(text) for key, text in translation.choices.items()},
        rubric={key: uzbek_cyrillic(text) for key, text in translation.rubric.items()},
        is_stale=translation.is_stale,
    )
