"""media.yaml: recordings with their transcript, pictures with their text alternative."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from elearn.formats.bank_files.models.base import FileModel, Positive, Sha256, Slug, Text


class MediaFileFile(FileModel):
    """One file of a medium. The pattern of `path` leaves no way out of the folder."""

    path: Annotated[str, StringConstraints(pattern=r"^media/[a-z0-9]+(-[a-z0-9]+)*\.(opus|mp3|svg|webp)$")]
    type: Literal["audio/ogg", "audio/mpeg", "image/svg+xml", "image/webp"]
    sha256: Sha256
    bytes: Positive


class UtteranceFile(FileModel):
    """One speaker's turn."""

    speaker: Text
    text: Text
    spoken: Text | None = None  # the same with a + before stressed vowels, for a speech engine


class RecordingFile(FileModel):
    """A recording, as Opus and as MP3."""

    id: Slug
    kind: Literal["recording"]
    files: Annotated[list[MediaFileFile], Field(min_length=1)]
    seconds: Annotated[float, Field(gt=0)]
    synthetic: bool
    licence: Text
    credit: Text
    transcript: Annotated[list[UtteranceFile], Field(min_length=1)]
    spoken_from: Text | None = None  # hash of what was spoken; people's recordings may have none


class PictureFile(FileModel):
    """A picture."""

    id: Slug
    kind: Literal["picture"]
    files: Annotated[list[MediaFileFile], Field(min_length=1)]
    alt: Text
    licence: Text
    credit: Text


MediumFile = Annotated[RecordingFile | PictureFile, Field(discriminator="kind")]
