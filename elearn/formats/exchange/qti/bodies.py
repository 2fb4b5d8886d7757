"""Bodies of items: the stem and what the learner answers with."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.elements import append, make
from elearn.formats.exchange.qti.flow import GAP, inline, paragraphs

Data = Mapping[str, Any]
RESPONSE = "RESPONSE"
JUDGEMENTS = {"right": "Верно", "wrong": "Неверно"}


def write_body(item: Data) -> list[Element]:
    """Write the stem and the interaction; a kind that QTI has no word for has the stem only."""
    write = _WRITERS.get(str(item.get("interaction")))
    stem = make("div", *paragraphs(text_of(item, "stem")), class_="stem")
    return [stem, *write(item, stem)] if write else [stem]


def text_of(data: Data, name: str) -> str:
    """Return a text of an entry; what is none is empty."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def things_of(data: Data, name: str) -> list[Data]:
    """Return a list of things with ids; in a draft it may be anything."""
    value = data.get(name)
    things = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return [each for each in things if isinstance(each, Mapping) and isinstance(each.get("id"), str)]


def identify(text: str, prefix: str = "") -> str:
    """Make an identifier of XML: letters, digits, hyphens, underscores and dots, a letter or `_` in front."""
    sound = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in text)
    whole = prefix + sound
    return whole if whole[:1].isalpha() or whole[:1] == "_" else "_" + whole


def field_name(field_id: str) -> str:
    """Name the response of a field of a form."""
    return identify(field_id, f"{RESPONSE}_")


def _write_choices(item: Data, _: Element) -> list[Element]:
    choices = [(each["id"], text_of(each, "text")) for each in things_of(item, "choices")]
    return [_choice_interaction(choices)] if choices else []


def _write_judgement(_: Data, __: Element) -> list[Element]:
    return [_choice_interaction(list(JUDGEMENTS.items()))]


def _choice_interaction(choices: Sequence[tuple[str, str]]) -> Element:
    simple = (inline(make("simpleChoice", identifier=identify(name)), text) for name, text in choices)
    return make("choiceInteraction", *simple, responseIdentifier=RESPONSE, shuffle="false", maxChoices="1")


def _write_gap(_: Data, stem: Element) -> list[Element]:
    gap = make("textEntryInteraction", responseIdentifier=RESPONSE)
    if not any(_split_at_gap(each, gap) for each in stem.iter()):
        stem.append(make("p", gap))
    return []


def _split_at_gap(element: Element, gap: Element) -> bool:
    """Put `gap` in place of the first gap of the element's own text, or of the text behind its children."""
    if element.text and GAP in element.text:
        element.text, _, gap.tail = element.text.partition(GAP)
        element.insert(0, gap)
        return True
    for number, child in enumerate(element):
        if child.tail and GAP in child.tail:
            child.tail, _, gap.tail = child.tail.partition(GAP)
            element.insert(number + 1, gap)
            return True
    return False


def _write_form(item: Data, _: Element) -> list[Element]:
    return [_field(each["id"], text_of(each, "label")) for each in things_of(item, "fields")]


def _field(field_id: str, label: str) -> Element:
    paragraph = inline(make("p"), label + " ")
    append(paragraph, make("textEntryInteraction", responseIdentifier=field_name(field_id)))
    return make("div", paragraph, class_="field")


def _write_letter(_: Data, __: Element) -> list[Element]:
    return [make("extendedTextInteraction", responseIdentifier=RESPONSE, expectedLines="8")]


def _write_speaking(_: Data, __: Element) -> list[Element]:
    return [make("uploadInteraction", responseIdentifier=RESPONSE)]


_WRITERS: Mapping[str, Callable[[Data, Element], list[Element]]] = {
    "single_choice": _write_choices,
    "right_or_wrong": _write_judgement,
    "typed_word": _write_gap,
    "form": _write_form,
    "letter": _write_letter,
    "speaking": _write_speaking,
}
