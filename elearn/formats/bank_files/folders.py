"""Where the releases lie below question_banks, and which of two is newer."""

import re
from pathlib import Path

_OTHER_FOLDERS = {"exams", "schema"}


def list_release_folders(folder: Path) -> list[Path]:
    """List the folders `<bank>/<release>` by bank, oldest release first."""
    banks = [path for path in sorted(folder.iterdir()) if path.is_dir() and path.name not in _OTHER_FOLDERS]
    releases = [path for bank in banks for path in bank.iterdir() if path.is_dir()]
    return sorted(releases, key=lambda path: (path.parent.name, age_key(path.name)))


def find_banks_folder(path: Path) -> Path:
    """Find the folder of all banks that a release, a bank or the folder itself belongs to."""
    for folder in (path, path.parent, path.parent.parent):
        if (folder / "laws.yaml").is_file() or (folder / "exams").is_dir():
            return folder
    return path


def age_key(release: str) -> tuple[int, ...]:
    """Order releases by their numbers: 2026.10 is newer than 2026.9."""
    return tuple(map(int, re.findall(r"\d+", release)))
