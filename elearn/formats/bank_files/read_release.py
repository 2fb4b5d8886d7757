"""Reading a release: its files, its hash, its bank where it is sound, and its structural defects."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from elearn.domain.item_bank import ItemBank
from elearn.formats.bank_files.build_bank import build_bank
from elearn.formats.bank_files.contents import ReleaseContents, read_contents
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.hashes import release_hash
from elearn.formats.bank_files.release_files import collect_files, find_misplaced


@dataclass(frozen=True, kw_only=True)
class ReadRelease:
    """A release as read. `bank` is None where structural defects leave nothing sound to build."""

    bank_id: str  # as the folder is named
    release: str
    bank: ItemBank | None
    files: Mapping[str, bytes]
    sha256: str
    contents: ReleaseContents
    defects: tuple[Defect, ...]

    def name(self, defect: Defect) -> Defect:
        """Name the defect's file from the folder of all banks."""
        return replace(defect, file=f"{self.bank_id}/{self.release}/{defect.file}")


def read_release(folder: Path) -> ReadRelease:
    """Read a release from its folder `.../<bank>/<release>`."""
    files, defects = collect_files(folder)
    return read_release_files(folder.parent.name, folder.name, files, defects)


def read_release_files(
    bank_id: str, release: str, files: Mapping[str, bytes], defects: list[Defect] | None = None
) -> ReadRelease:
    """Read a release from its files by path."""
    contents = read_contents(files)
    found = [*(defects or []), *find_misplaced(files), *contents.defects]
    manifest = contents.manifest
    is_sound = manifest is not None and not found
    return ReadRelease(
        bank_id=bank_id,
        release=release,
        bank=build_bank(contents, manifest.value, files) if manifest and is_sound else None,
        files=files,
        sha256=release_hash(files),
        contents=contents,
        defects=tuple(found),
    )
