"""media.yaml as the maker of recordings sees it: entries whose sound is still to be made are allowed."""

from pathlib import Path
from typing import Any

import yaml

from elearn.formats.bank_files.hashes import sha256_hex, source_hash

Entry = dict[str, Any]
_TYPES = {"opus": "audio/ogg", "mp3": "audio/mpeg"}


def read_media_list(release: Path) -> list[Entry]:
    """Read the entries of a release's media.yaml."""
    entries: list[Entry] = yaml.safe_load((release / "media.yaml").read_text("utf-8"))
    return entries


def write_media_list(release: Path, entries: list[Entry]) -> None:
    """Write media.yaml whole, in one form for people and `git diff`."""
    text = yaml.dump(entries, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    (release / "media.yaml").write_text(text, encoding="utf-8", newline="\n")


def spoken_hash(entry: Entry) -> str:
    """Hash what the voices say: who says it and how it is stressed, too."""
    return source_hash("\n".join(f"{turn['speaker']}: {spoken(turn)}" for turn in entry["transcript"]))


def is_older_than_words(entry: Entry) -> bool:
    """Whether the words of a recording were changed after its sound was made, as far as that is known."""
    spoken_from = entry.get("spoken_from")
    is_known = bool(entry.get("synthetic") or spoken_from) and "transcript" in entry
    return is_known and spoken_from != spoken_hash(entry)


def spoken(turn: Entry) -> str:
    """Return a turn's text with its stress marks, where it has any."""
    return str(turn.get("spoken", turn["text"]))


def describe_files(folder: Path, entry_id: str) -> list[Entry]:
    """Describe the two files of a recording as media.yaml does."""
    described = []
    for suffix, kind in _TYPES.items():
        content = (folder / f"{entry_id}.{suffix}").read_bytes()
        path = f"media/{entry_id}.{suffix}"
        described.append({"path": path, "type": kind, "sha256": sha256_hex(content), "bytes": len(content)})
    return described


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)
