"""Broken files of questions: whatever comes, reading ends, raises nothing, and leaves nothing half.

`ELEARN_FUZZ=20000 pytest tests/formats/exchange/moodle/test_fuzz.py` looks longer, each time elsewhere.
"""

import os
import random
import re
from functools import cache
from xml.sax.saxutils import escape

import pytest

from elearn.domain.entries import Entry, EntryKind, apply_patch
from elearn.formats.exchange.contents import Imported
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.moodle.carried import real_entries, real_media

_RUNS = int(os.environ.get("ELEARN_FUZZ", "300"))
_SEED = None if "ELEARN_FUZZ" in os.environ else 2026
_BORDERS = re.compile(r"(?<=[>}{=~#:\n])|\b")
_BETWEEN_TAGS = re.compile(r"(?<=>)|(?<=[. ])(?=[А-я])|(?<=100)")
_PIECES = [
    *"~=#{}:\\%<>&\"'\n\r\t\x00[]/",
    "####",
    "%50%",
    "\n\n",
    "->",
    "{1:SA:=x}",
    "<![CDATA[",
    "]]>",
    "<file name='../x.svg'>",
    "<span lang='ru' class='multilang'>",
    "<div class='stimulus picture'>",
    "&#x0;",
    "&lt;",
    'fraction="nan"',
    "<question type='",
    "</question>",
    "[html]",
    "[tag:stimulus:",
    "\ufdd0",
    "\u202e",
    "@@PLUGINFILE@@/",
]


@cache
def sample(name: str) -> tuple[bytes, ...]:
    """Write items of every interaction, each in a small file of its own."""
    entries = [*real_entries("language"), *real_entries("legislation"), *real_entries("history")]
    media = {path: b"<svg/>" for bank in ("history", "language") for path in real_media(bank)}
    by_interaction: dict[tuple[str, bool], Entry] = {}
    for entry in entries:
        if entry.key.kind is EntryKind.ITEM:
            by_interaction[entry.data["interaction"], "stimulus" in entry.data] = entry
    rest = [each for each in entries if each.key.kind in {EntryKind.STIMULUS, EntryKind.MEDIUM}]
    return tuple(FORMATS[name].write([item, *rest], media).content for item in by_interaction.values())


def _break(content: bytes, chance: random.Random) -> bytes:
    """Change a file here and there; mostly it stays a text, and XML, so that its questions are read."""
    text = content.decode()
    is_xml = text.startswith("<?xml")
    borders = _BETWEEN_TAGS if is_xml else _BORDERS
    for _ in range(chance.randint(1, 5)):
        start = chance.choice([at.start() for at in borders.finditer(text)] or [0])
        is_raw = not is_xml or chance.random() < 0.1
        end = start + (chance.choice([0, 0, 0, 1, 9]) if is_raw else 0)
        piece = chance.choice([*_PIECES, text[chance.randrange(len(text)) :][: chance.randint(0, 60)]])
        text = text[:start] + (piece if is_raw else escape(piece.replace("\0", ""))) + text[end:]
    broken = text.encode()
    return broken if chance.random() < 0.95 else broken[: chance.randrange(len(broken))] + b"\xff"


def _is_whole(imported: Imported) -> bool:
    """Tell whether every item that comes in has what its interaction needs."""
    needed = {
        "single_choice": {"stem", "choices", "key"},
        "right_or_wrong": {"stem", "key"},
        "typed_word": {"stem", "accepted"},
    }
    items = [apply_patch(None, each.data) for each in imported.patches if each.key.kind is EntryKind.ITEM]
    return all(needed.get(item["interaction"], {"stem"}) <= item.keys() for item in items)


@pytest.mark.parametrize("name", ["gift", "moodle_xml"])
def test_a_broken_file_is_read_to_its_end_and_nothing_comes_in_half(name: str) -> None:
    chance = random.Random(_SEED)
    files = sample(name)
    for _ in range(_RUNS):
        content = _break(chance.choice(files), chance)
        found = FORMATS[name].read(content)

        assert _is_whole(found), content
        assert all(path.startswith("media/") and path.count("/") == 1 for path in found.media), content
        assert found.foreign <= {patch.key for patch in found.patches}, content
