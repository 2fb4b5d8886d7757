"""Files of every format, damaged as chance, bad programs and bad people damage them."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from random import Random

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.bank_files.entries import split_release
from elearn.formats.exchange.registry import FORMATS
from elearn.formats.exchange.translations.order import TextOrder
from tests.usecases.editing_desk import real_release

Damage = Callable[[bytes, Random], bytes]
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
_PATH = "media/law-pic-9999.svg"
_RIGHTS = {"licence": "CC-BY-4.0", "credit": "Own work"}
_ODD = (b"\x00", b"\xff\xfe", b"<!DOCTYPE a>", b"&a;", b"]]>", b"../", b"=1+1", b"\xef\xbb\xbf", b"{}")


def damage(content: bytes, chance: Random) -> bytes:
    """Damage a file a little; what is inside a package as often as the package."""
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        inside = content.startswith(b"PK") and chance.random() < 0.8
        content = _damage_member(content, chance) if inside else chance.choice(_DAMAGES)(content, chance)
    return content


@cache
def sound_file(name: str, bank_id: str) -> bytes:
    """Write the first items of a bank in this format, with a new picture where it carries pictures."""
    entries, form = _first_entries(bank_id), FORMATS[name]
    if form.is_for_translators:
        return form.write_texts(entries, TextOrder(language="uz")).content
    pictured = [replace(entries[0], data={**entries[0].data, "stimulus": "law-s-9999"}), *entries[1:]]
    return form.write([*pictured, *_describe_picture()], {_PATH: PICTURE}).content


def _describe_picture() -> list[Entry]:
    signs = {"type": "image/svg+xml", "sha256": sha256(PICTURE).hexdigest(), "bytes": len(PICTURE)}
    medium = {"id": "law-pic-9999", "kind": "picture", "files": [{"path": _PATH, **signs}], "alt": "Дом."}
    stimulus = {"id": "law-s-9999", "kind": "picture", "media": "law-pic-9999"}
    return [
        Entry(key=EntryKey(EntryKind.STIMULUS, "law-s-9999"), file="stimuli/new.yaml", data=stimulus),
        Entry(key=EntryKey(EntryKind.MEDIUM, "law-pic-9999"), file="media.yaml", data={**medium, **_RIGHTS}),
    ]


def _first_entries(bank_id: str) -> list[Entry]:
    entries = split_release(real_release(bank_id).files)
    items = [entry.key.id for entry in entries if entry.key.kind is EntryKind.ITEM][:3]
    of_items = {EntryKind.ITEM, EntryKind.TRANSLATION}
    return [
        entry
        for entry in entries
        if (entry.key.kind in of_items and entry.key.id in items)
        or entry.key.kind in {EntryKind.TOPICS, EntryKind.MANIFEST, EntryKind.MISCONCEPTION}
    ]


def _flip(content: bytes, chance: Random) -> bytes:
    place = chance.randrange(max(1, len(content)))
    return content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _drop(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(200) :]


def _repeat(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.randrange(2_000)]
    return content[:start] + piece * chance.randrange(4) + content[start:]


def _put(content: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(_ODD) + content[place:]


def _swap_words(content: bytes, chance: Random) -> bytes:
    words = content.split(b" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return b" ".join(words)


_DAMAGES: tuple[Damage, ...] = (_flip, _cut, _drop, _repeat, _put, _swap_words)


def _damage_member(content: bytes, chance: Random) -> bytes:
    """Damage a part of a package, and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            parts = {part.filename: old.read(part) for part in old.infolist()}
    except Exception:  # whatever is wrong with it by now
        return _flip(content, chance)
    if not parts:
        return content
    name = chance.choice(sorted(parts))
    damaged = chance.choice(_DAMAGES)(parts.pop(name), chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part, text in parts.items():
            new.writestr(part, text)
        new.writestr(f"../{name}" if chance.random() < 0.05 else name, damaged)
    return packed.getvalue()
