"""`elearn media`: makes recordings from their transcripts."""

import shutil
import subprocess
from pathlib import Path

import click

from elearn.formats.bank_files.folders import list_release_folders
from elearn.formats.speech.engines import ENGINES, Engine, find_engine
from elearn.settings import asset_folder
from elearn.usecases.speak_recordings import speak_recordings

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def media() -> None:
    """Make the recordings of the question banks."""


@media.command()
@click.argument("path", required=False, type=_FOLDER)
@click.option("--engine", "name", type=click.Choice([engine.name for engine in ENGINES]))
def speak(path: Path | None, name: str | None) -> None:
    """Speak the transcripts of the release at PATH (all shipped banks), where they are new or were changed.

    Needs ffmpeg and a speech engine: RHVoice, Festival with a Russian voice, or eSpeak NG; the first that is
    there, unless --engine names another. People who only use the site need none: the recordings are shipped.
    """
    engine = find_engine(name)
    if engine is None:
        raise click.ClickException("No speech engine found: install RHVoice, festvox-ru or espeak-ng.")
    if shutil.which("ffmpeg") is None:
        raise click.ClickException("ffmpeg is not installed; it writes the Opus and MP3 files.")
    releases = [path] if path else list_release_folders(asset_folder("question_banks"))
    for release in releases:
        _speak_release(release, engine)


def _speak_release(release: Path, engine: Engine) -> None:
    if not (release / "media.yaml").is_file():
        return
    try:
        for spoken in speak_recordings(release, engine):
            click.echo(f"{spoken.id}: {spoken.seconds} s ({spoken.number} of {spoken.total})")
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace") if isinstance(error.stderr, bytes) else error.stderr
        raise click.ClickException(f"{error.cmd[0]} failed: {said}") from error
