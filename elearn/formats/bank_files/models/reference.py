"""laws.yaml, exams/<profile>.yaml and exams/guide/<lang>.yaml."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from elearn.formats.bank_files.models.base import (
    BankName,
    FileModel,
    Level,
    Positive,
    Slug,
    SourceFile,
    State,
    Text,
    TitlesFile,
    Url,
)
from elearn.formats.bank_files.models.items import Task

ARTICLE_NUMBER = r"^[0-9]+(\.[0-9]+)*(-[0-9]+)?$"

InteractionName = Literal["single_choice", "right_or_wrong", "typed_word", "form", "letter", "speaking"]


class LawArticleFile(FileModel):
    """What is known of one article by itself."""

    number: Annotated[str, Field(pattern=ARTICLE_NUMBER, max_length=32)]
    wording_on: date | None = None
    url: Url | None = None
    note: Text | None = None


class LawFile(FileModel):
    """One act of the register."""

    id: Slug
    title: Text
    short: Text
    url: Url
    wording_on: date
    note: Text | None = None
    articles: Annotated[list[LawArticleFile], Field(default_factory=list)]


class TermFile(FileModel):
    """One word of the glossary: how each language says it, and what it means in plain words."""

    id: Slug
    term: TitlesFile
    forms: Annotated[list[Text], Field(min_length=1)]
    meaning: TitlesFile


class SlotFile(FileModel):
    """One place of a part; with two items or more: one stimulus with that many tasks."""

    task: Task
    items: Positive
    marks: Positive
    interaction: InteractionName = "single_choice"


class PartFile(FileModel):
    """A part of the exam, its slots in order."""

    id: Slug
    bank: BankName
    title: TitlesFile
    slots: Annotated[list[SlotFile], Field(min_length=1)]


class ThresholdFile(FileModel):
    """Marks to reach: in the whole exam, a part, or some kinds of task of a part."""

    id: Slug
    title: TitlesFile
    part: Slug | None = None
    tasks: Annotated[list[Task], Field(default_factory=list)]
    cut_score: Positive


class _ProfileFields(FileModel):
    title: TitlesFile
    valid_from: date
    price_rub: Positive | None
    certificate_years: Positive | None
    taken: Literal["computer", "paper"]
    sources: Annotated[list[SourceFile], Field(min_length=1)]


class ProfileFile(_ProfileFields):
    """The rules of one level of the exam."""

    id: Level
    archive: Literal[False] = False
    valid_to: date | None
    minutes: Positive
    parts: Annotated[list[PartFile], Field(min_length=1)]
    thresholds: Annotated[list[ThresholdFile], Field(min_length=1)]


class ArchivedSubtestFile(FileModel):
    """A subtest of an exam that is no longer held."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    max_score: Positive


class ArchivedPartFile(FileModel):
    """A part of an exam that is no longer held."""

    id: Slug
    bank: BankName
    title: TitlesFile
    subtests: Annotated[list[ArchivedSubtestFile], Field(min_length=1)]


class ArchivedThresholdFile(FileModel):
    """Per cent to reach in a subtest or part."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: TitlesFile
    part: Slug
    cut_percent: Annotated[int, Field(ge=1, le=100)]
    may_fall_short_by: Positive | None = None


class ArchivedProfileFile(_ProfileFields):
    """The rules of an exam that is no longer held."""

    id: Slug
    archive: Literal[True]
    valid_to: date
    minutes: Positive | None
    parts: Annotated[list[ArchivedPartFile], Field(min_length=1)]
    thresholds: Annotated[list[ArchivedThresholdFile], Field(min_length=1)]
    note: TitlesFile | None = None


class GuideSectionFile(FileModel):
    """One question about the real exam, answered."""

    id: Slug
    title: Text
    body: Text
    sources: Annotated[list[SourceFile], Field(default_factory=list)]


class GuideFile(FileModel):
    """The exam guide in one language; `source` in all but the Russian."""

    state: State
    source: Text | None = None
    as_of: date
    sections: Annotated[list[GuideSectionFile], Field(min_length=1)]
