"""What all file models share: no unknown fields, no guessing of types, texts that are not blank."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(pattern=r"\S", max_length=20_000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2_000)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
BankName = Literal["language", "history", "legislation"]
Level = Literal["patent", "rvp", "vnzh"]
State = Literal["draft", "reviewed"]
Positive = Annotated[int, Field(ge=1)]


#: Also for adapters of unions of file models: a server that has nothing to load never builds most of them.
WHEN_USED = ConfigDict(defer_build=True)


class FileModel(BaseModel):
    """A mapping in a file: every field is named here, and a word is never taken for a number."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, **WHEN_USED)


class TitlesFile(FileModel):
    """A short text in every written language."""

    ru: Text
    en: Text
    uz: Text
    tg: Text
    ky: Text


class SourceFile(FileModel):
    """A public page, and the day it was read."""

    title: Text
    url: Url
    read_on: date | None = None
