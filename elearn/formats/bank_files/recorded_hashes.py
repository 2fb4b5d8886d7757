"""releases.yaml: the hash of every release that shipped, written by `elearn banks freeze`."""

from collections.abc import Mapping
from pathlib import Path

from elearn.formats.bank_files.folders import age_key
from elearn.formats.bank_files.reference_contents import RECORDED_HASHES

_HEADER = """\
# bank -> release -> SHA-256 of its files. Written by `elearn banks freeze`; what is listed never changes.
"""


def write_recorded_hashes(folder: Path, hashes: Mapping[str, Mapping[str, str]]) -> None:
    """Write the file anew, banks by name and releases by age."""
    lines = [_HEADER]
    for bank_id, releases in sorted(hashes.items()):
        lines.append(f"{bank_id}:\n")
        lines += [f'  "{name}": "{releases[name]}"\n' for name in sorted(releases, key=age_key)]
    lines += [] if hashes else ["{}\n"]
    (folder / RECORDED_HASHES).write_text("".join(lines), encoding="utf-8", newline="\n")
