"""Keys that can be guessed without knowing: by their length, or by their place over a test."""

from collections import Counter
from collections.abc import Iterator

from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.items import RightOrWrongItem, SingleChoiceItem
from elearn.formats.bank_files.models.releases import PracticeTestFile
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located

LONGER_BY_FACTOR = 1.5
LONGER_BY_CHARACTERS = 12
MOST_LONGEST_KEYS = 0.5  # share of a test's items; chance would have one third
FEWEST_FOR_LENGTH = 6  # items with choices; below that, shares mean nothing
MOST_AT_ONE_PLACE = 0.6
FEWEST_FOR_PLACES = 9
FEWEST_JUDGEMENTS = 3  # of right or wrong; all the same is then a pattern


def find_giveaways(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check every item, then every test."""
    choices = {}
    judgements = {}
    for item in release.contents.items:
        if isinstance(item.value, SingleChoiceItem):
            choices[item.value.id] = item.value
            if gives_itself_away(item.value):
                yield item.defect("the key is much longer than the other choices", "choices")
        elif isinstance(item.value, RightOrWrongItem):
            judgements[item.value.id] = item.value
    for test in release.contents.tests:
        yield from _check_lengths(test, [choices[x] for x in test.value.items if x in choices])
        yield from _check_places(test, [choices[x].key for x in test.value.items if x in choices])
        yield from _check_judgements(test, [judgements[x].key for x in test.value.items if x in judgements])


def gives_itself_away(item: SingleChoiceItem) -> bool:
    """Whether the key is so much longer than every distractor that it needs no reading."""
    key, longest = _lengths(item)
    return key >= longest * LONGER_BY_FACTOR and key >= longest + LONGER_BY_CHARACTERS


def _lengths(item: SingleChoiceItem) -> tuple[int, int]:
    """Measure the key and the longest distractor in characters."""
    lengths = {choice.id: len(choice.text.strip()) for choice in item.choices}
    others = [length for choice_id, length in lengths.items() if choice_id != item.key]
    return lengths.get(item.key, 0), max(others, default=0)


def _check_lengths(test: Located[PracticeTestFile], items: list[SingleChoiceItem]) -> Iterator[Defect]:
    longest = sum(key > other for key, other in map(_lengths, items))
    if len(items) >= FEWEST_FOR_LENGTH and longest > len(items) * MOST_LONGEST_KEYS:
        yield test.defect(f"the key is the longest choice in {longest} of {len(items)} items", "items")


def _check_places(test: Located[PracticeTestFile], keys: list[str]) -> Iterator[Defect]:
    for key, count in sorted(Counter(keys).items()):
        if len(keys) >= FEWEST_FOR_PLACES and count > len(keys) * MOST_AT_ONE_PLACE:
            yield test.defect(
                f"key position out of balance: '{key}' in {count} of {len(keys)} items", "items"
            )


def _check_judgements(test: Located[PracticeTestFile], keys: list[str]) -> Iterator[Defect]:
    if len(keys) >= FEWEST_JUDGEMENTS and len(set(keys)) == 1:
        message = f"key position out of balance: '{keys[0]}' is the key of all {len(keys)} judgements"
        yield test.defect(message, "items")
