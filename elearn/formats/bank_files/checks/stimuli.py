"""Stimuli: what an item refers to exists, is of the kind that its task shows, and nothing lies unused."""

from collections.abc import Iterator

from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.releases import MediaStimulusFile
from elearn.formats.bank_files.read_release import ReadRelease

_LISTENING = ("place", "announcement", "reply", "dialogue", "word")
NEEDED_KINDS = {
    **{f"listening_{task}": ("recording",) for task in _LISTENING},
    "reading_notice": ("notice", "text"),
    "reading_text": ("text",),
    "history_picture": ("picture",),
    "speaking_picture": ("picture",),
}


def find_wrong_stimuli(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check the stimuli of items and the media of stimuli."""
    contents = release.contents
    kinds = {stimulus.value.id: stimulus.value.kind for stimulus in contents.stimuli}
    for item in contents.items:
        name = item.value.stimulus
        needed = NEEDED_KINDS.get(item.value.task, ())
        if name and name not in contents.seen_ids:
            yield item.defect(f"stimulus '{name}' is missing", "stimulus")
        elif name in kinds and needed and kinds[name] not in needed:
            message = f"{item.value.task} needs a {' or '.join(needed)}; {name} is a {kinds[name]}"
            yield item.defect(message, "stimulus")
        elif name is None and needed:
            yield item.defect(f"stimulus is missing: {item.value.task} needs a {' or '.join(needed)}")
    yield from _check_media(release)
    used = {item.value.stimulus for item in contents.items}
    for stimulus in contents.stimuli:
        if stimulus.value.id not in used and _all_items_are_sound(release):
            yield stimulus.defect("no item uses this stimulus")


def _check_media(release: ReadRelease) -> Iterator[Defect]:
    contents = release.contents
    kinds = {medium.value.id: medium.value.kind for medium in contents.media}
    used = set()
    for stimulus in contents.stimuli:
        if isinstance(stimulus.value, MediaStimulusFile):
            name, kind = stimulus.value.media, stimulus.value.kind
            used.add(name)
            if name not in contents.seen_ids:
                yield stimulus.defect(f"media '{name}' is not in media.yaml", "media")
            elif kinds.get(name, kind) != kind:
                yield stimulus.defect(f"media '{name}' is a {kinds[name]}, not a {kind}", "media")
    for medium in contents.media:
        if medium.value.id not in used and _all_items_are_sound(release):
            yield medium.defect("no stimulus uses this medium")


def _all_items_are_sound(release: ReadRelease) -> bool:
    """Whether "unused" can be told: an item or stimulus that could not be read may be the user."""
    return not any(defect.file.startswith(("items/", "stimuli/")) for defect in release.contents.defects)
