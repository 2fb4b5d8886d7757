"""The catalogues as the sources have them, compiled for a test: not what an older build left behind."""

import shlex
from pathlib import Path

import polib
import pytest
from babel.messages.frontend import CommandLineInterface
from flask import Flask
from flask_babel import Domain, get_babel

from elearn.settings import asset_folder

ROOT = asset_folder("translations").parent


def extract(folder: Path) -> polib.POFile:
    """Extract what the sources say now, as `make translations` does."""
    template = folder / "messages.pot"
    recipe = next(line for line in (ROOT / "Makefile").read_text().splitlines() if " extract " in line)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        frontend = CommandLineInterface()
        frontend.run([*shlex.split(recipe), "-o", str(template)])  # type: ignore[no-untyped-call]
    return polib.pofile(str(template))


def compiled(source: Path, folder: Path) -> Path:
    """Compile every catalogue below `source` into `folder`; returns it."""
    for path in source.glob("*/LC_MESSAGES/messages.po"):
        target = folder / path.relative_to(source).with_suffix(".mo")
        target.parent.mkdir(parents=True)
        polib.pofile(str(path)).save_as_mofile(str(target))
    return folder


def use_catalogues(app: Flask, folder: Path) -> None:
    """Let the application speak from these catalogues."""
    get_babel(app).instance.domain_instance = Domain(translation_directories=str(folder))
