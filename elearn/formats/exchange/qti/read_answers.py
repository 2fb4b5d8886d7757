"""What the learner answers with, by the element that asks for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.qti.elements import find_all
from elearn.formats.exchange.qti.flow import is_block, read_text
from elearn.formats.exchange.qti.read_choices import read_choices, read_judgement
from elearn.formats.exchange.qti.read_declarations import read_accepted, read_correct
from elearn.formats.exchange.qti.read_rubric import read_model_answer, read_rubric
from elearn.formats.exchange.qti.unreadable import Unreadable

MAX_FIELDS = 50


@dataclass(frozen=True)
class Answered:
    """The item's fields, and the elements whose text is in them and not in the stem."""

    fields: dict[str, Any]
    elsewhere: list[Element] = field(default_factory=list)


def _read_choice(root: Element, found: Sequence[Element]) -> Answered:
    interaction = _only(found)
    elements = list(find_all(interaction, "simpleChoice", "inlineChoice"))
    judgement = read_judgement(root, interaction, elements)
    if judgement is not None:
        return Answered({"interaction": "right_or_wrong", "key": judgement}, elements)
    choices, key = read_choices(root, interaction, elements)
    return Answered({"interaction": "single_choice", "choices": choices, "key": key}, elements)


def _read_entries(root: Element, found: Sequence[Element]) -> Answered:
    rubric = read_rubric(root)
    if len(found) == 1 and not rubric:
        return _read_word(root, found[0])
    if len(found) > MAX_FIELDS:
        raise Unreadable(FaultKind.TOO_MANY, limit=MAX_FIELDS)
    blocks = _blocks_around(root, found)
    fields = [_read_field(element, block) for element, block in zip(found, blocks, strict=True)]
    answers = {
        each["id"]: correct[0]
        for each, element in zip(fields, found, strict=True)
        for correct in [read_correct(root, element)]
        if correct
    }
    form = {"interaction": "form", "fields": fields}
    return Answered(form | ({"model_answer": answers} if answers else {}) | rubric, blocks)


def _read_word(root: Element, element: Element) -> Answered:
    accepted = read_accepted(root, element)
    if not accepted:
        raise Unreadable(FaultKind.NO_KEY)
    return Answered({"interaction": "typed_word", "accepted": accepted})


def _blocks_around(root: Element, found: Sequence[Element]) -> list[Element]:
    parents = {id(child): parent for parent in root.iter() for child in parent}
    blocks = []
    for element in found:
        block = element
        while not is_block(block.tag) and id(block) in parents:
            block = parents[id(block)]
        blocks.append(block)
    return blocks


def _read_field(element: Element, block: Element) -> dict[str, str]:
    name = element.get("responseIdentifier", "")
    label = read_text(block, without=find_all(block, "textEntryInteraction"))
    return {"id": name.removeprefix("RESPONSE_") or "field", "label": label or name}


def _read_written(root: Element, found: Sequence[Element]) -> Answered:
    interaction = _only(found)
    correct = read_correct(root, interaction)
    answer = read_model_answer(root) or ({"model_answer": correct[0]} if correct else {})
    return Answered({"interaction": "letter", **answer, **read_rubric(root)})


def _read_spoken(root: Element, found: Sequence[Element]) -> Answered:
    _only(found)
    return Answered({"interaction": "speaking", **read_model_answer(root), **read_rubric(root)})


def _only(found: Sequence[Element]) -> Element:
    if len(found) > 1:
        raise Unreadable(FaultKind.NOT_KNOWN, value=f"{found[0].tag} × {len(found)}")
    return found[0]


READERS: Mapping[str, Callable[[Element, Sequence[Element]], Answered]] = {
    "choiceInteraction": _read_choice,
    "inlineChoiceInteraction": _read_choice,
    "textEntryInteraction": _read_entries,
    "extendedTextInteraction": _read_written,
    "uploadInteraction": _read_spoken,
}
