"""A writer checks banks: every defect at once, and what the banks cover."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from elearn.formats.bank_files.checks import CheckContext, find_defects
from elearn.formats.bank_files.checks.across import find_lost_releases, find_shared_topics
from elearn.formats.bank_files.checks.reference import find_reference_defects
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.folders import find_banks_folder, list_release_folders
from elearn.formats.bank_files.read_release import ReadRelease, read_release
from elearn.formats.bank_files.reference_contents import ReferenceContents, read_reference_contents
from elearn.formats.reference import build_reference_books


@dataclass(frozen=True, kw_only=True)
class BanksCheck:
    """The releases that were read and everything that is wrong with them and with the files beside them."""

    releases: tuple[ReadRelease, ...]
    defects: tuple[Defect, ...]


def check_banks(path: Path, *, today: date) -> BanksCheck:
    """Check all banks in a folder, one bank, or one release; legal items as of `today`."""
    folder = find_banks_folder(path)
    reference = read_reference_contents(folder)
    releases = [read_release(release) for release in list_release_folders(folder) if _is_below(release, path)]
    found = [defect for release in releases for defect in check_release(release, reference, today=today)]
    found += find_shared_topics(releases)
    if folder == path:
        found += [*find_reference_defects(reference), *find_lost_releases(releases, reference)]
    return BanksCheck(releases=tuple(releases), defects=tuple(sorted(set(found))))


def check_release(release: ReadRelease, reference: ReferenceContents, *, today: date) -> list[Defect]:
    """Find every defect of one release."""
    context = CheckContext(
        books=build_reference_books(reference),
        today=today,
        recorded_hash=reference.recorded_hash(release.bank_id, release.release),
    )
    return find_defects(release, context)


def _is_below(release: Path, path: Path) -> bool:
    return release.resolve().is_relative_to(path.resolve())
