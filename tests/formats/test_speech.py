"""Recordings are made from their transcripts: only where the text changed, never over a recording by people.

The engine here is a program of the test's own that writes tones; ffmpeg is the real one.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
from click.testing import CliRunner, Result

from elearn.cli.root import elearn
from elearn.formats.bank_files.hashes import sha256_hex
from elearn.formats.speech.encoding import LOUDNESS
from elearn.formats.speech.media_list import read_media_list, write_media_list

ENGINE = '''#!{python}
"""Says everything as a tone of a third of a second, and writes down what it was asked."""
import array, json, math, pathlib, sys, wave
text, arguments = sys.stdin.read(), sys.argv[1:]
voice, path = arguments[arguments.index("-v") + 1], arguments[arguments.index("-w") + 1]
if "беда" in text:
    sys.exit("no words for this")
with pathlib.Path({log!r}).open("a", encoding="utf-8") as log:
    log.write(json.dumps([voice, text]) + "\\n")
tone = array.array("h", (int(9_000 * math.sin(n / (9 if "f" in voice else 15))) for n in range(8_000)))
silence = array.array("h", bytes(8_000))
with wave.open(path, "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(24_000)
    file.writeframes((silence + tone + silence).tobytes())
'''
WOMAN, MAN = "Женщина", "Мужчина"


class Studio:
    """A release's folder, and the programs that make its sound."""

    def __init__(self, folder: Path) -> None:
        self.release = folder / "language" / "2026.1"
        (self.release / "media").mkdir(parents=True)
        self.log = folder / "said"
        self.write(a_recording(1), a_recording(2))

    def write(self, *entries: dict[str, Any]) -> None:
        write_media_list(self.release, list(entries))

    def entries(self) -> dict[str, dict[str, Any]]:
        return {entry["id"]: entry for entry in read_media_list(self.release)}

    def speak(self, *options: str) -> Result:
        return CliRunner().invoke(elearn, ["media", "speak", str(self.release), *options])

    def said(self) -> list[list[str]]:
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    def sound(self, name: str) -> bytes:
        return (self.release / "media" / name).read_bytes()


def a_recording(number: int, **changes: Any) -> dict[str, Any]:
    turns = [
        {"speaker": WOMAN, "text": "Где замок? Вот он.", "spoken": "Где зам+ок? Вот он."},
        {"speaker": MAN, "text": f"Номер {number}."},
    ]
    return {"id": f"lang-rec-000{number}", "kind": "recording", "transcript": turns, **changes}


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A studio with an engine and ffmpeg, and nothing else on the path."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "ffmpeg").symlink_to(imageio_ffmpeg.get_ffmpeg_exe())
    studio = Studio(tmp_path)
    engine = programs / "espeak-ng"
    engine.write_text(ENGINE.format(python=sys.executable, log=str(studio.log)), encoding="utf-8")
    engine.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return studio


def test_a_new_recording_is_made_and_described(studio: Studio) -> None:
    result = studio.speak()

    assert result.exit_code == 0, result.output
    assert re.search(r"lang-rec-0001: 2\.\d s \(1 of 2\)", result.output)
    entry = studio.entries()["lang-rec-0001"]
    assert (entry["synthetic"], entry["licence"]) == (True, "CC-BY-4.0")
    for described, start in zip(entry["files"], (b"OggS", b"\xff\xfb"), strict=True):
        content = studio.sound(described["path"].removeprefix("media/"))
        assert (described["sha256"], described["bytes"]) == (sha256_hex(content), len(content))
        assert content.startswith(start[:1])
    # 0.4 + three tones with their margins + 0.3 between sentences + 0.6 between turns + 0.4
    assert entry["seconds"] == pytest.approx(0.4 + 3 * 0.39 + 0.3 + 0.6 + 0.4, abs=0.15)


def test_both_speak_with_their_own_voice_and_stress_is_told_to_the_engine_alone(studio: Studio) -> None:
    studio.speak()

    assert studio.said()[:3] == [["ru+f3", "Где замо\u0301к?"], ["ru+f3", "Вот он."], ["ru+m3", "Номер 1."]]
    assert studio.entries()["lang-rec-0001"]["transcript"][0]["text"] == "Где замок? Вот он."


def test_all_recordings_are_equally_loud(studio: Studio) -> None:
    studio.speak()

    for name in ("lang-rec-0001.opus", "lang-rec-0002.mp3"):
        command = ["ffmpeg", "-i", str(studio.release / "media" / name), "-af", "loudnorm=print_format=json"]
        done = subprocess.run([*command, "-f", "null", "-"], capture_output=True, check=True, text=True)
        measured = re.search(r'"input_i" : "(-[\d.]+)"', done.stderr)
        assert measured
        assert float(measured[1]) == pytest.approx(LOUDNESS, abs=1)


def test_only_what_changed_is_made_anew(studio: Studio) -> None:
    studio.speak()
    first, second = studio.entries().values()
    before = studio.sound("lang-rec-0001.mp3")
    second["transcript"][1]["text"] = "Номер два."
    studio.write(first, second)

    assert studio.speak().output.count(" s (1 of 1)") == 1
    assert studio.said()[6:] == [["ru+f3", "Где замо\u0301к?"], ["ru+f3", "Вот он."], ["ru+m3", "Номер два."]]
    assert studio.sound("lang-rec-0001.mp3") == before
    assert studio.speak().output == ""


def test_the_same_text_gives_the_same_bytes(studio: Studio) -> None:
    studio.speak()
    before = studio.sound("lang-rec-0001.opus")
    studio.write(a_recording(1))

    studio.speak()

    assert studio.sound("lang-rec-0001.opus") == before


def test_a_recording_by_people_is_never_replaced(studio: Studio) -> None:
    studio.write(a_recording(1, synthetic=False))

    assert studio.speak().output == ""
    assert not studio.log.exists()


def test_what_was_made_before_a_failure_stays(studio: Studio) -> None:
    studio.write(a_recording(1), a_recording(2, transcript=[{"speaker": MAN, "text": "Вот беда."}]))

    result = studio.speak()

    assert result.exit_code == 1
    assert "espeak-ng failed: no words for this" in result.output
    assert "spoken_from" in studio.entries()["lang-rec-0001"]
    assert "files" not in studio.entries()["lang-rec-0002"]


@pytest.mark.parametrize(
    ("missing", "message"),
    [("espeak-ng", "No speech engine found"), ("ffmpeg", "ffmpeg is not installed")],
)
def test_what_is_not_installed_is_named(studio: Studio, tmp_path: Path, missing: str, message: str) -> None:
    (tmp_path / "bin" / missing).unlink()

    result = studio.speak()

    assert (result.exit_code, message in result.output) == (1, True)


def test_an_engine_that_was_asked_for_is_not_replaced_by_another(studio: Studio) -> None:
    assert "No speech engine found" in studio.speak("--engine", "rhvoice").output
