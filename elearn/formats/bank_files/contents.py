"""A release's files as located file models: what the checks look at and the bank is built from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import TypeAdapter

from elearn.domain.entries import EntryKind
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.documents import Document, read_document, read_text
from elearn.formats.bank_files.models.base import WHEN_USED
from elearn.formats.bank_files.models.items import ItemFile
from elearn.formats.bank_files.models.media import MediumFile
from elearn.formats.bank_files.models.releases import (
    LeafTopicFile,
    ManifestFile,
    MisconceptionFile,
    PracticeTestFile,
    StimulusFile,
    TopicFile,
    TopicGroupFile,
)
from elearn.formats.bank_files.models.translations import ItemTranslationFile
from elearn.formats.bank_files.validation import Located, raw_ids, validate, validate_list, validate_mapping

T = TypeVar("T")

MISCONCEPTIONS = "misconceptions.yaml"

_MANIFEST: TypeAdapter[ManifestFile] = TypeAdapter(ManifestFile)
_TOPIC: TypeAdapter[TopicFile] = TypeAdapter(TopicFile, config=WHEN_USED)
_ITEM: TypeAdapter[ItemFile] = TypeAdapter(ItemFile, config=WHEN_USED)
_STIMULUS: TypeAdapter[StimulusFile] = TypeAdapter(StimulusFile, config=WHEN_USED)
_MEDIUM: TypeAdapter[MediumFile] = TypeAdapter(MediumFile, config=WHEN_USED)
_MISCONCEPTION: TypeAdapter[MisconceptionFile] = TypeAdapter(MisconceptionFile)
_TEST: TypeAdapter[PracticeTestFile] = TypeAdapter(PracticeTestFile)
_TRANSLATION: TypeAdapter[ItemTranslationFile] = TypeAdapter(ItemTranslationFile)
#: What an entry of a kind is validated by.
ADAPTERS: Mapping[EntryKind, TypeAdapter[Any]] = {
    EntryKind.TOPICS: _TOPIC,
    EntryKind.ITEM: _ITEM,
    EntryKind.STIMULUS: _STIMULUS,
    EntryKind.MEDIUM: _MEDIUM,
    EntryKind.MISCONCEPTION: _MISCONCEPTION,
    EntryKind.TEST: _TEST,
    EntryKind.TRANSLATION: _TRANSLATION,
}

LESSON_HEADER = re.compile(r"<!-- state: (draft|reviewed); source: (\S*) -->\n")


@dataclass(frozen=True)
class LessonText:
    """A lesson as it stands in its file; a translation has a state and the hash of its source."""

    file: str
    markdown: str
    state: str | None = None
    source: str | None = None


@dataclass
class ReleaseContents:
    """Everything sound that the files hold; `seen_ids` also has the ids of entries that are not sound."""

    files: Mapping[str, bytes]
    manifest: Located[ManifestFile] | None = None
    topics: list[Located[TopicFile]] = field(default_factory=list)
    items: list[Located[ItemFile]] = field(default_factory=list)
    stimuli: list[Located[StimulusFile]] = field(default_factory=list)
    media: list[Located[MediumFile]] = field(default_factory=list)
    misconceptions: list[Located[MisconceptionFile]] = field(default_factory=list)
    tests: list[Located[PracticeTestFile]] = field(default_factory=list)
    translations: dict[str, list[Located[ItemTranslationFile]]] = field(default_factory=dict)
    lessons: dict[str, dict[str, LessonText]] = field(default_factory=dict)
    seen_ids: set[str] = field(default_factory=set)
    defects: list[Defect] = field(default_factory=list)

    def leaves(self) -> Iterator[Located[LeafTopicFile]]:
        """Yield the leaf topics in order, each with its own place."""
        for topic in self.topics:
            if isinstance(topic.value, TopicGroupFile):
                for number, leaf in enumerate(topic.value.topics):
                    yield Located(leaf, topic.document, (*topic.path, "topics", number))
            else:
                yield Located(topic.value, topic.document, topic.path)


def read_contents(files: Mapping[str, bytes]) -> ReleaseContents:
    """Read every known file of a release; what is not sound is in `defects`."""
    contents = ReleaseContents(files)
    for name in sorted(files):
        folder, _, _ = name.partition("/")
        if name.endswith(".yaml"):
            _read_yaml(contents, name, folder)
        elif folder == "lessons" and name.count("/") == 2:
            _read_lesson(contents, name)
    return contents


def _read_yaml(contents: ReleaseContents, name: str, folder: str) -> None:
    document = read_document(contents.files[name], name)
    contents.defects += document.defects
    if name != MISCONCEPTIONS:  # the only ids that are named by themselves, and may look like a topic's
        contents.seen_ids |= set(_all_ids(document))
    if name == "manifest.yaml":
        contents.manifest, defects = validate(document, _MANIFEST) if document.data else (None, [])
        contents.defects += defects
    elif folder == "translations" and name.count("/") == 2:
        found, defects = validate_mapping(document, _TRANSLATION, "items")
        contents.translations.setdefault(name.split("/")[1], []).extend(found)
        contents.defects += defects
    else:
        _read_list(contents, document, name, folder)


def _read_list(contents: ReleaseContents, document: Document, name: str, folder: str) -> None:
    if folder == "items":
        _extend(contents, contents.items, document, _ITEM)
    elif folder == "stimuli":
        _extend(contents, contents.stimuli, document, _STIMULUS)
    elif name == "topics.yaml":
        _extend(contents, contents.topics, document, _TOPIC)
    elif name == "tests.yaml":
        _extend(contents, contents.tests, document, _TEST)
    elif name == "media.yaml":
        _extend(contents, contents.media, document, _MEDIUM)
    elif name == MISCONCEPTIONS:
        _extend(contents, contents.misconceptions, document, _MISCONCEPTION)


def _extend(
    contents: ReleaseContents, target: list[Located[T]], document: Document, adapter: TypeAdapter[T]
) -> None:
    found, defects = validate_list(document, adapter)
    target += found
    contents.defects += defects


def _read_lesson(contents: ReleaseContents, name: str) -> None:
    _, language, file_name = name.split("/")
    text, defects = read_text(contents.files[name], name)
    contents.defects += defects
    header = LESSON_HEADER.match(text)
    contents.lessons.setdefault(language, {})[file_name.removesuffix(".md")] = LessonText(
        file=name,
        markdown=text[header.end() :] if header else text,
        state=header[1] if header else None,
        source=header[2] if header else None,
    )


def _all_ids(document: Document) -> Iterator[str]:
    yield from raw_ids(document.data)
    for entry in document.data if isinstance(document.data, list) else ():
        if isinstance(entry, dict):
            yield from raw_ids(entry.get("topics"))
