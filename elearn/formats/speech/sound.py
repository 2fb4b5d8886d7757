"""Spoken sentences to one sound: silence cut off, both voices equally loud, pauses as people make them."""

import math
import subprocess
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

RATE = 24_000  # samples per second, one channel, 16 bits
LEADING, BETWEEN_SENTENCES, BETWEEN_TURNS, TRAILING = 0.4, 0.3, 0.6, 0.4  # seconds of silence
ALONE = 0.55  # between the sentences of one who speaks alone: announcements are made slowly
_AUDIBLE = 200  # of 32,768
_LEVEL = 2_600  # root mean square of what is audible
_MARGIN = int(0.03 * RATE)

Samples: TypeAlias = "array[int]"  # not subscriptable at run time before Python 3.12


def read_samples(path: Path) -> Samples:
    """Read any sound file, made mono at RATE, without the silence around it and at one level."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-ar", str(RATE), "-ac", "1", "-f", "s16le", "-"]
    found = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own command
    return _levelled(_trimmed(array("h", found.stdout)))


def join_turns(turns: Sequence[Sequence[Samples]]) -> Samples:
    """Join the sentences of each turn, and the turns, with pauses between them."""
    pause = BETWEEN_SENTENCES if len(turns) > 1 else ALONE
    joined = silence(LEADING)
    for turn, after in pairwise([*turns, ()]):
        joined += _join(turn, pause)
        joined += silence(BETWEEN_TURNS if after else TRAILING)
    return joined


def silence(seconds: float) -> Samples:
    """Make silence."""
    return array("h", bytes(2 * int(seconds * RATE)))


def _join(sentences: Iterable[Samples], pause: float) -> Samples:
    joined = array("h")
    for number, sentence in enumerate(sentences):
        joined += (silence(pause) if number else array("h")) + sentence
    return joined


def _trimmed(samples: Samples) -> Samples:
    audible = [place for place, sample in enumerate(samples) if abs(sample) > _AUDIBLE]
    if not audible:
        raise ValueError("the engine said nothing")
    return samples[max(0, audible[0] - _MARGIN) : audible[-1] + _MARGIN]


def _levelled(samples: Samples) -> Samples:
    audible = [sample for sample in samples if abs(sample) > _AUDIBLE]
    factor = _LEVEL / math.sqrt(sum(sample * sample for sample in audible) / len(audible))
    return array("h", (max(-32_768, min(32_767, int(sample * factor))) for sample in samples))
