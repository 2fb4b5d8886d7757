"""Entries to send through packages: the real banks, and a small release with everything in it."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from elearn.domain.entries import Entry, EntryKey, EntryKind, Patch
from elearn.formats.bank_files.entries import split_release
from elearn.formats.bank_files.release_files import collect_files
from elearn.formats.exchange.contents import Exported
from elearn.formats.exchange.registry import FORMATS

BANKS = Path(__file__).parents[4] / "question_banks"
VERSIONS = ("qti3", "qti2")
CARRIED = frozenset(
    {EntryKind.ITEM, EntryKind.STIMULUS, EntryKind.MEDIUM, EntryKind.TEST, EntryKind.TRANSLATION}
)
SOUND = b"OggS not really music"


@cache
def real_release(bank_id: str) -> tuple[list[Entry], dict[str, bytes]]:
    """The entries and media files of a shipped release."""
    files, _ = collect_files(BANKS / bank_id / "2026.1")
    media = {name: content for name, content in files.items() if name.startswith("media/")}
    return split_release(files), media


@cache
def real_package(bank_id: str, version: str) -> Exported:
    """The shipped release as a package."""
    return FORMATS[version].write(*real_release(bank_id))


def an_entry(kind: EntryKind, data: Mapping[str, Any], language: str = "") -> Entry:
    return Entry(key=EntryKey(kind, data["id"], language), file="some.yaml", data=data)


def an_item(item_id: str = "lang-0001", **fields: Any) -> Entry:
    basic = {"id": item_id, "topic": "some-topic", "level": "patent", "task": "grammar"}
    chosen = {
        "interaction": "single_choice",
        "stem": "Где замок?",
        "key": "b",
        "explanation": "Замок на двери.",
    }
    choices = [{"id": letter, "text": f"Ответ {letter}"} for letter in "abc"]
    return an_entry(EntryKind.ITEM, basic | chosen | {"choices": choices} | fields)


def a_recording() -> Entry:
    file = {
        "path": "media/lang-rec-0001.opus",
        "type": "audio/ogg",
        "sha256": hashlib.sha256(SOUND).hexdigest(),
        "bytes": len(SOUND),
    }
    about = {"seconds": 24.5, "synthetic": True, "licence": "CC-BY-4.0", "credit": "Own work"}
    spoken = [{"speaker": "Женщина", "text": "Где замок?", "spoken": "Где зам+ок?"}]
    data = {"id": "lang-rec-0001", "kind": "recording", "files": [file], "transcript": spoken, **about}
    return an_entry(EntryKind.MEDIUM, data)


def a_small_release() -> tuple[list[Entry], dict[str, bytes]]:
    """Two items that share a recording, with a test."""
    heard = {"id": "lang-s-0001", "kind": "recording", "media": "lang-rec-0001", "title": "В поликлинике"}
    titles = {"ru": "Язык 1", "en": "Language 1"}
    test = {"id": "language-01", "title": titles, "profile": "patent", "part": "russian", "times": 2}
    entries = [
        a_recording(),
        an_entry(EntryKind.STIMULUS, heard),
        an_item("lang-0001", stimulus="lang-s-0001"),
        an_item("lang-0002", stimulus="lang-s-0001", stem="Кто пришёл?"),
        an_entry(EntryKind.TEST, test | {"items": ["lang-0002", "lang-0001"]}),
    ]
    return entries, {"media/lang-rec-0001.opus": SOUND}


def carried(entries: list[Entry]) -> dict[EntryKey, dict[str, Any]]:
    """What a package must give back."""
    return {entry.key: dict(entry.data) for entry in entries if entry.key.kind in CARRIED}


def by_key(patches: tuple[Patch, ...]) -> dict[EntryKey, dict[str, Any]]:
    return {patch.key: dict(patch.data) for patch in patches}


def unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repack(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def change(content: bytes, edit: Callable[[dict[str, bytes]], None]) -> bytes:
    """Do with a package what another system does."""
    files = unpack(content)
    edit(files)
    return repack(files)
