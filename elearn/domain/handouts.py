"""A handout for the next lesson: which tasks can stand on paper, and what a lesson says in few words."""

import re
from collections.abc import Iterator

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item

LONGEST_TEXT = 240  # characters that people read before a task
_FIRST_SENTENCES = 2
_NO_PROSE = ("#", "|", "- ", "* ", "> ", "1.")
_HEADING_IN_LINE = re.compile(r"^\*\*[^*]+[.?!]\*\*\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*+|`+|(?<!\w)_+|_+(?!\w)")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])[»”\"]?\s+(?=[«“\"(]?\w)")


def find_text_before(item: Item, bank: ItemBank) -> str | None:
    """Return what people read or hear before the task; None where there is nothing.

    Raises:
        LookupError: it cannot stand on a handout: a picture, or a text that is too long.

    """
    if item.stimulus_id is None:
        return None
    stimulus, medium = bank.stimulus_by_id[item.stimulus_id], bank.media_of(item)
    if medium and medium.kind != "recording":
        raise LookupError(item.id)
    spoken = "\n".join(turn.text for turn in medium.transcript) if medium else ""
    text = stimulus.text or spoken
    if not text or len(text) > LONGEST_TEXT:
        raise LookupError(item.id)
    return text


def is_fit_for_handout(item: Item, bank: ItemBank) -> bool:
    """Whether the task can stand on a handout: it has one right answer, and all that it needs is short."""
    if item.interaction.is_marked_by_rubric:
        return False
    try:
        find_text_before(item, bank)
    except LookupError:
        return False
    return True


def summarise_lesson(markdown: str, limit: int) -> str:
    """Return the first sentences of a lesson and its last ones, which say what to remember.

    Args:
        markdown: the lesson; headings, tables and lists are passed over.
        limit: characters; only whole sentences are kept, at least the first.

    """
    paragraphs = [list(_split(paragraph)) for paragraph in _list_prose(markdown)]
    first = [sentence for paragraph in paragraphs for sentence in paragraph][:_FIRST_SENTENCES]
    last = [sentence for sentence in (paragraphs[-1] if paragraphs else []) if sentence not in first]
    kept: list[str] = []
    for sentence in (*first, *last):
        if kept and len(" ".join((*kept, sentence))) > limit:
            break
        kept.append(sentence)
    return " ".join(kept)


def _list_prose(markdown: str) -> Iterator[str]:
    for block in markdown.split("\n\n"):
        lines = [line.strip() for line in block.strip().splitlines()]
        if lines and not any(line.startswith(_NO_PROSE) for line in lines):
            text = _HEADING_IN_LINE.sub("", " ".join(lines))
            yield _MARKS.sub("", _LINK.sub(r"\1", text))


def _split(paragraph: str) -> Iterator[str]:
    """Split into sentences; one that only announces a list says nothing without it."""
    start = 0
    for gap in _BETWEEN_SENTENCES.finditer(paragraph):
        if not paragraph[gap.end()].islower():
            yield paragraph[start : gap.end()].strip()
            start = gap.end()
    rest = paragraph[start:].strip()
    if rest and not rest.endswith(":"):
        yield rest
