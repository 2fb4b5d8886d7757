"""An uploaded sound as the Opus and MP3 files of a recording: one channel, one loudness, no metadata.

By PyAV, which brings FFmpeg's decoders; imported late, since learners' servers never need it (ADR 15).
"""

import io
import json
import math
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.filter import Graph
from av.filter.loudnorm import stats

from elearn.formats.uploads.refusal import UploadFault, UploadRefused, check_size

SHORTEST, LONGEST = 0.5, 180.0  # seconds
LOUDNESS = -19.0  # LUFS of one channel, as formats/speech makes it
SILENCE = -50.0  # LUFS; a whisper in a quiet room is louder
RATE = 48_000

_BEGINNINGS = (b"RIFF", b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"OggS", b"fLaC", b"\x1aE\xdf\xa3")
#: No play lists, which name other files; nothing is opened but the bytes that were sent.
_SAFELY = {"format_whitelist": "wav,mp3,ogg,flac,mov,matroska,webm", "protocol_whitelist": "none"}
_CODECS: dict[str, tuple[str, int, dict[str, str]]] = {
    "ogg": ("libopus", 24_000, {"application": "voip", "vbr": "on"}),
    "mp3": ("libmp3lame", 40_000, {}),
}


@dataclass(frozen=True, kw_only=True)
class MadeRecording:
    """The two files of a recording, and how long it is in seconds."""

    opus: bytes
    mp3: bytes
    seconds: float


def make_recording(content: bytes) -> MadeRecording:
    """Make the files of a recording from WAV, MP3, Ogg, FLAC, M4A or WebM.

    Raises:
        UploadRefused: it is no such sound, too short, too long, too large or silent.

    """
    check_size(content)
    if not (content.startswith(_BEGINNINGS) or content[4:8] == b"ftyp"):
        raise UploadRefused(UploadFault.NOT_SOUND)
    try:
        samples = _decode(content)
    except (FFmpegError, ValueError, EOFError, MemoryError) as error:
        raise UploadRefused(UploadFault.NOT_SOUND) from error
    seconds = len(samples) / 2 / RATE
    if seconds < SHORTEST:
        raise UploadRefused(UploadFault.TOO_SHORT)
    even = _level(_write_wave(samples))
    return MadeRecording(opus=_encode(even, "ogg"), mp3=_encode(even, "mp3"), seconds=round(seconds, 2))


def _decode(content: bytes) -> bytes:
    """Return the sound as 16 bits, one channel, RATE."""
    samples = bytearray()
    with av.open(io.BytesIO(content), "r", options=dict(_SAFELY)) as container:
        if not container.streams.audio:
            raise UploadRefused(UploadFault.NOT_SOUND)
        resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
        for frame in container.decode(container.streams.audio[0]):
            _append(samples, resampler.resample(frame))
            if len(samples) > LONGEST * RATE * 2:
                raise UploadRefused(UploadFault.TOO_LONG)
        _append(samples, resampler.resample(None))
    return bytes(samples)


def _append(samples: bytearray, frames: list[AudioFrame]) -> None:
    for frame in frames:
        samples += bytes(frame.planes[0])[: frame.samples * 2]


def _write_wave(samples: bytes) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return file.getvalue()


def _level(sound: bytes) -> bytes:
    """Bring a sound to LOUDNESS; peaks that the gain would clip are limited first."""
    loudness = measure_loudness(sound)
    if loudness < SILENCE:
        raise UploadRefused(UploadFault.SILENT)
    limited = _filter(sound, ("volume", f"{LOUDNESS - loudness}dB"), ("alimiter", "limit=0.75:level=false"))
    return _filter(limited, ("volume", f"{LOUDNESS - measure_loudness(limited)}dB"))


def measure_loudness(sound: bytes) -> float:
    """Measure the integrated loudness in LUFS (EBU R 128); minus infinity where nothing is heard."""
    with av.open(io.BytesIO(sound), "r") as container:
        found = json.loads(stats("print_format=json", container.streams.audio[0]))
    value = float(found["input_i"])
    return -math.inf if math.isnan(value) else value


def _filter(sound: bytes, *filters: tuple[str, str]) -> bytes:
    samples = bytearray()
    resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
    for frame in _run(sound, filters):
        _append(samples, resampler.resample(frame))
    _append(samples, resampler.resample(None))
    return _write_wave(bytes(samples))


def _run(sound: bytes, filters: tuple[tuple[str, str], ...]) -> Iterator[AudioFrame]:
    with av.open(io.BytesIO(sound), "r") as container:
        stream = container.streams.audio[0]
        graph, last = Graph(), None
        for node in (
            graph.add_abuffer(template=stream),
            *(graph.add(name, options) for name, options in filters),
            graph.add("abuffersink"),
        ):
            if last is not None:
                last.link_to(node)
            last = node
        graph.configure()
        for frame in container.decode(stream):
            graph.push(frame)
            yield from _pull(graph)
        graph.push(None)
        yield from _pull(graph)


def _pull(graph: Graph) -> Iterator[AudioFrame]:
    while True:
        try:
            frame: Any = graph.pull()
        except (BlockingIOError, EOFError):
            return
        yield frame


def _encode(sound: bytes, container_format: str) -> bytes:
    codec, bit_rate, options = _CODECS[container_format]
    file = io.BytesIO()
    with av.open(file, "w", format=container_format, options={"fflags": "+bitexact"}) as output:
        rate = RATE if codec == "libopus" else RATE // 2
        stream = cast("AudioStream", output.add_stream(codec, rate=rate, options=options))
        stream.layout, stream.bit_rate = "mono", bit_rate
        with av.open(io.BytesIO(sound), "r") as source:
            for frame in source.decode(source.streams.audio[0]):
                frame.pts = None
                output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return file.getvalue()
