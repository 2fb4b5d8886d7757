"""Why an upload cannot be taken; whoever shows it has the words."""

from enum import StrEnum


class UploadFault(StrEnum):
    """What is wrong with a file."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_SOUND = "not_sound"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    SILENT = "silent"
    NOT_PICTURE = "not_picture"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SMALL = "too_small"
    NOT_HERE = "not_here"


class UploadRefused(Exception):
    """The file is not taken; nothing was changed."""

    def __init__(self, fault: UploadFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


MAX_BYTES = 15_000_000


def check_size(content: bytes) -> None:
    """Refuse nothing at all, and what nobody needs.

    Raises:
        UploadRefused: the file is empty or has more than MAX_BYTES.

    """
    if not content:
        raise UploadRefused(UploadFault.EMPTY)
    if len(content) > MAX_BYTES:
        raise UploadRefused(UploadFault.TOO_LARGE)
