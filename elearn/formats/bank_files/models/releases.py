"""manifest, topics, tests, misconceptions and stimuli of a release, and releases.yaml."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, RootModel, StringConstraints, Tag

from elearn.formats.bank_files.models.base import (
    BankName,
    FileModel,
    Level,
    Positive,
    Sha256,
    Slug,
    Text,
    TitlesFile,
)
from elearn.formats.bank_files.models.items import ITEM_ID

ReleaseName = Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{1,3}$")]


class ManifestFile(FileModel):
    """Which release of which bank the folder holds."""

    bank: BankName
    release: ReleaseName
    released_on: date
    title: TitlesFile
    notes: Text
    licence: Text


class LeafTopicFile(FileModel):
    """A topic that items and lessons belong to."""

    id: Slug
    title: TitlesFile
    exam_asks: TitlesFile
    levels: Annotated[list[Level], Field(min_length=1)]


class TopicGroupFile(FileModel):
    """A heading over leaf topics."""

    id: Slug
    title: TitlesFile
    topics: Annotated[list[LeafTopicFile], Field(min_length=1)]


def _kind_of_topic(value: Any) -> str:
    is_group = "topics" in value if isinstance(value, dict) else isinstance(value, TopicGroupFile)
    return "group" if is_group else "leaf"


TopicFile = Annotated[
    Annotated[LeafTopicFile, Tag("leaf")] | Annotated[TopicGroupFile, Tag("group")],
    Discriminator(_kind_of_topic),
]


class TextStimulusFile(FileModel):
    """A text or a notice to read."""

    id: Slug
    kind: Literal["text", "notice"]
    text: Text
    title: Text | None = None


class MediaStimulusFile(FileModel):
    """A recording to hear or a picture to see."""

    id: Slug
    kind: Literal["recording", "picture"]
    media: Slug
    title: Text | None = None


StimulusFile = Annotated[TextStimulusFile | MediaStimulusFile, Field(discriminator="kind")]


class PracticeTestFile(FileModel):
    """A practice test: a whole multiple of one part of a profile."""

    id: Slug
    title: TitlesFile
    profile: Slug
    part: Slug
    times: Positive
    items: Annotated[list[Annotated[str, StringConstraints(pattern=ITEM_ID)]], Field(min_length=1)]


class MisconceptionFile(FileModel):
    """A kind of mistake that distractors share: its name, and what to do about it next time."""

    id: Slug
    name: TitlesFile
    advice: TitlesFile


class RecordedHashesFile(RootModel[dict[Slug, dict[ReleaseName, Sha256]]]):
    """releases.yaml: the hash of every release that shipped."""
