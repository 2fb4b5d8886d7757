"""A writer has the recordings made whose transcript is new or was changed; nobody else's are touched."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from elearn.formats.speech.encoding import encode
from elearn.formats.speech.engines import Engine
from elearn.formats.speech.media_list import (
    Entry,
    describe_files,
    read_media_list,
    spoken,
    spoken_hash,
    write_media_list,
)
from elearn.formats.speech.sound import RATE, Samples, join_turns, read_samples

MALE = frozenset({"Мужчина"})  # whoever else speaks has the woman's voice
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*»?")


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A recording that was made: the how manieth of how many, and its length in seconds."""

    id: str
    number: int
    total: int
    seconds: float


def speak_recordings(release: Path, engine: Engine) -> Iterator[Spoken]:
    """Make the synthetic recordings of a release that are missing or older than their transcript.

    media.yaml is written after each, so that an interruption loses one recording at most. A recording by
    people (`synthetic: false`) is never replaced.
    """
    entries = read_media_list(release)
    due = [entry for entry in entries if _is_due(entry)]
    for number, entry in enumerate(due, start=1):
        seconds = _speak(entry, release / "media", engine)
        write_media_list(release, entries)
        yield Spoken(id=entry["id"], number=number, total=len(due), seconds=seconds)


def _is_due(entry: Entry) -> bool:
    is_synthetic = entry["kind"] == "recording" and entry.get("synthetic", True)
    return is_synthetic and entry.get("spoken_from") != spoken_hash(entry)


def _speak(entry: Entry, folder: Path, engine: Engine) -> float:
    folder.mkdir(exist_ok=True)
    samples = join_turns([_turn(engine, turn) for turn in entry["transcript"]])
    encode(samples, folder, entry["id"])
    seconds = round(len(samples) / RATE, 1)
    transcript = entry.pop("transcript")
    entry |= {
        "files": describe_files(folder, entry["id"]),
        "seconds": seconds,
        "synthetic": True,
        "licence": "CC-BY-4.0",
        "credit": f"Own text and recording; synthetic speech by {engine.credit}",
        "transcript": transcript,
    }
    entry["spoken_from"] = spoken_hash(entry)
    return seconds


def _turn(engine: Engine, turn: Entry) -> list[Samples]:
    is_male = turn["speaker"] in MALE
    return [
        _sentence(engine, text.strip(), is_male) for text in _SENTENCE.findall(spoken(turn)) if text.strip()
    ]


def _sentence(engine: Engine, text: str, is_male: bool) -> Samples:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentence.wav"
        engine.speak(text, is_male=is_male, path=path)
        return read_samples(path)
