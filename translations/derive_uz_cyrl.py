"""Derives the Cyrillic Uzbek catalogue from the Latin one by rule; run by `make translations`."""

import re
from pathlib import Path

import polib

from elearn.domain.languages import uzbek_cyrillic

HERE = Path(__file__).parent
_PLACEHOLDER = re.compile(r"(%\([a-z_]+\)[sd]|%%)")


def derive(text: str) -> str:
    """Transliterate a message and leave its placeholders alone."""
    pieces = _PLACEHOLDER.split(text)
    return "".join(piece if _PLACEHOLDER.fullmatch(piece) else uzbek_cyrillic(piece) for piece in pieces)


def derived_catalogue() -> polib.POFile:
    """Return the Latin catalogue with every translation in Cyrillic letters."""
    catalogue = polib.pofile(str(HERE / "uz/LC_MESSAGES/messages.po"), wrapwidth=110)
    catalogue.metadata["Language"] = "uz_Cyrl"
    for entry in catalogue:
        entry.msgstr = derive(entry.msgstr)
        entry.msgstr_plural = {number: derive(text) for number, text in entry.msgstr_plural.items()}
    return catalogue


if __name__ == "__main__":
    target = HERE / "uz_Cyrl/LC_MESSAGES/messages.po"
    target.parent.mkdir(parents=True, exist_ok=True)
    derived_catalogue().save(str(target))
