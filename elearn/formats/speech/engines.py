"""Speech engines, the most natural first: programs of their own, asked by their command lines."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

STRESS = "+"  # stands before the stressed vowel: з+амок, зам+ок
_PATIENCE_SECONDS = 120


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A program that speaks Russian: `voices` for a woman and a man, `credit` for media.yaml."""

    name: str
    program: str
    voices: tuple[str, str]
    rates: tuple[
        int, int
    ]  # per cent of the voice's own; so that both speak as fast as people do to a stranger
    credit: str
    arguments: Callable[[str, int, Path], Sequence[str]]
    write: Callable[[str], str]  # marks the stress as the engine reads it
    settings: str | None = None

    @property
    def is_installed(self) -> bool:
        """Whether its program is on this machine."""
        return shutil.which(self.program) is not None

    def speak(self, text: str, *, is_male: bool, path: Path) -> None:
        """Write the spoken text to `path` as WAV.

        Raises:
            subprocess.CalledProcessError: the engine failed; its stderr is in the error.

        """
        voice, rate = self.voices[is_male], self.rates[is_male]
        with tempfile.TemporaryDirectory() as folder:
            environment = self._environment(Path(folder))
            command = [self.program, *self.arguments(voice, rate, path)]
            subprocess.run(  # noqa: S603 - the program stands in this file, the text goes by stdin
                command,
                input=self.write(text).encode(),
                capture_output=True,
                check=True,
                timeout=_PATIENCE_SECONDS,
                env=environment,
            )

    def _environment(self, folder: Path) -> dict[str, str]:
        if self.settings is None:
            return dict(os.environ)
        (folder / "RHVoice.conf").write_text(self.settings, encoding="utf-8")
        return {**os.environ, "RHVOICE_CONFIG_PATH": str(folder)}


def _as_it_is(text: str) -> str:
    return text


def _for_festival(text: str) -> str:
    return re.sub(r"\s*—", ",", text.replace(STRESS, ""))  # its Russian voice falls silent at a dash


def _with_accents(text: str) -> str:
    return re.sub(r"\+(\w)", "\\1\u0301", text)


ENGINES = (
    Engine(
        name="rhvoice",
        program="RHVoice-test",
        voices=("elena", "aleksandr"),
        rates=(88, 105),
        credit="RHVoice (GPL v3 or later), voices Elena and Aleksandr",
        arguments=lambda voice, rate, path: ("-p", voice, "-r", str(rate), "-o", str(path)),
        write=_as_it_is,
        settings=f"stress_marker={STRESS}\n",
    ),
    Engine(
        name="festival",
        program="text2wave",
        voices=("msu_ru_nsh_clunits", "msu_ru_nsh_clunits"),
        rates=(100, 100),
        credit="Festival, voice msu_ru_nsh_clunits",
        arguments=lambda voice, rate, path: ("-eval", f"(voice_{voice})", "-o", str(path)),
        write=_for_festival,
    ),
    Engine(
        name="espeak",
        program="espeak-ng",
        voices=("ru+f3", "ru+m3"),
        rates=(135, 135),
        credit="eSpeak NG (GPL v3 or later)",
        arguments=lambda voice, rate, path: ("-v", voice, "-s", str(rate), "-w", str(path), "--stdin"),
        write=_with_accents,
    ),
)


def find_engine(name: str | None) -> Engine | None:
    """Return the engine of that name, or the first that is installed."""
    fitting = (engine for engine in ENGINES if name in {None, engine.name} and engine.is_installed)
    return next(fitting, None)
