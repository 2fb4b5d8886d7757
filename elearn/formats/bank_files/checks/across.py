"""What only shows over all banks: topics of the same name, recorded releases that are gone."""

from collections.abc import Iterator, Sequence

from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.reference_contents import RECORDED_HASHES, ReferenceContents


def find_shared_topics(releases: Sequence[ReadRelease]) -> Iterator[Defect]:
    """Yield topics whose id another bank has too."""
    owners: dict[str, str] = {}
    for release in releases:
        for topic in release.contents.leaves():
            owner = owners.setdefault(topic.value.id, release.bank_id)
            if owner != release.bank_id:
                yield release.name(topic.defect(f"duplicate id: bank {owner} has this topic too"))


def find_lost_releases(releases: Sequence[ReadRelease], contents: ReferenceContents) -> Iterator[Defect]:
    """Yield releases that shipped and are no longer there."""
    present = {(release.bank_id, release.release) for release in releases}
    recorded = contents.recorded.value.root if contents.recorded else {}
    for bank_id, hashes in recorded.items():
        for name in hashes:
            if (bank_id, name) not in present:
                line = contents.recorded.document.line_of((bank_id, name)) if contents.recorded else 1
                yield Defect(file=RECORDED_HASHES, line=line, message=f"release {bank_id} {name} is missing")
