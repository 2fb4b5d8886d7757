"""Practice tests fit their profile: order, kinds, multiple, level, marks, shared stimuli."""

from collections.abc import Iterator, Mapping

from elearn.domain.assessment import ExamProfile, Part, Slot
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.items import FormItem, ItemFile, LetterItem, SpeakingItem
from elearn.formats.bank_files.models.releases import PracticeTestFile
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located


def find_misfits(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check every test against its profile."""
    items = {item.value.id: item.value for item in release.contents.items}
    used: dict[str, str] = {}
    for test in release.contents.tests:
        yield from _check_items(test, items, release.contents.seen_ids, used)
        part, field, message = _find_part(test.value, release.bank_id, context)
        if part is None:
            yield test.defect(message, field)
        elif len(test.value.items) != part.item_count * test.value.times:
            wanted = f"{part.item_count} × {test.value.times} = {part.item_count * test.value.times}"
            yield test.defect(f"has {len(test.value.items)} items; the profile asks {wanted}", "items")
        else:
            yield from _check_slots(test, part, items)


def _check_items(
    test: Located[PracticeTestFile], items: Mapping[str, ItemFile], seen: set[str], used: dict[str, str]
) -> Iterator[Defect]:
    for number, item_id in enumerate(test.value.items):
        if item_id not in seen:
            yield test.defect(f"item {item_id} does not exist", "items", number)
        if item_id in used:
            yield test.defect(f"item {item_id} stands in {used[item_id]} already", "items", number)
        used.setdefault(item_id, test.value.id)
        if item_id in items and items[item_id].level != test.value.profile:
            message = f"item {item_id} is of level {items[item_id].level}, the test of {test.value.profile}"
            yield test.defect(message, "items", number)


def _find_part(test: PracticeTestFile, bank_id: str, context: CheckContext) -> tuple[Part | None, str, str]:
    """Find the part, or the field that names no part and why."""
    profile: ExamProfile | None = context.books.profiles.get(test.profile)
    if profile is None:
        is_archived = test.profile in context.books.archived_profiles
        return None, "profile", f"profile '{test.profile}' {'is archived' if is_archived else 'is unknown'}"
    for part in profile.parts:
        if part.id == test.part:
            is_ours = part.bank_id == bank_id
            return part if is_ours else None, "part", f"part '{part.id}' is filled from bank {part.bank_id}"
    return None, "part", f"part '{test.part}' is not in the profile {profile.id}"


def _check_slots(
    test: Located[PracticeTestFile], part: Part, items: Mapping[str, ItemFile]
) -> Iterator[Defect]:
    place = 0
    earlier: set[str] = set()
    for slot in (slot for slot in part.slots for _ in range(test.value.times)):
        group = [items.get(item_id) for item_id in test.value.items[place : place + slot.items]]
        for number, item in enumerate(group, start=place):
            for message in _check_item(item, slot):
                yield test.defect(f"place {number + 1}: {message}", "items", number)
        yield from _check_stimulus(test, slot, group, place, earlier)
        place += slot.items


def _check_item(item: ItemFile | None, slot: Slot) -> Iterator[str]:
    if item is None:  # missing or broken, told elsewhere
        return
    if item.task != slot.task:
        yield f"{item.id} is {item.task}, the profile asks {slot.task} here"
    elif item.interaction != slot.interaction:
        yield f"{item.id} is {item.interaction}, the profile asks {slot.interaction} here"
    rubric = item.rubric if isinstance(item, FormItem | LetterItem | SpeakingItem) else []
    marks = sum(criterion.marks for criterion in rubric) or 1
    if marks != slot.marks:
        yield f"{item.id} is worth {marks} marks, the profile gives {slot.marks}"


def _check_stimulus(
    test: Located[PracticeTestFile], slot: Slot, group: list[ItemFile | None], place: int, earlier: set[str]
) -> Iterator[Defect]:
    """Tasks of one slot share one stimulus, and no other slot shows it again."""
    shared = {item.stimulus for item in group if item}
    if slot.items > 1 and len(shared) > 1:
        ids = ", ".join(item.id for item in group if item)
        yield test.defect(f"place {place + 1}: {ids} must share one stimulus", "items", place)
    for stimulus in shared - {None}:
        if stimulus in earlier:
            yield test.defect(f"place {place + 1}: stimulus {stimulus} was shown already", "items", place)
    earlier |= {stimulus for stimulus in shared if stimulus}
