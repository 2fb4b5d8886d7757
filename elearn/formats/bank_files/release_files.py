"""The files of a release folder: which may be there, and their bytes."""

import re
from collections.abc import Mapping
from pathlib import Path

from elearn.formats.bank_files.defects import Defect

MAX_FILE_BYTES = 20_000_000
_LANGUAGES = "en|uz|tg|ky"
_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_KNOWN = re.compile(
    r"manifest\.yaml|topics\.yaml|tests\.yaml|media\.yaml|misconceptions\.yaml"
    rf"|(?:items|stimuli)/{_NAME}\.yaml|lessons/(?:ru|{_LANGUAGES})/{_NAME}\.md"
    rf"|media/{_NAME}\.(?:opus|mp3|svg|webp)|translations/(?:{_LANGUAGES})/{_NAME}\.yaml"
)
REQUIRED = ("manifest.yaml", "topics.yaml", "tests.yaml")


def collect_files(folder: Path) -> tuple[dict[str, bytes], list[Defect]]:
    """Read every file below the folder, by its path with slashes; links are not followed."""
    files: dict[str, bytes] = {}
    defects = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            defects.append(Defect(file=name, line=1, message="a link or special file, not a plain one"))
        elif path.is_file() and path.stat().st_size > MAX_FILE_BYTES:
            defects.append(Defect(file=name, line=1, message=f"larger than {MAX_FILE_BYTES} bytes"))
        elif path.is_file():
            files[name] = path.read_bytes()
    return files, defects


def find_misplaced(files: Mapping[str, bytes]) -> list[Defect]:
    """List the files that no release has, and the files that every release must have."""
    unknown = [
        Defect(file=name, line=1, message="unknown file in a release folder")
        for name in files
        if not _KNOWN.fullmatch(name)
    ]
    missing = [Defect(file=name, line=1, message="missing file") for name in REQUIRED if name not in files]
    return [*unknown, *missing]
