"""items/*.yaml: one model per interaction, so that a field of another interaction is unknown."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from elearn.formats.bank_files.models.base import FileModel, Level, Positive, Slug, Text, Url

ITEM_ID = r"^(lang|hist|law)-\d{4}$"
Task = Literal[
    "speaking_start",
    "speaking_reply",
    "speaking_message",
    "speaking_ask",
    "speaking_picture",
    "listening_place",
    "listening_announcement",
    "listening_reply",
    "listening_dialogue",
    "listening_word",
    "reading_notice",
    "reading_text",
    "writing_word",
    "writing_form",
    "writing_letter",
    "grammar",
    "history",
    "history_picture",
    "legislation",
    "legislation_judgement",
]


class ChoiceFile(FileModel):
    """One choice; a distractor says what makes it tempting (for editors) and names its misconception."""

    id: Literal["a", "b", "c"]
    text: Text
    misunderstanding: Text | None = None
    misconception: Slug | None = None


class CriterionFile(FileModel):
    """One line of a rubric."""

    id: Slug
    text: Text
    marks: Positive


class FormFieldFile(FileModel):
    """One box of a form to fill."""

    id: Slug
    label: Text


class LawReferenceFile(FileModel):
    """The article that an item rests on, in the wording of the given day."""

    act: Slug
    article: Text
    wording_on: date


class _ItemFields(FileModel):
    """What every item has."""

    id: Annotated[str, StringConstraints(pattern=ITEM_ID)]
    topic: Slug
    level: Level
    task: Task
    stimulus: Slug | None = None
    stem: Text
    explanation: Text
    grammar_point: Text | None = None
    laws: Annotated[list[LawReferenceFile], Field(default_factory=list)]
    checked_on: date | None = None
    review_by: date | None = None
    sources: Annotated[list[Url], Field(default_factory=list)]


class SingleChoiceItem(_ItemFields):
    """Three choices, one of them the key."""

    interaction: Literal["single_choice"]
    choices: Annotated[list[ChoiceFile], Field(min_length=3, max_length=3)]
    key: Literal["a", "b", "c"]


class RightOrWrongItem(_ItemFields):
    """One or two sentences to judge."""

    interaction: Literal["right_or_wrong"]
    key: Literal["right", "wrong"]
    misunderstanding: Text | None = None
    misconception: Slug | None = None


class TypedWordItem(_ItemFields):
    """A text with a gap for one word."""

    interaction: Literal["typed_word"]
    accepted: Annotated[list[Text], Field(min_length=1)]


class FormItem(_ItemFields):
    """A form to fill, marked by a rubric."""

    interaction: Literal["form"]
    fields_: Annotated[list[FormFieldFile], Field(min_length=1, alias="fields")]
    model_answer: dict[Slug, Text]
    rubric: Annotated[list[CriterionFile], Field(min_length=1)]


class LetterItem(_ItemFields):
    """A short letter to write, marked by a rubric."""

    interaction: Literal["letter"]
    min_words: Positive
    model_answer: Text
    rubric: Annotated[list[CriterionFile], Field(min_length=1)]


class SpeakingItem(_ItemFields):
    """Something to say, marked by a rubric."""

    interaction: Literal["speaking"]
    prepare_seconds: Annotated[int, Field(ge=0)]
    speak_seconds: Positive
    model_answer: Text
    rubric: Annotated[list[CriterionFile], Field(min_length=1)]


ItemFile = Annotated[
    SingleChoiceItem | RightOrWrongItem | TypedWordItem | FormItem | LetterItem | SpeakingItem,
    Field(discriminator="interaction"),
]
