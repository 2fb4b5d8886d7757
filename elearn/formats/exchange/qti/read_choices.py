"""Choices and their key; two choices that say right and wrong are a judgement."""

import string
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.qti.elements import find_all
from elearn.formats.exchange.qti.flow import read_text
from elearn.formats.exchange.qti.read_declarations import find_declaration, read_correct
from elearn.formats.exchange.qti.unreadable import Unreadable

_RIGHT = frozenset({"right", "true", "верно", "правильно", "да", "истина", "правда"})
_WRONG = frozenset({"wrong", "false", "неверно", "неправильно", "нет", "ложь", "неправда"})
_INSIDE = ("feedbackInline", "feedbackBlock", "catalogInfo")


def read_judgement(root: Element, interaction: Element, elements: Sequence[Element]) -> str | None:
    """Return `right` or `wrong`, or nothing if it is no judgement."""
    meanings = {each.get("identifier", ""): _meaning(each) for each in elements}
    if len(elements) != 2 or set(meanings.values()) != {"right", "wrong"}:
        return None
    return meanings[_read_key(root, interaction, list(meanings))]


def _meaning(element: Element) -> str:
    for word in (element.get("identifier", ""), _read_choice(element).strip(" .!")):
        if word.casefold() in _RIGHT:
            return "right"
        if word.casefold() in _WRONG:
            return "wrong"
    return ""


def read_choices(
    root: Element, interaction: Element, elements: Sequence[Element]
) -> tuple[list[dict[str, Any]], str]:
    """Read the choices and the key's id; ids of another system become letters."""
    names = [each.get("identifier", "") for each in elements]
    if not elements or len(set(names)) < len(names):
        raise Unreadable(FaultKind.MISSING, field="choices")
    if len(elements) > len(string.ascii_lowercase):
        raise Unreadable(FaultKind.TOO_MANY, limit=len(string.ascii_lowercase))
    letters = list(string.ascii_lowercase[: len(names)])
    ids = names if sorted(names) == letters else letters
    choices = [
        {"id": each, "text": _read_choice(element)} for each, element in zip(ids, elements, strict=True)
    ]
    return choices, dict(zip(names, ids, strict=True))[_read_key(root, interaction, names)]


def _read_choice(element: Element) -> str:
    return read_text(element, without=find_all(element, *_INSIDE))


def _read_key(root: Element, interaction: Element, names: Sequence[str]) -> str:
    declaration = find_declaration(root, interaction)
    if declaration is not None and declaration.get("cardinality", "single") != "single":
        raise Unreadable(FaultKind.NOT_KNOWN, value=f"cardinality {declaration.get('cardinality', '')[:50]}")
    correct = read_correct(root, interaction)
    if len(correct) != 1 or correct[0] not in names:
        raise Unreadable(FaultKind.NO_KEY)
    return correct[0]
