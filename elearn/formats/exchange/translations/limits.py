"""What is wrong with a translator's file as a whole, and the code of its language."""

from elearn.domain.languages import LANGUAGES, SOURCE_LANGUAGE, WRITTEN_LANGUAGES
from elearn.formats.exchange.contents import MAX_TEXT, Fault, FaultKind, Place

MAX_BYTES = 10_000_000


def find_language(tag: str) -> str | None:
    """Return our code for a tag such as `uz-Latn-UZ` or `uz_Latn`; None for what nobody translates into.

    Uzbek in Cyrillic is made by rule, so nobody brings it.
    """
    parts = tag.replace("_", "-").replace("@", "-").lower().split("-")
    if "cyrl" in parts and parts[0] == "uz":
        return None
    codes = {language.code for language in LANGUAGES} & set(WRITTEN_LANGUAGES) - {SOURCE_LANGUAGE}
    return parts[0] if parts[0] in codes else None


def too_large(content: bytes) -> Fault | None:
    """Say if the file is larger than what translators send."""
    if len(content) <= MAX_BYTES:
        return None
    return Fault(place=Place(), kind=FaultKind.TOO_LARGE, details={"limit": MAX_BYTES})


def too_long(text: str, place: Place) -> Fault | None:
    """Say if a text is longer than a field may be."""
    if len(text) <= MAX_TEXT:
        return None
    return Fault(place=place, kind=FaultKind.TOO_LONG, details={"field": place.name, "limit": MAX_TEXT})
