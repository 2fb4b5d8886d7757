"""The catalogues as the sources have them, compiled for a test: not what an older build left behind."""

from pathlib import Path

import polib
from flask import Flask
from flask_babel import Domain, get_babel


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
