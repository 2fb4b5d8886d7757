"""Texts: nothing stands twice, and explanations are short enough to be read."""

from collections.abc import Iterator

from elearn.formats.bank_files.checks.context import CheckContext, find_repeated
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.items import ItemFile, SingleChoiceItem
from elearn.formats.bank_files.models.releases import StimulusFile, TextStimulusFile
from elearn.formats.bank_files.read_release import ReadRelease

MAX_EXPLANATION_WORDS = 45


def find_wrong_texts(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check for texts that stand twice and explanations that are too long."""
    yield from find_repeated(release.contents.items, _task_sign, "duplicate text")
    yield from find_repeated(release.contents.stimuli, _stimulus_sign, "duplicate text")
    for item in release.contents.items:
        words = count_words(item.value.explanation)
        if words > MAX_EXPLANATION_WORDS:
            message = f"explanation has {words} words; at most {MAX_EXPLANATION_WORDS}"
            yield item.defect(message, "explanation")


def count_words(text: str) -> int:
    """Count what has a letter or digit in it; dashes between spaces are no words."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _task_sign(item: ItemFile) -> object:
    """Sum up what the learner would feel to be the same question: stem, stimulus and right answer."""
    right = ""
    if isinstance(item, SingleChoiceItem):
        right = next((choice.text for choice in item.choices if choice.id == item.key), "")
    return _fold(item.stem), item.stimulus, _fold(right)


def _stimulus_sign(stimulus: StimulusFile) -> object:
    return _fold(stimulus.text) if isinstance(stimulus, TextStimulusFile) else stimulus.media


def _fold(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower().replace("ё", "е")))
