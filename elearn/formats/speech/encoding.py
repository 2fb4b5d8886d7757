"""A sound to Opus and MP3 at one loudness, by ffmpeg: small for metered phones, the same bytes each time."""

import json
import subprocess
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

from elearn.formats.speech.sound import RATE, Samples

LOUDNESS = -19.0  # LUFS of one channel, as loud as -16 of two
_EXACT = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact")
_FORMATS: dict[str, Sequence[str]] = {
    "opus": ("-c:a", "libopus", "-b:a", "24k", "-vbr", "on", "-application", "voip", "-ar", "48000"),
    "mp3": ("-c:a", "libmp3lame", "-b:a", "40k", "-ar", "24000", "-id3v2_version", "0", "-write_id3v1", "0"),
}


def encode(samples: Samples, folder: Path, name: str) -> None:
    """Write <name>.opus and <name>.mp3 into the folder, both at LOUDNESS."""
    with tempfile.TemporaryDirectory() as scratch:
        raw, even = Path(scratch) / "raw.wav", Path(scratch) / "even.wav"
        _write_wave(samples, raw)
        # Peaks that the gain would clip are limited first; then what the limiter took is given back.
        limited = f"volume={LOUDNESS - _loudness(raw)}dB,alimiter=limit=0.75:level=false:attack=2:release=40"
        _ffmpeg("-i", str(raw), "-af", limited, "-ac", "1", str(even))
        gain = f"volume={LOUDNESS - _loudness(even)}dB"
        for suffix, codec in _FORMATS.items():
            _ffmpeg(
                "-i", str(even), "-af", gain, "-ac", "1", *_EXACT, *codec, str(folder / f"{name}.{suffix}")
            )


def _write_wave(samples: Samples, path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def _loudness(path: Path) -> float:
    """Measure the integrated loudness of a file in LUFS."""
    measured = _ffmpeg("-i", str(path), "-af", "loudnorm=print_format=json", "-f", "null", "-", level="info")
    return float(json.loads(measured[measured.rindex("{") : measured.rindex("}") + 1])["input_i"])


def _ffmpeg(*arguments: str, level: str = "error") -> str:
    command = ["ffmpeg", "-hide_banner", "-nostats", "-v", level, "-y", *arguments]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own command
    return done.stderr
