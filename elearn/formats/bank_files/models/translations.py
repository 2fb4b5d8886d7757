"""translations/<lang>/*.yaml: items in another language, with the hash of the Russian they were made from."""

from typing import Annotated, Literal

from pydantic import Field

from elearn.formats.bank_files.models.base import FileModel, Slug, State, Text


class ItemTranslationFile(FileModel):
    """One item in one language."""

    state: State
    source: Text | None = None  # the check of translations names the hash that must stand here
    explanation: Text
    stem: Text | None = None
    choices: Annotated[dict[Literal["a", "b", "c"], Text], Field(default_factory=dict)]
    rubric: Annotated[dict[Slug, Text], Field(default_factory=dict)]


class TranslationsFile(FileModel):
    """One file of translations, by item id."""

    items: dict[str, ItemTranslationFile]
