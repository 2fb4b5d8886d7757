"""An item's document, of either version and any system, as an item with its translations and stimulus."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.qti.around import Around
from elearn.formats.exchange.qti.catalogues import read_catalogues
from elearn.formats.exchange.qti.elements import find_all, find_first
from elearn.formats.exchange.qti.flow import read_text
from elearn.formats.exchange.qti.read_answers import READERS, Answered
from elearn.formats.exchange.qti.responses import EXPLANATION
from elearn.formats.exchange.qti.stimuli import find_block, find_medium, read_id, read_stimulus
from elearn.formats.exchange.qti.unreadable import Unreadable

Bundle = dict[str, Any]
_HINT = "endAttemptInteraction"  # a button, no answer
#: What stands in a body and is no part of the question.
_ASIDE = ("feedbackBlock", "feedbackInline", "templateBlock", "templateInline", "audio", "object", "video")


def read_item(root: Element, item_id: str, around: Around) -> Bundle:
    """Read an item: `item`, `translations`, and `stimulus` if one stands inside.

    Raises:
        Unreadable: no body, or an interaction that we do not have.

    """
    body = find_first(root, "itemBody")
    if body is None:
        raise Unreadable(FaultKind.MISSING, field="itemBody")
    block = find_block(body)
    aside = [*find_all(body, *_ASIDE), *_for_scorers(body), *([block] if block is not None else [])]
    answered = _read_answers(root, body, aside)
    item = {"id": item_id, **answered.fields, "stem": read_text(body, without=[*aside, *answered.elsewhere])}
    item |= _read_explanation(root, item)
    bundle: Bundle = {"item": item, "translations": read_catalogues(root)}
    _add_stimulus(bundle, root, body, block, around)
    return bundle


def _for_scorers(body: Element) -> Iterator[Element]:
    for block in find_all(body, "rubricBlock"):
        if "candidate" not in block.get("view", "candidate").split():
            yield block


def _read_answers(root: Element, body: Element, aside: list[Element]) -> Answered:
    hidden = {id(each) for block in aside for each in block.iter()}
    found = [
        each
        for each in body.iter()
        if each.tag.endswith("Interaction") and each.tag != _HINT and id(each) not in hidden
    ]
    names = {each.tag for each in found}
    if not found:
        raise Unreadable(FaultKind.MISSING, field="interaction")
    if len(names) > 1 or names.isdisjoint(READERS):
        raise Unreadable(FaultKind.NOT_KNOWN, value=", ".join(sorted(names))[:200])
    return READERS[names.pop()](root, found)


def _read_explanation(root: Element, item: Bundle) -> Bundle:
    """Take our explanation; of another system, the first feedback that belongs to no choice."""
    modal = list(find_all(root, "modalFeedback"))
    ours = [each for each in modal if each.get("identifier") == EXPLANATION]
    choices = {each["id"] for each in item.get("choices", ())} | {"right", "wrong"}
    general = ours or [each for each in modal if each.get("identifier") not in choices]
    text = read_text(general[0], without=find_all(general[0], "catalogInfo")) if general else ""
    return {"explanation": text} if text else {}


def _add_stimulus(
    bundle: Bundle, root: Element, body: Element, block: Element | None, around: Around
) -> None:
    """Name the stimulus: by reference, inside, or because a picture or recording stands in the body."""
    reference = find_first(root, "assessmentStimulusRef")
    item = bundle["item"]
    if reference is not None:
        item["stimulus"] = around.find_stimulus(reference.get("href", ""), read_id(reference))
    elif block is not None:
        bundle["stimulus"] = read_stimulus(block, read_id(block), around)
    else:
        medium_id, kind = find_medium(body, around)
        if medium_id:
            bundle["stimulus"] = {"id": f"{medium_id}-s", "kind": kind, "media": medium_id}
    if "stimulus" in bundle:
        item["stimulus"] = bundle["stimulus"]["id"]
