"""Takes a GIFT file apart as Moodle does: blocks between blank lines, comments, escapes, then the signs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elearn.formats.exchange.contents import MAX_ENTRIES, Fault, FaultKind, Place
from elearn.formats.exchange.gift.block import BlockBroken, read_block
from elearn.formats.exchange.gift.escapes import TRIMMED
from elearn.formats.exchange.moodle.question import Question

MAX_BYTES = 8_000_000  # texts only: the largest bank of ours has 0.3 million
_MAX_BLOCK = 500_000  # letters of one question

_LINE_ENDS = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Block:
    """The lines of one question, without its comments, and where it begins."""

    place: int
    text: str
    comments: str


def read_questions(content: bytes) -> tuple[list[Question], list[Fault]]:
    """Read the questions of a file; a block that is none is a fault at its line."""
    if len(content) > MAX_BYTES:
        return [], [Fault(place=Place(), kind=FaultKind.TOO_LARGE, details={"limit": MAX_BYTES})]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [Fault(place=Place(), kind=FaultKind.OTHER_FORMAT)]
    questions: list[Question] = []
    faults: list[Fault] = []
    for block in _blocks(_LINE_ENDS.split(text)):
        if len(questions) + len(faults) > MAX_ENTRIES:
            break
        place = Place(line=block.place)
        if len(block.text) > _MAX_BLOCK:
            faults.append(Fault(place=place, kind=FaultKind.TOO_LONG, details={"limit": _MAX_BLOCK}))
            continue
        try:
            question = read_block(block.text, block.comments, block.place)
        except BlockBroken:
            faults.append(Fault(place=place, kind=FaultKind.BROKEN))
        else:
            questions += [question] if question else []
    return questions, faults


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    start = 0
    gathered: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if stripped := line.strip(TRIMMED):
            start = start or number
            gathered.append(stripped)
        elif gathered:
            yield _block(start, gathered)
            start, gathered = 0, []


def _block(start: int, lines: Sequence[str]) -> Block:
    comments = [line for line in lines if line.startswith("//")]
    rest = [" " if line.startswith("//") else line for line in lines]
    return Block(start, "\n".join(rest).strip(TRIMMED), "\n".join(comments))
