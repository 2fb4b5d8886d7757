"""The shipped releases come into the database; what is there already costs one hash."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId
from elearn.domain.publishing import begin_of
from elearn.formats.bank_files.checks.reference import find_reference_defects
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.folders import age_key, list_release_folders
from elearn.formats.bank_files.hashes import release_hash
from elearn.formats.bank_files.read_release import read_release_files
from elearn.formats.bank_files.reference_contents import read_reference_contents
from elearn.formats.bank_files.release_files import collect_files
from elearn.storage.release_days import load_release_days
from elearn.storage.releases import (
    add_release,
    find_release_hash,
    load_current_refs,
    lock_releases,
    set_current_release,
)
from elearn.usecases.cancel_overtaken import cancel_overtaken
from elearn.usecases.check_banks import check_release
from elearn.usecases.rule_new_release import rule_new_release


class LoadOutcome(StrEnum):
    """What became of a release."""

    UNCHANGED = "unchanged"
    LOADED = "loaded"
    EARLY = "loaded, and begins on its day"
    ALTERED = "refused, because it was altered after it was loaded"
    DEFECTIVE = "refused, because it has defects"


@dataclass(frozen=True, kw_only=True)
class LoadResult:
    """One release of the folder. `defects` of a loaded release are about dates and translations only."""

    ref: ReleaseRef
    outcome: LoadOutcome
    defects: tuple[Defect, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether the release cannot be used."""
        return self.outcome in {LoadOutcome.ALTERED, LoadOutcome.DEFECTIVE}

    def __str__(self) -> str:
        """Say it in a line, and each defect in one more."""
        headline = f"{self.ref.bank_id} {self.ref.release}: {self.outcome}"
        return "\n".join([headline, *(f"  {defect}" for defect in self.defects)])


@dataclass(frozen=True, kw_only=True)
class CheckedRelease:
    """Files of a release that were read and checked, which takes seconds, and needs no database."""

    ref: ReleaseRef
    sha256: str
    files: Mapping[str, bytes]
    bank: ItemBank | None  # None: nothing can be made of them
    defects: tuple[Defect, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it can be used."""
        return self.bank is not None and not any(_refuses(defect) for defect in self.defects)


def load_banks(session: Session, *, folder: Path, now: datetime, today: date) -> list[LoadResult]:
    """Load every new release of the folder question_banks and make the newest of each bank current.

    A defective or altered release is refused, and what the database has goes on. Overdue reviews are told
    but refuse nothing: a fresh installation must work in a later year too. A release whose day is to come
    waits for it (`switch_due_releases`), where its bank has another one to serve.
    """
    lock_releases(session)  # before the hashes are read: several nodes may start at once
    results = [_load(session, path, now, today) for path in list_release_folders(folder)]
    early = _list_early(session, results, now)
    make_newest_current(session, [result for result in results if result.ref not in early], now=now)
    return [_say_early(result) if result.ref in early else result for result in results]


def _list_early(session: Session, results: Iterable[LoadResult], now: datetime) -> set[ReleaseRef]:
    """List the releases whose day is to come, of banks that have one whose day has come.

    Where none has begun by this computer's clock, the clock is wrong, and days say nothing.
    """
    days = load_release_days(session)
    found = [result.ref for result in results if result.outcome is not LoadOutcome.DEFECTIVE]
    begun = {ref for ref in (*found, *load_current_refs(session).values()) if begin_of(days[ref]) <= now}
    served = {ref.bank_id for ref in begun}
    return {ref for ref in found if ref not in begun and ref.bank_id in served}


def _say_early(result: LoadResult) -> LoadResult:
    return replace(result, outcome=LoadOutcome.EARLY) if result.outcome is LoadOutcome.LOADED else result


def _refuses(defect: Defect) -> bool:
    return defect.refuses and not defect.awaits_act


def make_newest_current(session: Session, results: Iterable[LoadResult], *, now: datetime) -> None:
    """Draw new papers from the newest release of each bank, where it has come just now.

    One that was there before may have been rolled back, or waits for its day.
    """
    current = load_current_refs(session)
    usable = [result for result in results if result.outcome is not LoadOutcome.DEFECTIVE]
    new = {result.ref for result in usable if result.outcome is LoadOutcome.LOADED}
    for ref in _newest(result.ref for result in usable):
        serving = current.get(ref.bank_id)
        is_newer = serving is not None and age_key(serving.release) < age_key(ref.release)
        if serving is None or (is_newer and ref in new):
            set_current_release(session, ref, now=now)
            cancel_overtaken(session, ref.bank_id, now=now)


def check_files(
    ref: ReleaseRef,
    files: Mapping[str, bytes],
    *,
    folder: Path,
    today: date,
    defects: list[Defect] | None = None,
) -> CheckedRelease:
    """Read and check the files of one release; `folder` has the reference books beside it."""
    reference = read_reference_contents(folder)
    release = read_release_files(ref.bank_id, ref.release, files, defects)
    found = (*find_reference_defects(reference), *check_release(release, reference, today=today))
    return CheckedRelease(
        ref=ref, sha256=release_hash(files), files=files, bank=release.bank, defects=tuple(found)
    )


def load_checked(session: Session, checked: CheckedRelease, *, now: datetime) -> LoadResult:
    """Load a release that was checked, unless it is there."""
    found = _find(session, checked.ref, checked.sha256)
    if found:
        return found
    if checked.bank is None or not checked.is_sound:
        return LoadResult(ref=checked.ref, outcome=LoadOutcome.DEFECTIVE, defects=checked.defects)
    add_release(session, checked.bank, sha256=checked.sha256, files=checked.files, loaded_at=now)
    rule_new_release(session, checked.bank, now=now)
    return LoadResult(ref=checked.ref, outcome=LoadOutcome.LOADED, defects=checked.defects)


def _load(session: Session, path: Path, now: datetime, today: date) -> LoadResult:
    ref = ReleaseRef(bank_id=BankId(path.parent.name), release=path.name)
    files, defects = collect_files(path)
    found = _find(session, ref, release_hash(files))
    if found:
        return found
    checked = check_files(ref, files, folder=path.parent.parent, today=today, defects=defects)
    return load_checked(session, checked, now=now)


def _find(session: Session, ref: ReleaseRef, sha256: str) -> LoadResult | None:
    stored = find_release_hash(session, ref)
    if stored is None:
        return None
    return LoadResult(ref=ref, outcome=LoadOutcome.UNCHANGED if stored == sha256 else LoadOutcome.ALTERED)


def _newest(refs: Iterator[ReleaseRef]) -> list[ReleaseRef]:
    newest: dict[BankId, ReleaseRef] = {}
    for ref in sorted(refs, key=lambda ref: age_key(ref.release)):
        newest[ref.bank_id] = ref
    return list(newest.values())
