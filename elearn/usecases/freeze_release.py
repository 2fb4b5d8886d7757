"""An editor freezes a release: from now on its files must never change."""

from datetime import date
from pathlib import Path

from elearn.domain.errors import BankDefective, ReleaseAltered
from elearn.formats.bank_files.folders import find_banks_folder
from elearn.formats.bank_files.read_release import read_release
from elearn.formats.bank_files.recorded_hashes import write_recorded_hashes
from elearn.formats.bank_files.reference_contents import read_reference_contents
from elearn.usecases.check_banks import check_release


def freeze_release(path: Path, *, today: date) -> str:
    """Record the hash of the release in the folder `path` in releases.yaml; repeats are harmless.

    Raises:
        BankDefective: the release has defects.
        ReleaseAltered: it was recorded with another hash.

    """
    folder = find_banks_folder(path)
    reference = read_reference_contents(folder)
    release = read_release(path)
    recorded = reference.recorded_hash(release.bank_id, release.release)
    if recorded not in {None, release.sha256}:
        raise ReleaseAltered(bank_id=release.bank_id, release=release.release)
    defects = [*reference.defects, *check_release(release, reference, today=today)]
    if defects:
        raise BankDefective(bank_id=release.bank_id, defects=tuple(map(str, defects)))
    hashes = reference.recorded.value.model_dump() if reference.recorded else {}
    hashes.setdefault(release.bank_id, {})[release.release] = release.sha256
    write_recorded_hashes(folder, hashes)
    return release.sha256
