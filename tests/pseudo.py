"""Languages that nobody speaks, made from the messages: 40 % longer, with accents, from right to left.

Their locales are real ones that are not shipped, so that numbers, dates and plurals have rules.
"""

import re
from collections.abc import Callable
from math import ceil
from pathlib import Path

import polib

from elearn.domain.languages import Language

LONG = Language(code="de", locale="de", native_name="Ļōñģ")
MIRRORED = Language(code="he", locale="he", native_name="\u202eMirrored\u202c", direction="rtl")

_TOKEN = re.compile(r"(%\(\w+\)[a-z]|%%|\w+)")
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "áçêïñöšüýžÀČÉÌŇÕŞÛÝŽ")
_RIGHT_TO_LEFT = "\u202e{}\u202c"  # its letters are written from the right, as Hebrew ones are


def lengthen(word: str) -> str:
    """Make a word 40 % longer and every line taller."""
    return word.translate(_ACCENTS) + "ö" * ceil(0.4 * len(word))


def mirror(word: str) -> str:
    """Make a longer word that is written from right to left."""
    return _RIGHT_TO_LEFT.format(lengthen(word))


def speak(text: str, change: Callable[[str], str]) -> str:
    """Change every word of a message, and no placeholder."""
    return _TOKEN.sub(lambda found: found[0] if found[0].startswith("%") else change(found[0]), text)


def write_catalogues(messages: polib.POFile, folder: Path) -> None:
    """Compile the catalogues of both languages into the folder."""
    for language, change in ((LONG, lengthen), (MIRRORED, mirror)):
        catalogue = polib.POFile()
        catalogue.metadata = {
            "Content-Type": "text/plain; charset=utf-8",
            "Plural-Forms": "nplurals=2; plural=(n != 1);",
        }
        catalogue.extend(_translate(entry, change) for entry in messages)
        target = folder / language.locale / "LC_MESSAGES/messages.mo"
        target.parent.mkdir(parents=True)
        catalogue.save_as_mofile(str(target))


def _translate(entry: polib.POEntry, change: Callable[[str], str]) -> polib.POEntry:
    said = polib.POEntry(msgctxt=entry.msgctxt, msgid=entry.msgid, msgid_plural=entry.msgid_plural)
    if entry.msgid_plural:
        said.msgstr_plural = {0: speak(entry.msgid, change), 1: speak(entry.msgid_plural, change)}
    else:
        said.msgstr = speak(entry.msgid, change)
    return said
