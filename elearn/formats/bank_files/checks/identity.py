"""Names: folder and manifest agree, ids are used once and fit the bank, a shipped release is unchanged."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from elearn.formats.bank_files.checks.context import CheckContext, find_repeated
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located

ITEM_PREFIXES = {"language": "lang-", "history": "hist-", "legislation": "law-"}


class _Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str: ...


def find_wrong_names(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check names and ids."""
    contents = release.contents
    yield from _check_manifest(release)
    yield from find_repeated(contents.items, lambda item: item.id, "duplicate id")
    yield from find_repeated(contents.stimuli, lambda stimulus: stimulus.id, "duplicate id")
    yield from find_repeated(contents.media, lambda medium: medium.id, "duplicate id")
    yield from find_repeated(contents.tests, lambda test: test.id, "duplicate id")
    yield from find_repeated(contents.misconceptions, lambda one: one.id, "duplicate id")
    yield from _check_topic_ids(release)
    yield from _check_prefixes(release)
    if context.recorded_hash not in {None, release.sha256}:
        message = (
            f"release changed after its hash was recorded: {context.recorded_hash}, now {release.sha256}"
        )
        yield Defect(file="manifest.yaml", line=1, message=message)


def _check_manifest(release: ReadRelease) -> Iterator[Defect]:
    manifest = release.contents.manifest
    if manifest and manifest.value.bank != release.bank_id:
        yield manifest.defect(f"bank is '{manifest.value.bank}', the folder '{release.bank_id}'", "bank")
    if manifest and manifest.value.release != release.release:
        yield manifest.defect(
            f"release is '{manifest.value.release}', the folder '{release.release}'", "release"
        )


def _check_topic_ids(release: ReadRelease) -> Iterator[Defect]:
    seen: set[str] = set()
    for topic in release.contents.topics:
        leaves = getattr(topic.value, "topics", [])
        paths = [("topics", number) for number in range(len(leaves))]
        named = [(topic.value.id, ()), *zip((leaf.id for leaf in leaves), paths, strict=True)]
        for topic_id, path in named:
            if topic_id in seen:
                yield topic.defect(f"duplicate id '{topic_id}'", *path)
            seen.add(topic_id)


def _check_prefixes(release: ReadRelease) -> Iterator[Defect]:
    prefix = ITEM_PREFIXES.get(release.bank_id)
    if prefix is None:
        yield Defect(file="manifest.yaml", line=1, message=f"'{release.bank_id}' is not the name of a bank")
        return
    contents = release.contents
    yield from _misnamed(contents.items, prefix)
    yield from _misnamed(contents.stimuli, prefix)
    yield from _misnamed(contents.media, prefix)
    yield from _misnamed(contents.tests, f"{release.bank_id}-")
    yield from _misnamed(contents.misconceptions, f"{release.bank_id}-")


def _misnamed(entries: Iterable[Located[_Named]], prefix: str) -> Iterator[Defect]:
    for entry in entries:
        if not entry.value.id.startswith(prefix):
            yield entry.defect(f"id must begin with {prefix} in this bank", "id")
