"""Keys and rubrics: exactly one choice is right, and the item says all that marking needs."""

from collections import Counter
from collections.abc import Iterator

from elearn.domain.scoring import normalise_word
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.items import (
    FormItem,
    ItemFile,
    LetterItem,
    SingleChoiceItem,
    SpeakingItem,
    TypedWordItem,
)
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located

GAP = "____"


def find_wrong_keys(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check every item's key, gap or rubric."""
    for item in release.contents.items:
        if isinstance(item.value, SingleChoiceItem):
            yield from _check_choices(item, item.value)
        elif isinstance(item.value, TypedWordItem):
            yield from _check_gap(item, item.value)
        elif isinstance(item.value, FormItem | LetterItem | SpeakingItem):
            yield from _check_rubric(item, item.value)


def _check_choices(item: Located[ItemFile], value: SingleChoiceItem) -> Iterator[Defect]:
    if [choice.id for choice in value.choices] != ["a", "b", "c"]:
        yield item.defect("choices must be a, b, c in this order", "choices")
    texts: set[str] = set()
    for number, choice in enumerate(value.choices):
        text = normalise_word(choice.text.rstrip("."))
        if text in texts:
            yield item.defect(f"two choices with the same text: '{choice.text}'", "choices", number)
        texts.add(text)
        if choice.id == value.key and choice.misunderstanding:
            message = "two keys? the key carries a misunderstanding, which is for distractors"
            yield item.defect(message, "choices", number)


def _check_gap(item: Located[ItemFile], value: TypedWordItem) -> Iterator[Defect]:
    if value.stem.count(GAP) != 1 or "_" * 5 in value.stem:
        yield item.defect(f"stem needs exactly one gap written {GAP}", "stem")
    counts = Counter(normalise_word(word) for word in value.accepted)
    for word, count in counts.items():
        if count > 1:
            yield item.defect(f"accepted word '{word}' stands {count} times", "accepted")


def _check_rubric(item: Located[ItemFile], value: FormItem | LetterItem | SpeakingItem) -> Iterator[Defect]:
    counts = Counter(criterion.id for criterion in value.rubric)
    for criterion, count in counts.items():
        if count > 1:
            yield item.defect(f"criterion '{criterion}' stands {count} times", "rubric")
    if isinstance(value, FormItem):
        boxes = [box.id for box in value.fields_]
        if len(set(boxes)) < len(boxes):
            yield item.defect("two fields with the same id", "fields")
        if set(boxes) != set(value.model_answer):
            yield item.defect("model_answer must fill exactly the fields", "model_answer")
